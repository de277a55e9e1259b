using System.Collections.Immutable;
using Servanda.Checks.Rules;

namespace Servanda.Checks;

/// <summary>Every rule on agreements that needs no solver, written out so that nothing is found by chance.</summary>
public static class CheckCatalogue
{
    /// <summary>All rules: what contradicts itself, who is bound, when, by what measure, who would know, and the rest.</summary>
    public static ImmutableArray<CheckRule> All { get; } =
    [
        NobodyMovesFirst.Rule,
        OpposedDuties.Rule,
        InstrumentsDiffer.Rule,
        PerformerPromisedLess.Rule,
        OrderLeftOpen.Rule,
        StuckForGood.Rule,
        OneRefusalStopsAll.Rule,
        OneBringsAllDown.Rule,
        DebtorDidNotSign.Rule,
        PerformerDidNotSign.Rule,
        CreditorNotYet.Rule,
        NoDeadline.Rule,
        DeadlineBeforeTrigger.Rule,
        TargetBeforeTrigger.Rule,
        TriggerNobodyOwes.Rule,
        TriggerWithoutDate.Rule,
        MonthEnd.Rule,
        DayCountedTwoWays.Rule,
        UpToAsTarget.Rule,
        NoUnit.Rule,
        NoBase.Rule,
        VagueWords.Rule,
        EffortReliedOn.Rule,
        NoVerifier.Rule,
        VerifierIsDebtor.Rule,
        VerifierComesLate.Rule,
        NothingToObserve.Rule,
        NoConsequence.Rule,
        SameName.Rule,
        UnusedDeclaration.Rule,
        NotFormalised.Rule,
        ClauseNotCovered.Rule,
        SettingWithoutEffect.Rule,
    ];
}
