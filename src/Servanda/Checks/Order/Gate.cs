using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Checks.Order;

/// <summary>A condition without which a commitment, or all under an instrument, is not owed.</summary>
/// <param name="Name">The commitment or the instrument that says so.</param>
/// <param name="Declared">Where that is declared.</param>
/// <param name="Word">The words of the clause: <c>upon</c>, <c>from</c>, <c>for each</c> or <c>provided</c>.</param>
/// <param name="Condition">The condition; of a <c>from</c>, that its moment has come; of a <c>for each</c>, that the first has.</param>
internal sealed record Gate(string Name, Location? Declared, string Word, Condition Condition)
{
    /// <summary>Whether it has to hold all the time, and not only to begin with.</summary>
    public bool IsProviso => Word == "provided";

    /// <summary>The gates that a commitment itself has.</summary>
    public static IEnumerable<Gate> Of(Commitment commitment)
    {
        if (commitment.Upon is { } upon)
            yield return new Gate(commitment.Name, commitment.Location, "upon", upon);
        if (commitment.From is { } from)
            yield return new Gate(commitment.Name, commitment.Location, "from", new HasCome(from));
        if (commitment.Recurrence is { } recurrence)
            yield return new Gate(
                commitment.Name,
                commitment.Location,
                "for each",
                new HasCome(recurrence.MomentOf(1))
            );
        if (commitment.Provided is { } provided)
            yield return new Gate(commitment.Name, commitment.Location, "provided", provided);
    }

    /// <summary>The gate of a consequence: the breach of one of those who name it (3.12).</summary>
    public static Gate OfConsequence(Commitment commitment, IEnumerable<Commitment> causes)
    {
        ImmutableArray<Condition> breaches = [.. causes.Select(c => new StatusIs(c.Name, Status.Breached))];
        return new Gate(
            commitment.Name,
            commitment.Location,
            "as a consequence, upon",
            breaches is [var one] ? one : new AnyOf(breaches)
        );
    }

    /// <summary>The gate of an instrument, through which all under it must pass.</summary>
    public static IEnumerable<Gate> Of(Instrument instrument)
    {
        if (instrument.Upon is { } upon)
            yield return new Gate(instrument.Name, instrument.Location, "upon", upon);
    }
}
