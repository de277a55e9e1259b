namespace Servanda.Record;

/// <summary>
/// The facts about which nothing was ever said but that they happened, or did not, by nobody's mouth but the speaker's:
/// most events are such. Of those that nobody denies it is kept from when the earliest date was known, so that a question
/// need not look at each report.
/// </summary>
internal sealed class PlainEvents
{
    // Fewer reports than this are as quickly read.
    const int FewReports = 8;

    /// <summary>Known from a second on: the earliest first second, and the earliest last second, of all reports so far.</summary>
    readonly record struct Step(long Known, long A, long B);

    readonly record struct Plain(bool Is, long FirstKnown, Step[]? Steps);

    static readonly Plain NeverTold = new(false, long.MaxValue, null);

    Plain[] _facts;

    /// <summary>Reads the record once.</summary>
    /// <param name="facts">How many facts there are.</param>
    /// <param name="record">The record, all its rows in place.</param>
    public PlainEvents(int facts, RecordIndex record)
    {
        _facts = new Plain[facts];
        for (var fact = 0; fact < facts; fact++)
            _facts[fact] = Read(fact, record);
    }

    /// <summary>Reads again what is said of a fact.</summary>
    public void Renew(int fact, RecordIndex record)
    {
        if (fact >= _facts.Length)
        {
            var known = _facts.Length;
            Array.Resize(ref _facts, fact + 1);
            _facts.AsSpan(known).Fill(NeverTold);
        }
        _facts[fact] = Read(fact, record);
    }

    static Plain Read(int fact, RecordIndex record)
    {
        var rows = record.About(fact);
        var (isPlain, isDenied, first) = (record.AllowsShortcuts, false, long.MaxValue);
        foreach (ref readonly var row in rows)
        {
            first = Math.Min(first, row.Known);
            isDenied |= row.Bounds.HasHigh;
            isPlain &=
                row.Form == StatementForm.Figure
                && !row.IsCarried
                && (row.Bounds == Bounds.Happened || row.Bounds == Bounds.NotHappened);
        }
        return new(isPlain, first, isPlain && !isDenied && rows.Length > FewReports ? StepsOf(rows) : null);
    }

    /// <summary>Whether nothing else was ever said of it.</summary>
    public bool Has(int fact) => fact >= 0 && _facts[fact].Is;

    /// <summary>The second from which anything is known of it; the end of time if nothing is.</summary>
    public long FirstKnown(int fact) => fact < 0 ? long.MaxValue : _facts[fact].FirstKnown;

    /// <summary>Of an event that nobody denies: the earliest first and last second of all reports known by then.</summary>
    /// <returns>Whether that was kept.</returns>
    public bool TryEarliest(int fact, long knownAt, out long a, out long b)
    {
        (a, b) = (long.MaxValue, long.MaxValue);
        if (_facts[fact].Steps is not { } steps)
            return false;
        foreach (ref readonly var step in steps.AsSpan())
        {
            if (step.Known > knownAt)
                break;
            (a, b) = (step.A, step.B);
        }
        return true;
    }

    static Step[] StepsOf(ReadOnlySpan<Statement> rows)
    {
        var steps = new List<Step>();
        Span<Step> byKnowledge = new Step[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            byKnowledge[i] = new Step(rows[i].Known, rows[i].A, rows[i].B);
        byKnowledge.Sort(static (x, y) => x.Known.CompareTo(y.Known));
        var (a, b) = (long.MaxValue, long.MaxValue);
        foreach (ref readonly var step in byKnowledge)
        {
            if (step.A >= a && step.B >= b)
                continue;
            (a, b) = (Math.Min(a, step.A), Math.Min(b, step.B));
            steps.Add(new Step(step.Known, a, b));
        }
        return [.. steps];
    }
}
