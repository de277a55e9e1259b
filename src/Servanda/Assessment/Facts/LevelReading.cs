using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Facts;

/// <summary>
/// A comparison on a level (semantics 3.4): each side's figure stands until that side's next; the figures of two sides
/// affirm and deny each other. Findings on prose, and on a <c>seek</c>, are read as a level that is 1 or 0.
/// </summary>
internal sealed class LevelReading(
    RecordView view,
    Standard standard,
    int fact,
    Place place,
    Interest interest,
    Comparison comparison,
    decimal amount
) : FactReading(view, standard, fact, place, interest)
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
    public override bool HasOnlyDatedCandidates => AllMoments().Doubts.Count == 0;

    /// <inheritdoc/>
    public override void AddCandidates(List<long> candidates, bool underNot)
    {
        foreach (var row in AllMoments().Rows)
            AddDays(candidates, row.A, row.B);
    }

    /// <inheritdoc/>
    protected override long BeginningOf(in Statement row) => row.B;

    /// <inheritdoc/>
    public override Evidence ReasonAt(long second)
    {
        var moments = AllMoments();
        var stance = StanceAt(moments, second);
        if (stance.Affirmed.Any && stance.Denied.Any)
            return Evidence.Contested;
        if (moments.Doubts.Any(d => d.IsAt(second)))
            return Evidence.Unconfirmed;
        return stance.Affirmed.Any || stance.Denied.Any ? Evidence.Claimed : Evidence.Imprecise;
    }

    /// <inheritdoc/>
    protected override IEnumerable<long> ReasonMoments(long from, long to) =>
        AllMoments().Changes.Where(t => t > from && t <= to).Prepend(from);

    /// <summary>The figures that stand or are coming at a moment, of all sides.</summary>
    public List<Statement> FiguresAt(long second)
    {
        var found = new List<Statement>();
        foreach (var (start, end) in AllMoments().Sides)
        {
            var side = new Stance();
            Side(AllMoments().Rows, start, end, second, ref side, found);
        }
        return found;
    }

    sealed record Moments(
        List<Statement> Rows,
        List<(int Start, int End)> Sides,
        List<Doubt> Doubts,
        List<long> Changes
    );

    Moments AllMoments()
    {
        if (_moments is not null)
            return _moments;
        var rows = Rows();
        rows.RemoveAll(static r => r.Form != StatementForm.Figure);
        var sides = new List<(int, int)>();
        var changes = new SortedSet<long>();
        for (var start = 0; start < rows.Count; )
        {
            var end = start + 1;
            while (end < rows.Count && rows[end].Side == rows[start].Side)
                end++;
            sides.Add((start, end));
            start = end;
        }
        foreach (var row in rows)
        {
            changes.Add(row.A);
            changes.Add(row.B);
        }
        var doubts = Doubts(rows)
            .Where(d => d.Names is null || (d.Names.Comparison == comparison && d.Names.Amount == amount))
            .ToList();
        foreach (var doubt in doubts)
        {
            changes.Add(doubt.From);
            changes.Add(doubt.Until);
        }
        changes.Remove(long.MaxValue);
        return _moments = new Moments(rows, sides, doubts, [.. changes]);
    }

    Truth TruthAt(Moments moments, long t) => Judge(StanceAt(moments, t), moments.Doubts, t);

    Stance StanceAt(Moments moments, long t)
    {
        var stance = new Stance();
        foreach (var (start, end) in moments.Sides)
            Side(moments.Rows, start, end, t, ref stance, null);
        return stance;
    }

    void Side(List<Statement> rows, int start, int end, long t, ref Stance stance, List<Statement>? found)
    {
        // Standing: the last date with B ≤ t; rows are sorted by date, then by knowledge.
        var (low, high) = (start, end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].B <= t)
                low = middle + 1;
            else
                high = middle;
        }
        var (affirming, denying, straddling) = (false, false, false);
        var coming = low;
        for (var i = coming; i < end; i++)
        {
            if (rows[i].A > t)
                continue;
            found?.Add(rows[i]);
            if (rows[i].Bounds.Within(comparison, amount))
                affirming = true;
            else if (rows[i].Bounds.Outside(comparison, amount))
                denying = true;
            else
                straddling = true;
        }
        stance.Imprecise |= affirming || straddling;
        stance.OppositeImprecise |= denying || straddling;
        if (low == start)
            return;
        var last = low - 1;
        for (var i = last; i >= start && rows[i].B == rows[last].B && rows[i].Known == rows[last].Known; i--)
        {
            found?.Add(rows[i]);
            if (rows[i].Bounds.Within(comparison, amount))
            {
                if (!denying && !straddling)
                    Affirm(ref stance.Affirmed, rows[i]);
                else
                    stance.Imprecise = true;
            }
            else if (rows[i].Bounds.Outside(comparison, amount))
            {
                if (!affirming && !straddling)
                    Deny(ref stance.Denied, rows[i]);
                else
                    stance.OppositeImprecise = true;
            }
            else
                stance.Imprecise = stance.OppositeImprecise = true;
        }
    }
}
