namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda cascade --format json</c> prints: what falls with whom, or with a goal what defeats it.</summary>
public sealed record CascadeJson(
    string Dossier,
    string? Goal,
    IReadOnlyList<FallJson>? Cascades,
    IReadOnlyList<IReadOnlyList<string>>? Failures
);

/// <summary>What is owed and not done, and what of others is never owed, if one actor does nothing.</summary>
public sealed record FallJson(string Actor, IReadOnlyList<string> Own, IReadOnlyList<string> Falls);
