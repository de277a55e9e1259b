using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Checks;
using Servanda.Exchange.Asking;
using Servanda.Foresight;
using Servanda.Model;
using Servanda.Reporting;
using Servanda.Storage.Records;
using Servanda.Text;

namespace Servanda.Workspace.Dossiers;

/// <summary>One reading of a dossier with its ledger: it never changes. What was worked out for one view serves the next.</summary>
public sealed class Reading
{
    // A handful of people look at a handful of dates; of a large dossier less is remembered, since each answer is large.
    const int MostAnswers = 128;
    const int LeastAnswers = 16;
    const int MostAnswered = 400_000;

    readonly Lazy<Assessor> _assessor;
    readonly Lazy<CheckReport> _checks;
    readonly Lazy<CheckReport> _allChecks;
    readonly Lazy<Task<TimetableResult>> _timetable;
    readonly OpenDossier _open;
    readonly ConcurrentDictionary<SourceText, Lazy<ImmutableArray<LiteratePiece>>> _literate = new();
    readonly Lazy<(LocalDate First, LocalDate Last)?> _days;
    readonly ConcurrentDictionary<(string What, Question Question), Lazy<object>> _answers = new();

    /// <summary>Takes a dossier that was read.</summary>
    /// <param name="slug">Its name in addresses.</param>
    /// <param name="path">Where it was read from.</param>
    /// <param name="open">The dossier.</param>
    /// <param name="ledger">What the ledger held.</param>
    public Reading(string slug, string path, OpenDossier open, LedgerRecord ledger)
    {
        var dossier = open.Dossier;
        (Slug, Path, Dossier, Ledger, _open) = (slug, path, dossier, ledger, open);
        _assessor = new(() => new Assessor(dossier));
        _checks = new(() => CheckReport.Of(dossier));
        _timetable = new(() => Task.Run(() => Checking.TimetableOf(dossier)));
        _allChecks = new(() => Checking.Of(dossier, Timetable.Result));
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

    /// <summary>Whether every promise can be kept: reckoned once, beside all else, from when it is first asked for.</summary>
    public Task<TimetableResult> Timetable => _timetable.Value;

    /// <summary>What is wrong with the agreement itself, as far as it has been found by now. What takes long is not waited for.</summary>
    public FoundSoFar Found =>
        Timetable is { IsCompletedSuccessfully: true, Result.Unknown: var unknown }
            ? new FoundSoFar(_allChecks.Value, true, unknown)
            : new FoundSoFar(_checks.Value, Timetable.IsCompleted, []);

    /// <summary>A file of the dossier as people read it.</summary>
    public ImmutableArray<LiteratePiece> Literate(SourceText source) =>
        _literate.GetOrAdd(source, s => new(() => LiterateText.Of(s))).Value;

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

    /// <summary>What the reasons for all answers quote of the record.</summary>
    public QuotedRecord Quoted(Question question) =>
        Once(
            "quoted",
            question,
            () =>
            {
                var names = Assess(question).Answers.Select(a => a.Commitment.Name).ToList();
                return QuotedRecord.Of(names.Zip(Assessor.Explain(question, names)));
            }
        );

    /// <summary>Every status that a commitment or power, or one instance, has had.</summary>
    /// <param name="question">The question.</param>
    /// <param name="commitment">Its name.</param>
    /// <param name="member">The instance, or null.</param>
    /// <param name="byKnown">Whether it tells what would have been answered then, or what happened when.</param>
    public IReadOnlyList<HistoryStep> History(Question question, string commitment, string? member, bool byKnown) =>
        Once(
            $"history {byKnown} {commitment} {member}",
            question,
            () =>
                (IReadOnlyList<HistoryStep>)(
                    byKnown
                        ? Assessor.HistoryAsKnownThen(question, commitment, member)
                        : Assessor.History(question, commitment, member)
                )
        );

    /// <summary>What is overdue, then what falls due or is aimed at until a day, by date.</summary>
    /// <param name="question">The question.</param>
    /// <param name="from">The day as of which it is asked.</param>
    /// <param name="until">The last day that counts.</param>
    public IReadOnlyList<DueItem> Due(Question question, LocalDate from, LocalDate until) =>
        Once(
            $"due until {QuestionWords.Iso(until)}",
            question,
            () => (IReadOnlyList<DueItem>)DueItems.Of(Assessor, question, from, until)
        );

    /// <summary>Where every issue of the agenda stands.</summary>
    public IReadOnlyList<IssueAnswer> Issues(Question question) =>
        Once("issues", question, () => (IReadOnlyList<IssueAnswer>)Assessor.Issues(question));

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

    /// <summary>Where a commitment would stand with each of some sentences, were it entered alone; what cannot be read is left out.</summary>
    public IReadOnlyList<(string Sentence, Answer After)> Supposing(
        Question question,
        string commitment,
        IEnumerable<string> sentences
    )
    {
        var all = sentences.ToList();
        return Once(
            $"supposing {commitment}\n{string.Join('\n', all)}",
            question,
            () =>
            {
                var supposed = new List<(string, Answer)>();
                foreach (var sentence in all)
                    if (
                        _open.ReadEntries(new SourceText(EntryPreview.Path, sentence))
                            is { Diagnostics.IsEmpty: true, Entries: [var entry] }
                        && Dossier.Entries.All(e => e.Id != entry.Id)
                        && new Assessor(Dossier with { Entries = Dossier.Entries.Add(entry) })
                            .Assess(question)
                            .For(commitment)
                            is { } after
                    )
                        supposed.Add((sentence, after));
                return supposed;
            }
        );
    }

    T Once<T>(string what, Question question, Func<T> answer)
        where T : class
    {
        var most = Math.Clamp(MostAnswered / (Dossier.Commitments.Count + 1), LeastAnswers, MostAnswers);
        if (_answers.Count >= most)
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
