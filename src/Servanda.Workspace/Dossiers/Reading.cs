using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Checks;
using Servanda.Model;
using Servanda.Reporting;
using Servanda.Storage.Records;
using Servanda.Text;

namespace Servanda.Workspace.Dossiers;

/// <summary>One reading of a dossier with its ledger: it never changes. What was worked out for one view serves the next.</summary>
public sealed class Reading
{
    // A handful of people look at a handful of dates.
    const int MostAnswers = 16;

    readonly Lazy<Assessor> _assessor;
    readonly Lazy<CheckReport> _checks;
    readonly Lazy<(LocalDate First, LocalDate Last)?> _days;
    readonly ConcurrentDictionary<(string What, Question Question), Lazy<object>> _answers = new();

    /// <summary>Takes a dossier that was read.</summary>
    /// <param name="slug">Its name in addresses.</param>
    /// <param name="path">Where it was read from.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="ledger">What the ledger held.</param>
    public Reading(string slug, string path, Dossier dossier, LedgerRecord ledger)
    {
        (Slug, Path, Dossier, Ledger) = (slug, path, dossier, ledger);
        _assessor = new(() => new Assessor(dossier));
        _checks = new(() => CheckReport.Of(dossier));
        _days = new(() =>
            dossier.Entries.IsEmpty
                ? null
                : (
                    Days.Of(dossier.Entries.Min(e => e.Said.Bounds(dossier.Zone).Earliest), dossier.Zone),
                    Days.Of(dossier.Entries.Max(e => (e.Known ?? e.Said).Bounds(dossier.Zone).Latest), dossier.Zone)
                )
        );
        var text = Receipt.Of(path, dossier, Everything, Engine).Text;
        Version = string.Create(CultureInfo.InvariantCulture, $"{text[..16]}-{ledger.Leaves}");
    }

    static Question Everything => new() { AsOf = Instant.MaxValue, KnownAt = Instant.MaxValue };

    /// <summary>The version of the engine that answers.</summary>
    public static string Engine { get; } =
        typeof(Assessor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    /// <summary>Its name in addresses.</summary>
    public string Slug { get; }

    /// <summary>Where it was read from.</summary>
    public string Path { get; }

    /// <summary>The dossier.</summary>
    public Dossier Dossier { get; }

    /// <summary>What the ledger held.</summary>
    public LedgerRecord Ledger { get; }

    /// <summary>Another for every other text, record or ledger.</summary>
    public string Version { get; }

    /// <summary>The first and the last day on which something was said; null where nothing was.</summary>
    public (LocalDate First, LocalDate Last)? SpokenDays => _days.Value;

    /// <summary>Answers questions about it.</summary>
    public Assessor Assessor => _assessor.Value;

    /// <summary>What is wrong with the agreement itself.</summary>
    public CheckReport Checks => _checks.Value;

    /// <summary>Where every commitment stands.</summary>
    public Standings Assess(Question question) => Once("status", question, () => Assessor.Assess(question));

    /// <summary>Who waits for whom.</summary>
    public WaitGraph Waits(Question question) => Once("waits", question, () => Assessor.Waits(question));

    /// <summary>What differs between two questions.</summary>
    public IReadOnlyList<AnswerChange> Changes(Question before, Question after) =>
        Once(
            $"changes from {before.AsOf} {before.KnownAt} {before.Standard}",
            after,
            () => (IReadOnlyList<AnswerChange>)Assessor.Changes(before, after)
        );

    /// <summary>Which commitments rest on an entry, by its identifier: those whose explanation names it.</summary>
    public ILookup<string, string> RestingOn(Question question) =>
        Once(
            "resting",
            question,
            () =>
                Reasons(question)
                    .Where(r => r.Node.Entry is not null)
                    .Select(r => (r.Node.Entry!.Id, r.Commitment))
                    .Distinct()
                    .ToLookup(x => x.Id, x => x.Commitment, StringComparer.Ordinal)
        );

    /// <summary>Every reason for every answer, with the commitment that it is given for.</summary>
    public IReadOnlyList<(string Commitment, Explanation Node)> Reasons(Question question) =>
        Once(
            "reasons",
            question,
            () =>
                (IReadOnlyList<(string, Explanation)>)
                    [
                        .. Assess(question)
                            .Answers.Select(a => a.Commitment.Name)
                            .SelectMany(name => Assessor.Explain(question, name).All().Select(node => (name, node))),
                    ]
        );

    /// <summary>Which answers are otherwise than they would be without some entries.</summary>
    /// <param name="question">The question.</param>
    /// <param name="entries">Their identifiers.</param>
    public IReadOnlyList<AnswerUpdate> Effect(Question question, IReadOnlyCollection<string> entries) =>
        Once(
            $"effect of {string.Join(' ', entries)}",
            question,
            () =>
                new LiveAssessment(
                    Dossier with
                    {
                        Entries = Dossier.Entries.RemoveAll(e => entries.Contains(e.Id)),
                    },
                    question
                ).Append(Dossier.Entries.Where(e => entries.Contains(e.Id))) as IReadOnlyList<AnswerUpdate>
        );

    /// <summary>Why a commitment stands where it stands.</summary>
    public Explanation Explain(Question question, string commitment, string? member) =>
        Once($"explain {commitment} {member}", question, () => Assessor.Explain(question, commitment, member));

    /// <summary>What a further text would be as entries, and which answers it would change.</summary>
    /// <param name="question">The question of which the answers are compared.</param>
    /// <param name="text">Entries in the language.</param>
    public EntryPreview Preview(Question question, string text)
    {
        // Read anew: what is only looked at must not be remembered as said.
        var open = DossierFolder.Open(Path, Ledger.Texts);
        var fresh = open.ReadEntries(new SourceText(EntryPreview.Path, text));
        var updates =
            fresh.Entries.IsEmpty || question.EnteredAt is not null
                ? []
                : new LiveAssessment(open.Dossier, question).Append(fresh.Entries);
        return new EntryPreview(text, fresh.Entries, fresh.Diagnostics, fresh.Others, updates);
    }

    /// <summary>Which answers each of some sentences would change, were it entered alone; what cannot be read is left out.</summary>
    public IReadOnlyList<(string Sentence, ImmutableArray<AnswerUpdate> Updates)> Supposing(
        Question question,
        IEnumerable<string> sentences
    )
    {
        var all = sentences.ToList();
        return Once(
            "supposing " + string.Join('\n', all),
            question,
            () =>
            {
                var open = DossierFolder.Open(Path, Ledger.Texts);
                var supposed = new List<(string, ImmutableArray<AnswerUpdate>)>();
                foreach (var sentence in all)
                    if (
                        open.ReadEntries(new SourceText(EntryPreview.Path, sentence)) is
                        { Diagnostics.IsEmpty: true, Entries: [var entry] }
                    )
                        supposed.Add((sentence, new LiveAssessment(open.Dossier, question).Append(entry)));
                return supposed;
            }
        );
    }

    T Once<T>(string what, Question question, Func<T> answer)
        where T : class
    {
        if (_answers.Count >= MostAnswers * 8)
            _answers.Clear();
        return (T)_answers.GetOrAdd((what, question), _ => new Lazy<object>(() => answer())).Value;
    }
}

/// <summary>Entries that somebody is about to enter.</summary>
/// <param name="Text">Their text.</param>
/// <param name="Entries">What they are.</param>
/// <param name="Diagnostics">What is wrong with the text.</param>
/// <param name="Others">Places of what is no entry.</param>
/// <param name="Updates">The answers that would change.</param>
public sealed record EntryPreview(
    string Text,
    ImmutableArray<Entry> Entries,
    ImmutableArray<Diagnostics.Diagnostic> Diagnostics,
    ImmutableArray<Location> Others,
    ImmutableArray<AnswerUpdate> Updates
)
{
    /// <summary>How messages name the place of what was typed.</summary>
    public const string Path = "your-entry.accord";

    /// <summary>Whether nothing in it is wrong.</summary>
    public bool IsSound => Others.IsEmpty && Diagnostics.All(d => d.Severity < Servanda.Diagnostics.Severity.Error);

    /// <summary>The one entry, where it is sound; otherwise null.</summary>
    public Entry? Sound => IsSound && Entries is [var entry] ? entry : null;
}
