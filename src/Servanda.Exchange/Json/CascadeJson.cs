using System.Collections.Immutable;
using Servanda.Checks.Order;
using Servanda.Exchange.Asking;
using Servanda.Model;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda cascade --format json</c> prints: what falls with whom, or with a goal what defeats it.</summary>
public sealed record CascadeJson(
    string Dossier,
    string? Goal,
    IReadOnlyList<FallJson>? Cascades,
    IReadOnlyList<IReadOnlyList<string>>? Failures
)
{
    public static CascadeJson Of(Dossier dossier, IEnumerable<Cascade> cascades) =>
        new(dossier.Name, null, [.. cascades.Select(c => new FallJson(c.Actor, [.. c.Own], [.. c.Falls]))], null);

    public static CascadeJson Of(Dossier dossier, Defeats defeats) =>
        new(dossier.Name, defeats.Goal, null, [.. defeats.Sets.Select(s => s.ToArray())]);
}

/// <summary>What is owed and not done, and what of others is never owed, if one actor does nothing.</summary>
public sealed record FallJson(string Actor, IReadOnlyList<string> Own, IReadOnlyList<string> Falls);
