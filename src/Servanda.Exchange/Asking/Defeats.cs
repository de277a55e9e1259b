using System.Collections.Immutable;
using Servanda.Checks;
using Servanda.Checks.Order;

namespace Servanda.Exchange.Asking;

/// <summary>What keeps a goal from being reached.</summary>
public static class Defeats
{
    /// <summary>The smallest sets of failures that keep a commitment from being performed.</summary>
    /// <exception cref="UsageError">There is no such commitment, or nobody has to achieve it.</exception>
    public static ImmutableArray<ImmutableArray<string>> Of(CheckedAgreement agreement, string goal)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        Lookup.Find(agreement.Dossier, goal);
        if (agreement.Find(goal) is not { Duty: Model.DutyKind.Achieve } commitment)
            throw new UsageError($"Nobody has to achieve '{goal}': a goal is a commitment that somebody must achieve.");
        return [.. Cascade.FailuresThatDefeat(agreement, commitment)];
    }
}
