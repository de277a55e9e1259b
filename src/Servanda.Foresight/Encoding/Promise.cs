using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>What has to come before a commitment is in force.</summary>
/// <param name="Kind">The clause.</param>
/// <param name="Name">Where it stands.</param>
/// <param name="Time">When it comes.</param>
internal sealed record Beginning(ClauseKind Kind, string Name, Time Time);

/// <summary>A commitment, or one instance of it, as times (semantics 3.12).</summary>
internal sealed record Promise
{
    /// <summary>The commitment.</summary>
    public required Commitment Commitment { get; init; }

    /// <summary>For what its variables stand.</summary>
    public required Setting Setting { get; init; }

    /// <summary>All that has to come before it is in force; the latest of them brings it into force.</summary>
    public required IReadOnlyList<Beginning> Beginnings { get; init; }

    /// <summary>When it is in force.</summary>
    public required Time InForce { get; init; }

    /// <summary>The first tick after its term.</summary>
    public required Time TermEnd { get; init; }

    /// <summary>When it is first owed: in force, with its proviso.</summary>
    public required Time Owed { get; init; }

    /// <summary>The same with only those clauses that are switched on.</summary>
    public required Time OwedAsSwitched { get; init; }

    /// <summary>When its goal is reached while it is owed, within its term or after; of a standing duty, nothing.</summary>
    public required Time Reached { get; init; }

    /// <summary>When it is performed; of a standing duty, when its term ends in order.</summary>
    public required Time Performed { get; init; }

    /// <summary>Its deadline.</summary>
    public required MomentTimes? Due { get; init; }
}
