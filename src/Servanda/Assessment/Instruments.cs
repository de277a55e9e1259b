using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>
/// Instruments as what has a standing (semantics 3.12): reckoned like a duty to keep what always holds, under the
/// instrument.
/// </summary>
internal static class Instruments
{
    /// <summary>The instrument as a commitment of its own name.</summary>
    public static Commitment AsCommitment(Instrument instrument) =>
        new()
        {
            Name = instrument.Name,
            Title = instrument.Title,
            Instrument = instrument.Name,
            Duty = DutyKind.Keep,
            Goal = new AllOf([]),
            Cites = instrument.Cites,
            Location = instrument.Location,
        };

    /// <summary>The statuses of that commitment by which an instrument stands so.</summary>
    public static StatusSet StatusesOf(InstrumentStatus status) =>
        status switch
        {
            InstrumentStatus.InForce => StatusSet.Of(Status.Kept, Status.Suspended),
            InstrumentStatus.Suspended => StatusSet.Of(Status.Suspended),
            InstrumentStatus.Terminated => StatusSet.Of(Status.Lapsed),
            _ => StatusSet.Of(Status.Superseded),
        };

    /// <summary>Such a status in words.</summary>
    public static string WordFor(Status status) =>
        status switch
        {
            Status.Kept => Words.Of(InstrumentStatus.InForce),
            Status.Lapsed => Words.Of(InstrumentStatus.Terminated),
            _ => Words.Of(status),
        };
}
