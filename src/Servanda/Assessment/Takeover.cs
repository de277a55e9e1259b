using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>
/// When a new version, or a new instrument, takes the place of a commitment (semantics 3.12): once its instrument is
/// made, the instrument's condition has held, and its <c>from</c> has come. Its trigger does not matter.
/// </summary>
/// <param name="By">The name of the new version or instrument.</param>
/// <param name="Instrument">The instrument by which it happens, or null.</param>
/// <param name="Made">From when the instrument is made; <see cref="long.MaxValue"/> if it is not.</param>
/// <param name="Entry">The instrument's condition, or null.</param>
/// <param name="From">Its <c>from</c>, or null.</param>
internal sealed record Takeover(string By, Instrument? Instrument, long Made, Reading? Entry, MomentOptions? From)
{
    /// <summary>The moment in the established world; <see cref="long.MaxValue"/> if it does not come.</summary>
    public long Established =>
        Latest(Entry?.Signal.First(Truth.Established) ?? long.MinValue, Begin(From?.Established));

    /// <summary>The conditions on which it rests.</summary>
    public IEnumerable<Reading> Readings => (Entry is null ? [] : new[] { Entry }).Concat(From?.Readings ?? []);

    /// <summary>The moments in all worlds, the established one first (3.13).</summary>
    public IEnumerable<long> All(Record.DayMath days) =>
        (Entry?.Candidates(days) ?? [])
            .Prepend(Entry?.Signal.First(Truth.Established) ?? long.MinValue)
            .SelectMany(_ => From?.All() ?? [null], (entry, from) => Latest(entry, Begin(from)))
            .Distinct();

    /// <summary>Whether its moment may fall otherwise than is established.</summary>
    public bool IsUnsettled => Entry?.Signal.IsUnsettled() == true || From?.IsUnsettled == true;

    /// <summary>The earliest of several, in every way in which they may fall, the established one first.</summary>
    public static IReadOnlyList<long> Earliest(IEnumerable<Takeover> takeovers, Record.DayMath days)
    {
        List<long> earliest = [long.MaxValue];
        foreach (var takeover in takeovers)
            earliest = [.. earliest.SelectMany(_ => takeover.All(days), Math.Min).Distinct()];
        return earliest;
    }

    long Begin(Reckoned? from) => From is null ? long.MinValue : from?.Start ?? long.MaxValue;

    long Latest(long entry, long from) => Math.Max(Made, Math.Max(entry, from));
}
