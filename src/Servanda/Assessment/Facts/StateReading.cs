using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Facts;

/// <summary>
/// That a state obtains (semantics 3.4): at each moment every side has a word, the last known of those whose period covers it,
/// or the one whose period ended last, carried on.
/// </summary>
internal sealed class StateReading(RecordView view, Standard standard, int fact, Place place, Interest interest)
    : FactReading(view, standard, fact, place, interest)
{
    Moments? _moments;

    /// <inheritdoc/>
    protected override Signal Read()
    {
        var moments = AllMoments();
        var builder = new Signal.Builder(moments.Changes.Count + 1);
        builder.Add(long.MinValue, TruthAt(moments, long.MinValue));
        foreach (var t in moments.Changes)
            builder.Add(t, TruthAt(moments, t));
        return builder.Build();
    }

    /// <inheritdoc/>
    public override bool HasOnlyDatedCandidates => false;

    /// <inheritdoc/>
    public override void AddCandidates(List<long> candidates, bool underNot)
    {
        foreach (var row in AllMoments().Rows)
            if (row.Form == StatementForm.Since && row.Affirms != underNot)
                AddDays(candidates, row.A, row.B);
    }

    /// <inheritdoc/>
    protected override long BeginningOf(in Statement row) => Period(row).From;

    /// <inheritdoc/>
    public override Evidence ReasonAt(long second)
    {
        var moments = AllMoments();
        var stance = StanceAt(moments, second);
        if (stance.Affirmed.Any && stance.Denied.Any)
            return Evidence.Contested;
        if (moments.Doubts.Exists(d => d.IsAt(second)))
            return Evidence.Unconfirmed;
        return stance.Affirmed.Any || stance.Denied.Any ? Evidence.Claimed : Evidence.Imprecise;
    }

    /// <inheritdoc/>
    protected override IEnumerable<long> ReasonMoments(long from, long to) =>
        AllMoments().Changes.Where(t => t > from && t <= to).Prepend(from);

    sealed record Moments(
        List<Statement> Rows,
        List<List<(long From, Word[] Words)>> Sides,
        List<Doubt> Doubts,
        List<long> Changes
    );

    /// <summary>A statement as it speaks at a moment.</summary>
    readonly record struct Word(int Row, bool IsCarried);

    Moments AllMoments()
    {
        if (_moments is not null)
            return _moments;
        var rows = Rows();
        rows.RemoveAll(static r => r.Form is not (StatementForm.During or StatementForm.Since));
        var sides = new List<List<(long, Word[])>>();
        var changes = new SortedSet<long>();
        for (var start = 0; start < rows.Count; )
        {
            var end = start + 1;
            while (end < rows.Count && rows[end].Side == rows[start].Side)
                end++;
            var words = WordsOver(rows, start, end);
            sides.Add(words);
            foreach (var (from, _) in words)
                changes.Add(from);
            start = end;
        }
        foreach (var row in rows)
            if (row.Form == StatementForm.Since)
            {
                changes.Add(row.A);
                changes.Add(row.B);
            }
        var doubts = Doubts(rows).ToList();
        foreach (var doubt in doubts)
        {
            changes.Add(doubt.From);
            changes.Add(doubt.Until);
        }
        changes.Remove(long.MaxValue);
        changes.Remove(long.MinValue);
        return _moments = new Moments(rows, sides, doubts, [.. changes]);
    }

    static (long From, long To) Period(in Statement row) =>
        row.Form == StatementForm.Since ? (row.B, row.Said)
        : row.Affirms ? (row.A, row.B)
        : (long.MinValue, row.B);

    /// <summary>A side's word over time, in one sweep over the beginnings and ends of its periods.</summary>
    static List<(long From, Word[] Words)> WordsOver(List<Statement> rows, int start, int end)
    {
        var changes = new List<long>(2 * (end - start));
        var order = new List<int>(end - start);
        for (var i = start; i < end; i++)
        {
            var (from, to) = Period(rows[i]);
            changes.Add(from);
            changes.Add(to + 1);
            order.Add(i);
        }
        changes.Sort();
        order.Sort((x, y) => Period(rows[x]).From.CompareTo(Period(rows[y]).From));
        // Latest known first; statements whose period is over are dropped when they come up.
        var covering = new PriorityQueue<int, long>();
        var ended = new List<int>(order);
        ended.Sort((x, y) => Period(rows[x]).To.CompareTo(Period(rows[y]).To));
        var words = new List<(long, Word[])>();
        var (next, over) = (0, 0);
        var seen = new List<int>();
        for (var c = 0; c < changes.Count; c++)
        {
            var t = changes[c];
            if (c + 1 < changes.Count && changes[c + 1] == t)
                continue;
            for (; next < order.Count && Period(rows[order[next]]).From <= t; next++)
                covering.Enqueue(order[next], -rows[order[next]].Known);
            while (over < ended.Count && Period(rows[ended[over]]).To < t)
                over++;
            seen.Clear();
            while (covering.TryPeek(out var row, out _))
            {
                if (Period(rows[row]).To < t)
                {
                    covering.Dequeue();
                    continue;
                }
                if (seen.Count > 0 && rows[row].Known != rows[seen[0]].Known)
                    break;
                seen.Add(covering.Dequeue());
            }
            foreach (var row in seen)
                covering.Enqueue(row, -rows[row].Known);
            var carried = seen.Count == 0;
            if (carried && over > 0)
                AddLastEnded(rows, ended, over, seen);
            words.Add((t, [.. seen.Order().Select(r => new Word(r, carried))]));
        }
        return words;
    }

    static void AddLastEnded(List<Statement> rows, List<int> ended, int over, List<int> found)
    {
        var last = Period(rows[ended[over - 1]]).To;
        var known = long.MinValue;
        for (var i = over - 1; i >= 0 && Period(rows[ended[i]]).To == last; i--)
            known = Math.Max(known, rows[ended[i]].Known);
        for (var i = over - 1; i >= 0 && Period(rows[ended[i]]).To == last; i--)
            if (rows[ended[i]].Known == known)
                found.Add(ended[i]);
    }

    Truth TruthAt(Moments moments, long t) => Judge(StanceAt(moments, t), moments.Doubts, t);

    Stance StanceAt(Moments moments, long t)
    {
        var rows = moments.Rows;
        var stance = new Stance();
        // The newest affirmation that each side gives, so that a denial carried on can be held against the others'.
        var (newest, newestSide, second) = (long.MinValue, -1, long.MinValue);
        for (var s = 0; s < moments.Sides.Count; s++)
            foreach (var word in WordsAt(moments.Sides[s], t))
            {
                var row = rows[word.Row];
                if (!row.Affirms)
                    continue;
                if (word.IsCarried && row.Form == StatementForm.During)
                {
                    stance.ImpreciseWord = true;
                    continue;
                }
                Affirm(ref stance.Affirmed, row);
                var end = Period(row).To;
                if (s == newestSide)
                    newest = Math.Max(newest, end);
                else if (end > newest)
                    (newest, newestSide, second) = (end, s, newest);
                else
                    second = Math.Max(second, end);
            }
        for (var s = 0; s < moments.Sides.Count; s++)
            foreach (var word in WordsAt(moments.Sides[s], t))
            {
                var row = rows[word.Row];
                if (row.Affirms)
                    continue;
                if (word.IsCarried && (s == newestSide ? second : newest) > Period(row).To)
                    continue;
                Deny(ref stance.Denied, row);
            }
        foreach (var row in rows)
            if (row.Form == StatementForm.Since && row.A <= t && t < row.B)
            {
                stance.Imprecise |= row.Affirms;
                stance.OppositeImprecise |= !row.Affirms;
            }
        return stance;
    }

    static Word[] WordsAt(List<(long From, Word[] Words)> side, long t)
    {
        var (low, high) = (0, side.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (side[middle].From <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? [] : side[low - 1].Words;
    }
}
