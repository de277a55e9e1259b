using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Residuals;

/// <summary>A commitment with what has settled written in.</summary>
internal sealed record ReducedCommitment(Commitment Commitment)
{
    /// <summary>The clauses as they were agreed, where others stand in their place.</summary>
    public ImmutableArray<string> AsAgreed { get; init; } = [];

    /// <summary>The declarations, by index, whose effect is written in.</summary>
    public ImmutableHashSet<int> WrittenIn { get; init; } = [];

    /// <summary>Whether the breach upon which it follows has come and is written in as its beginning.</summary>
    public bool HasFollowed { get; init; }
}
