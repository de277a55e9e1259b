using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>Where some affirm what others deny.</summary>
public sealed record ContradictionsView(Look Look, Dossier Dossier, Paged<Contradiction> Matters)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Finds them in the reasons for all answers.</summary>
    public static ContradictionsView Of(Reading reading, Look look, int page)
    {
        var disputed = Paged.Of(reading.Quoted(look.Question).Disputed, page, PageSize);
        return new(
            look,
            reading.Dossier,
            new(
                [.. disputed.Items.Select(d => Contradiction.Of(d.Reason, d.Commitments, reading.Dossier))],
                disputed.Page,
                disputed.Pages,
                disputed.InAll
            )
        );
    }
}

/// <summary>A matter on which some say yes and others no.</summary>
/// <param name="Subjects">What it is about, by names and titles.</param>
/// <param name="Verdict">What comes of it, in a sentence.</param>
/// <param name="Affirming">The entries that affirm it.</param>
/// <param name="Denying">The entries that deny it.</param>
/// <param name="Undecided">Those that say neither: who cannot confirm it, what is silenced or withdrawn.</param>
/// <param name="Commitments">The commitments that rest on it.</param>
public sealed record Contradiction(
    IReadOnlyList<(string Name, string? Title)> Subjects,
    string Verdict,
    IReadOnlyList<Entry> Affirming,
    IReadOnlyList<Entry> Denying,
    IReadOnlyList<Entry> Undecided,
    IReadOnlyList<Commitment> Commitments
)
{
    /// <summary>Takes it from the reason that quotes both sides.</summary>
    public static Contradiction Of(Explanation node, IEnumerable<string> commitments, Dossier dossier)
    {
        var affirming = Quoted(ExplanationKind.Affirms);
        var denying = Quoted(ExplanationKind.Denies);
        return new Contradiction(
            [
                .. affirming
                    .SelectMany(EntrySubjects.Of)
                    .Intersect(denying.SelectMany(EntrySubjects.Of), StringComparer.Ordinal)
                    .Select(name => (name, dossier.Facts.GetValueOrDefault(name)?.Title)),
            ],
            node.Text,
            affirming,
            denying,
            Quoted(ExplanationKind.Mentions),
            [.. commitments.Select(c => dossier.Commitments[c])]
        );

        IReadOnlyList<Entry> Quoted(ExplanationKind kind) =>
            [
                .. node
                    .Children.Where(c => c.Kind == kind)
                    .Select(c => c.Entry)
                    .OfType<Entry>()
                    .OrderBy(e => EntryTimes.KnownFrom(e, dossier.Zone)),
            ];
    }
}
