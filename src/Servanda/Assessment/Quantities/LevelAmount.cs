using Servanda.Assessment.Facts;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Quantities;

/// <summary>
/// The value of a level over time, as a quantity reads it (semantics 3.9): from the least bound to the greatest of the
/// figures that stand or are coming.
/// </summary>
/// <param name="compared">Reads a comparison on the level; belief in <c>at most</c> profits the other side.</param>
/// <param name="view">The record as it counts.</param>
/// <param name="standard">The standard of proof.</param>
/// <param name="fact">The level's number.</param>
/// <param name="place">Where it is used.</param>
/// <param name="interest">Whom a high value profits.</param>
internal sealed class LevelAmount(
    Func<Comparison, decimal, LevelReading> compared,
    RecordView view,
    Standard standard,
    int fact,
    Place place,
    Interest interest
) : FactReading(view, standard, fact, place, interest), IAmountOfFact
{
    readonly Dictionary<(Comparison, decimal), LevelReading> _readings = [];
    AmountSignal? _amounts;

    /// <inheritdoc/>
    public AmountSignal Amounts => _amounts ??= Reckon();

    /// <inheritdoc/>
    public override bool HasOnlyDatedCandidates => true;

    /// <inheritdoc/>
    public override void AddCandidates(List<long> candidates, bool underNot)
    {
        foreach (var row in Figures())
            AddDays(candidates, row.A, row.B);
    }

    /// <inheritdoc/>
    public override Evidence ReasonAt(long second) =>
        Amounts[second]?.Claimed switch
        {
            { Greatest: { } greatest } => Compared(Comparison.AtLeast, greatest).ReasonAt(second),
            { Least: { } least } => Compared(Comparison.AtMost, least).ReasonAt(second),
            _ => Evidence.Imprecise,
        };

    /// <inheritdoc/>
    protected override IEnumerable<long> ReasonMoments(long from, long to) =>
        Amounts
            .From.Concat(Doubts(Rows()).SelectMany(d => new[] { d.From, d.Until }))
            .Where(t => t > from && t <= to)
            .Prepend(from)
            .Distinct();

    /// <summary>Settled where there is no value, and where it is one and the standard supports it.</summary>
    protected override Signal Read()
    {
        var builder = new Signal.Builder(4);
        foreach (var t in Amounts.From)
            builder.Add(
                t,
                Amounts[t] is not { } amount ? Truth.No
                    : amount.Certain.IsSingle ? Truth.Yes
                    : Truth.Possible | Truth.MaybeSaid
            );
        return builder.Build();
    }

    /// <inheritdoc/>
    protected override long BeginningOf(in Statement row) => row.B;

    List<Statement> Figures() => [.. Rows().Where(r => r.Form == StatementForm.Figure)];

    LevelReading Compared(Comparison comparison, decimal amount) =>
        _readings.TryGetValue((comparison, amount), out var reading)
            ? reading
            : _readings[(comparison, amount)] = compared(comparison, amount);

    AmountSignal Reckon()
    {
        var rows = Figures();
        var ends = rows.Select(r => r.Bounds)
            .SelectMany(b =>
                new[]
                {
                    b.HasLow ? Compared(Comparison.AtLeast, b.Low) : null,
                    b.HasHigh ? Compared(Comparison.AtMost, b.High) : null,
                }
            )
            .OfType<LevelReading>();
        return new AmountSignal(
            rows.SelectMany(r => new[] { r.A, r.B }).Concat(ends.SelectMany(e => e.Signal.From.ToArray())),
            At
        );
    }

    Amount? At(long second)
    {
        var figures = Compared(Comparison.AtLeast, 0).FiguresAt(second);
        if (figures.Count == 0)
            return null;
        var least = figures.All(f => f.Bounds.HasLow) ? figures.Min(f => f.Bounds.Low) : (decimal?)null;
        var greatest = figures.All(f => f.Bounds.HasHigh) ? figures.Max(f => f.Bounds.High) : (decimal?)null;
        return new Amount(
            new ValueRange(least, greatest),
            new ValueRange(Supported(Comparison.AtLeast, least), Supported(Comparison.AtMost, greatest)),
            true
        );

        decimal? Supported(Comparison comparison, decimal? end) =>
            end is { } bound && (Compared(comparison, bound).Signal[second] & Truth.Established) != 0 ? bound : null;
    }
}
