using Servanda.Checks.Order;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>If one party or body does nothing, nothing that anybody else promised is ever owed.</summary>
public sealed class OneBringsAllDown : CheckRule
{
    /// <summary>The rule.</summary>
    public static OneBringsAllDown Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "one-brings-all-down";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override string Title => "One alone can bring everything down";

    /// <inheritdoc/>
    public override string Explanation =>
        "Everything that the others promised waits, directly or through other promises, for acts of one. If it does nothing, nothing else "
        + "is ever owed, and nobody else breaks anything.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let some of what the others promised begin without it, or say what follows if it does not act (`otherwise`).";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event list-given "the list is handed over"
            event freed "the prisoners are free"
            event talks-open "the talks open"
            commitment give-list
              North must achieve list-given
              by 2026-02-01
            commitment free
              South must achieve freed
              upon list-given
              within 10 days
            commitment talk
              South must achieve talks-open
              upon freed
              within 10 days

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event list-given "the list is handed over"
            event freed "the prisoners are free"
            event talks-open "the talks open"
            commitment give-list
              North must achieve list-given
              by 2026-02-01
            commitment free
              South must achieve freed
              upon list-given
              within 10 days
            commitment talk
              South must achieve talks-open
              by 2026-03-01

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var cascade in Cascade.All(agreement))
        {
            var others = agreement
                .Commitments.Where(c => c.Duty == DutyKind.Achieve && !cascade.IsOf(c))
                .Select(c => c.Name)
                .ToList();
            if (others.Count < 2 || others.Exists(name => !cascade.Falls.Contains(name)))
                continue;
            var own = agreement.Commitments.First(cascade.IsOf);
            yield return Found(
                agreement.PlaceOf(own, "must"),
                [cascade.Actor],
                $"If {cascade.Actor} does nothing, none of the {others.Count} things that the others must bring about is ever owed: {Clauses.Names(others)}."
            );
        }
    }
}
