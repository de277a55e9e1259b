using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Two things are called the same.</summary>
public sealed class SameName : CheckRule
{
    /// <summary>The rule.</summary>
    public static SameName Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "same-name";

    /// <inheritdoc/>
    public override string Title => "Two things have the same name";

    /// <inheritdoc/>
    public override string Explanation =>
        "Where one name stands for two, a statement about either can be counted for the other.";

    /// <inheritdoc/>
    public override string Mend => "Call one of them something else, or declare one thing with both spellings.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Government "the government in the capital" also "the administration"
            party Region "the regional council" also "the administration"
            instrument accord made by Government, Region on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              Government must achieve bridge-open
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party Government "the government in the capital" also "the national administration"
            party Region "the regional council" also "the regional administration"
            instrument accord made by Government, Region on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              Government must achieve bridge-open
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var dossier = agreement.Dossier;
        var actors = dossier.Actors.Values.SelectMany(a =>
            a.Also.Append(a.Title).Append(a.Name).OfType<string>().Select(s => (Called: s, a.Name, a.Location))
        );
        var facts = dossier.Facts.Values.Where(f => f.Title is not null).Select(f => (f.Title!, f.Name, f.Location));
        return Shared(actors).Concat(Shared(facts));

        IEnumerable<Diagnostic> Shared(IEnumerable<(string Called, string Name, Location? Location)> things) =>
            things
                .GroupBy(t => t.Called, StringComparer.OrdinalIgnoreCase)
                .Select(g => g.DistinctBy(t => t.Name).OrderBy(t => t.Name, StringComparer.Ordinal).ToList())
                .Where(g => g.Count > 1)
                .OrderBy(g => g[0].Name, StringComparer.Ordinal)
                .Select(g =>
                    Found(
                        agreement.PlaceOf(g[1].Location),
                        [.. g.Select(t => t.Name)],
                        $"{Clauses.Names([.. g.Select(t => t.Name)])} are both called \"{g[0].Called}\"."
                    ) with
                    {
                        Related = agreement.PlaceOf(g[0].Location) is { } first
                            ? [new RelatedPlace(first.Source, first.Span, "so is this")]
                            : [],
                    }
                );
    }
}
