using System.Collections.Immutable;
using Servanda.Checks;
using Servanda.Checks.Order;
using Servanda.Model;

namespace Servanda.Exchange.Asking;

/// <summary>What keeps a goal from being reached.</summary>
/// <param name="Goal">The goal as asked: a commitment's name, or a condition.</param>
/// <param name="Sets">
/// The smallest sets of commitments whose failure is enough; one that is empty: it is never reached; none: none of one or two is
/// enough.
/// </param>
/// <param name="Line">What that comes to, in a sentence.</param>
public sealed record Defeats(string Goal, ImmutableArray<ImmutableArray<string>> Sets, string Line)
{
    /// <summary>What keeps a commitment from being performed, or a condition from coming about.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="goal">A commitment's name, or a condition as it could stand after <c>upon</c>.</param>
    /// <param name="read">Reads a condition in the names of the agreement.</param>
    /// <exception cref="UsageError">It is neither, or nobody has to achieve the commitment.</exception>
    public static Defeats Of(CheckedAgreement agreement, string goal, Func<string, ConditionRead> read)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(read);
        if (!agreement.Dossier.Commitments.ContainsKey(goal))
            return OfCondition(agreement, goal, read(goal));
        if (agreement.Find(goal) is not { Duty: DutyKind.Achieve } commitment)
            throw new UsageError($"Nobody has to achieve '{goal}': a goal is a commitment that somebody must achieve.");
        var sets = Cascade.FailuresThatDefeat(agreement, commitment);
        return new Defeats(goal, sets, LineOf(goal, sets, ("is performed", "is never performed")));
    }

    static Defeats OfCondition(CheckedAgreement agreement, string goal, ConditionRead read)
    {
        if (read.Condition is not { } condition)
            throw new UsageError(
                $"'{goal}' is no commitment here, and no condition. "
                    + string.Join(" ", read.Diagnostics.Select(d => $"{d.Message} {d.Mend}"))
            );
        return Cascade.FailuresThatPrevent(agreement, condition) is { } sets
            ? new Defeats(goal, sets, LineOf(goal, sets, ("comes about", "never comes about")))
            : new Defeats(goal, [], $"`{goal}` hangs on nothing that somebody promised: no failure defeats it");
    }

    static string LineOf(
        string goal,
        ImmutableArray<ImmutableArray<string>> sets,
        (string Reached, string Never) words
    ) =>
        sets switch
        {
            [] => $"`{goal}` {words.Reached} whichever one or two commitments fail",
            [{ IsEmpty: true }, ..] => $"`{goal}` {words.Never}, even if everybody does what is owed",
            _ => $"`{goal}` {words.Never} if all of one row fail, and the rest is done when owed",
        };
}
