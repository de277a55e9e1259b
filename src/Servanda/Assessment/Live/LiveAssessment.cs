using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Assessment.Live;

/// <summary>
/// One standing question about a dossier whose record grows: each entry changes only what rests on it, and subscribers are
/// told which answers changed. After every entry the answers are those that an <see cref="Assessor"/> would give from
/// scratch (design part 10, invariant 6).
/// </summary>
/// <remarks>
/// Safe to share between threads: one entry after another is taken, and what is handed out never changes. Subscribers are
/// called by the thread that appends, in the order of the record, before its call returns; they may read, and not append.
/// What one throws comes to who appends; the entry is taken all the same.
/// It knows no clock: who uses it says when time has gone on.
/// </remarks>
public sealed class LiveAssessment
{
    readonly Lock _gate = new();
    readonly LiveRecord _record;
    bool _isTelling;
    Assessment? _current;
    ImmutableArray<IssueAnswer> _issues;

    /// <summary>Assesses a dossier for the first time.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="question">The question. What was entered when cannot be asked: what is appended is entered now.</param>
    /// <exception cref="ArgumentException">The question asks for what was entered by a moment.</exception>
    public LiveAssessment(Dossier dossier, Question question)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(question);
        if (question.EnteredAt is not null)
            throw new ArgumentException(
                "A live assessment does not ask what was entered by a moment.",
                nameof(question)
            );
        Question = question;
        _record = new LiveRecord(dossier, question);
    }

    /// <summary>Tells which answers changed, by the name of the commitment, each before its instances; then the powers.</summary>
    public event EventHandler<ImmutableArray<AnswerUpdate>>? Changed;

    /// <summary>
    /// Tells which issues of the agenda changed, by their names, after <see cref="Changed"/>. An issue may rest on anything that
    /// was said: while somebody subscribes, each change costs as much as assessing the whole record that is known.
    /// </summary>
    public event EventHandler<ImmutableArray<IssueUpdate>>? IssuesChanged;

    /// <summary>What is asked now.</summary>
    public Question Question { get; private set; }

    /// <summary>The answers now: an assessment that stays as it is when entries are appended.</summary>
    public Assessment Current
    {
        get
        {
            lock (_gate)
                return _current ??= _record.Assess(Question);
        }
    }

    /// <summary>Where every issue of the agenda stands now, in the order of their names.</summary>
    public ImmutableArray<IssueAnswer> Issues
    {
        get
        {
            lock (_gate)
            {
                if (_issues.IsDefault)
                    _issues = _record.Issues();
                return _issues;
            }
        }
    }

    /// <summary>The dossier with all entries appended so far: to explain answers, or to ask other questions.</summary>
    public Dossier ToDossier()
    {
        lock (_gate)
            return _record.ToDossier();
    }

    /// <summary>The answers of the instances of a <c>for each</c> now; empty for any other commitment.</summary>
    public ImmutableArray<Answer> Instances(string commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        lock (_gate)
            return [.. _record.Instances(commitment)];
    }

    /// <summary>Takes an entry.</summary>
    /// <param name="entry">
    /// The entry, bound to this dossier. If the record has it already, nothing happens; if it has another of that identifier,
    /// the new one gets the longer identifier that <see cref="Model.DossierReader"/> would give it.
    /// </param>
    /// <returns>The answers that changed, as <see cref="Changed"/> tells them.</returns>
    public ImmutableArray<AnswerUpdate> Append(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        lock (_gate)
            return Told(() => _record.Append(entry));
    }

    /// <summary>Takes entries, one after the other.</summary>
    /// <returns>What each of them changed, in their order.</returns>
    public ImmutableArray<AnswerUpdate> Append(IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return [.. entries.SelectMany(e => Append(e))];
    }

    /// <summary>
    /// Asks as of, and as known at, later moments: entries become known, and time goes on. What becomes known costs what it
    /// costs to append it; where the moment asked about moves, everything is answered again.
    /// </summary>
    /// <param name="asOf">As of when.</param>
    /// <param name="knownAt">As known at when.</param>
    /// <returns>The answers that changed, as <see cref="Changed"/> tells them.</returns>
    /// <exception cref="ArgumentException">One of the two is earlier than it was.</exception>
    public ImmutableArray<AnswerUpdate> MoveTo(Instant asOf, Instant knownAt)
    {
        lock (_gate)
        {
            if (asOf < Question.AsOf || knownAt < Question.KnownAt)
                throw new ArgumentException("A live assessment moves forward only.");
            return Told(() =>
            {
                Question = Question with { AsOf = asOf, KnownAt = knownAt };
                return _record.MoveTo(asOf.ToUnixTimeSeconds(), knownAt.ToUnixTimeSeconds());
            });
        }
    }

    ImmutableArray<AnswerUpdate> Told(Func<ImmutableArray<AnswerUpdate>> change)
    {
        if (_isTelling)
            throw new InvalidOperationException("Who is being told of changes cannot make any: it has to wait.");
        var agenda = IssuesChanged is null ? [] : Issues;
        _current = null;
        var updates = change();
        _issues = default;
        ImmutableArray<IssueUpdate> ofIssues =
        [
            .. agenda
                .Zip(agenda.IsEmpty ? [] : Issues, (was, isNow) => new IssueUpdate(was.Issue.Name, was, isNow))
                .Where(u => !u.Before.SaysTheSameAs(u.After)),
        ];
        _isTelling = true;
        try
        {
            if (!updates.IsEmpty)
                Changed?.Invoke(this, updates);
        }
        finally
        {
            try
            {
                if (!ofIssues.IsEmpty)
                    IssuesChanged?.Invoke(this, ofIssues);
            }
            finally
            {
                _isTelling = false;
            }
        }
        return updates;
    }
}
