using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>All of a list must do something before anything begins, and nobody has to see to it.</summary>
public sealed class OneRefusalStopsAll : CheckRule
{
    /// <summary>The rule.</summary>
    public static OneRefusalStopsAll Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "one-refusal-stops-all";

    /// <inheritdoc/>
    public override string Title => "One who refuses stops all";

    /// <inheritdoc/>
    public override string Explanation =>
        "What begins only when every member of a list has done something can be stopped by any one of them. Where nobody is bound to bring "
        + "it about and nobody may go on without, one person who refuses, or has died, keeps all the others from what was "
        + "promised.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let it begin for each who has done it (`for each`), or from a number of them on, or say who may go on without the rest.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            roster prisoners "those to be released"
            event pledged for prisoners "signs a pledge"
            event freed for prisoners "is released"
            commitment release
              for each p in prisoners
              South must achieve p is freed
              upon all of prisoners is pledged
              within 10 days

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            roster prisoners "those to be released"
            event pledged for prisoners "signs a pledge"
            event freed for prisoners "is released"
            commitment release
              for each p in prisoners
              South must achieve p is freed
              upon p is pledged
              within 10 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var gate in agreement.Gates)
        foreach (var all in Facts.All(gate.Condition).OfType<OfRoster>())
            if (all is { All: true, Negated: false } && agreement.Bringing(all.Fact).IsEmpty)
                yield return Found(
                    agreement.PlaceOf(gate),
                    [gate.Name],
                    $"One member of `{all.Roster}` who is not `{all.Fact}` stops `{gate.Name}` for all, and nobody has to bring it about."
                );
    }
}
