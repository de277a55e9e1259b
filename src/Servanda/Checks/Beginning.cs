using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Checks;

/// <summary>When a commitment begins, as far as the text dates it.</summary>
/// <param name="Day">The day; null where it waits for something, or nothing is known.</param>
/// <param name="WaitsFor">The clauses for which it waits, as a sentence names them: <c>upon talks-open</c>; null where it waits for none.</param>
/// <param name="Trigger">The event, where it waits for one alone.</param>
internal sealed record Beginning(Reckoned? Day, string? WaitsFor, string? Trigger)
{
    /// <summary>The beginning of a commitment.</summary>
    public static Beginning Of(CheckedAgreement agreement, Commitment commitment)
    {
        var dates = agreement.Dates;
        var waits = ImmutableArray.CreateBuilder<string>();
        if (commitment.Upon is { } upon && dates.Of(upon) is null)
            waits.Add($"upon {ModelText.Of(upon)}");
        if (commitment.From is { } from && dates.Of(from) is null)
            waits.Add($"from {ModelText.Of(from)}");
        if (
            waits.Count == 0
            && commitment.Instrument is { } name
            && agreement.Dossier.Instruments.GetValueOrDefault(name)?.Upon is { } condition
            && dates.Of(condition) is null
        )
            waits.Add($"once `{name}` is in force, {ModelText.Of(condition)}");
        return waits.Count == 0
            ? new Beginning(dates.StartOf(commitment), null, null)
            : new Beginning(
                null,
                string.Join(" and ", waits),
                waits.Count == 1 && commitment.Upon is Holds { Fact: { Member: null, Fact: var fact } } ? fact : null
            );
    }

    /// <summary>
    /// A fixed day as the language counts it from the trigger, where that is promised for a day before it: <c>80 days after
    /// talks-open</c>.
    /// </summary>
    public string? CountedFrom(CheckedAgreement agreement, Reckoned day)
    {
        if (
            Trigger is null
            || agreement.PromisedFor(new WhenHolds(new Holds(new FactRef(Trigger)))) is not { } promised
            || agreement.Dates.DayOf(promised) is not { } from
            || agreement.Dates.DayOf(day) is not { } to
            || to <= from
        )
            return null;
        var days = Period.DaysBetween(from, to);
        return ModelText.Of(
            new Model.Offset(Period.FromDays(days), true, new WhenHolds(new Holds(new FactRef(Trigger))))
        );
    }
}
