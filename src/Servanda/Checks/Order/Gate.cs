using Servanda.Model;

namespace Servanda.Checks.Order;

/// <summary>A condition without which a commitment, or all under an instrument, is not owed.</summary>
/// <param name="Name">The commitment or the instrument that says so.</param>
/// <param name="Declared">Where that is declared.</param>
/// <param name="Word">The word of the clause: <c>upon</c>, <c>from</c> or <c>provided</c>.</param>
/// <param name="Condition">The condition; of a <c>from</c>, that its moment has come.</param>
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
        if (commitment.Provided is { } provided)
            yield return new Gate(commitment.Name, commitment.Location, "provided", provided);
    }

    /// <summary>The gate of an instrument, through which all under it must pass.</summary>
    public static IEnumerable<Gate> Of(Instrument instrument)
    {
        if (instrument.Upon is { } upon)
            yield return new Gate(instrument.Name, instrument.Location, "upon", upon);
    }
}
