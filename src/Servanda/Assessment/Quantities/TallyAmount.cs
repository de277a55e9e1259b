using Servanda.Assessment.Facts;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Quantities;

/// <summary>The count of a tally over time, as a quantity reads it (semantics 3.9): from the established to the possible.</summary>
/// <param name="atLeast">Reads "at least u" from the figures that stand.</param>
/// <param name="view">The record as it counts.</param>
/// <param name="standard">The standard of proof.</param>
/// <param name="fact">The tally's number.</param>
/// <param name="place">Where it is used.</param>
/// <param name="interest">Whom a high count profits.</param>
internal sealed class TallyAmount(
    Func<decimal, List<TallyReading.Figure>, TallyReading> atLeast,
    RecordView view,
    Standard standard,
    int fact,
    Place place,
    Interest interest
) : FactReading(view, standard, fact, place, interest), IAmountOfFact
{
    List<TallyReading.Figure>? _figures;
    List<(long At, decimal Count)>? _established;
    List<(long At, decimal Count)>? _possible;

    /// <inheritdoc/>
    public AmountSignal Amounts =>
        new(
            Steps(Truth.Established).Concat(Steps(Truth.Possible)).Select(s => s.At).Append(SaidFrom),
            t => new Amount(RangeAt(t), RangeAt(t), t >= SaidFrom)
        );

    /// <summary>The first second at which somebody speaks of it; the end of time if nobody does.</summary>
    public long SaidFrom => Figures.Select(f => f.A).DefaultIfEmpty(long.MaxValue).Min();

    /// <summary>The counts, established or possible, each from the second at which it is reached; the first is above nothing.</summary>
    public IReadOnlyList<(long At, decimal Count)> Steps(Truth mark)
    {
        if (_established is null)
            Reckon();
        return mark == Truth.Established ? _established! : _possible!;
    }

    /// <summary>The count, established or possible, at a second.</summary>
    public decimal CountAt(Truth mark, long second)
    {
        decimal count = 0;
        foreach (var step in Steps(mark))
            if (step.At <= second)
                count = step.Count;
        return count;
    }

    /// <inheritdoc/>
    public override bool HasOnlyDatedCandidates => true;

    /// <inheritdoc/>
    public override void AddCandidates(List<long> candidates, bool underNot)
    {
        foreach (var figure in Figures)
            AddDays(candidates, figure.A, figure.B);
    }

    /// <inheritdoc/>
    public override Evidence ReasonAt(long second) =>
        atLeast(CountAt(Truth.Possible, second), Figures).ReasonAt(second);

    /// <inheritdoc/>
    protected override IEnumerable<long> ReasonMoments(long from, long to) =>
        Figures
            .SelectMany(f => new[] { f.A, f.B, f.B + 1 })
            .Concat(Doubts(Rows()).Select(d => d.From))
            .Where(t => t > from && t <= to)
            .Prepend(from)
            .Distinct();

    /// <summary>Settled where the count is one.</summary>
    protected override Signal Read()
    {
        var builder = new Signal.Builder(4);
        foreach (var t in Amounts.From)
            builder.Add(t, RangeAt(t).IsSingle ? Truth.Yes : Truth.Possible | Truth.MaybeSaid);
        return builder.Build();
    }

    /// <inheritdoc/>
    protected override long BeginningOf(in Statement row) => long.MinValue;

    /// <inheritdoc/>
    protected override long BeginningOf(Doubt doubt) => long.MinValue;

    /// <summary>The first and last second at which what each figure counts may have happened.</summary>
    public IEnumerable<(long First, long Last)> Dates => Figures.Select(f => (f.A, f.B));

    /// <summary>Whether a figure whose date covers a second is possible, and not established, at it.</summary>
    public bool MayRiseAt(long second) =>
        Figures.Exists(f => f.Bounds.HasLow && f.A <= second && second <= f.B)
        && CountAt(Truth.Possible, second) > CountAt(Truth.Established, second);

    List<TallyReading.Figure> Figures => _figures ??= TallyReading.Figures(Rows());

    ValueRange RangeAt(long second) => new(CountAt(Truth.Established, second), CountAt(Truth.Possible, second));

    void Reckon()
    {
        var bounds = Figures
            .Where(f => f.Bounds is { HasLow: true, Low: > 0 })
            .Select(f => f.Bounds.Low)
            .Distinct()
            .Order()
            .ToArray();
        var reached = new (long Established, long Possible)[bounds.Length];
        (long, long) Of(int i)
        {
            var signal = atLeast(bounds[i], Figures).Signal;
            return (signal.First(Truth.Established), signal.First(Truth.Possible));
        }
        // INVARIANT: a higher amount is reached no earlier, so between two reached at once nothing differs.
        void Between(int low, int high)
        {
            if (high - low < 2)
                return;
            var middle = (low + high) / 2;
            reached[middle] = reached[low] == reached[high] ? reached[low] : Of(middle);
            Between(low, middle);
            Between(middle, high);
        }
        if (bounds.Length > 0)
        {
            reached[0] = Of(0);
            reached[^1] = Of(bounds.Length - 1);
            Between(0, bounds.Length - 1);
        }
        _established = Climb(reached.Select(r => r.Established));
        _possible = Climb(reached.Select(r => r.Possible));

        List<(long, decimal)> Climb(IEnumerable<long> moments)
        {
            var steps = new List<(long At, decimal Count)>();
            foreach (var (at, count) in moments.Zip(bounds))
            {
                if (at == long.MaxValue)
                    break;
                // The highest of those reached at one second counts.
                if (steps.Count > 0 && steps[^1].At == at)
                    steps.RemoveAt(steps.Count - 1);
                steps.Add((at, count));
            }
            return steps;
        }
    }
}
