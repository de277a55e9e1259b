using System.Collections.Immutable;
using Servanda.Checks;
using Servanda.Foresight.Rules;

namespace Servanda.Foresight;

/// <summary>Every rule that the solver applies.</summary>
public static class TimetableCatalogue
{
    /// <summary>All rules, the gravest first.</summary>
    public static ImmutableArray<AgreementRule> All { get; } =
    [ImpossibleTimetable.Rule, NeverPerformable.Rule, OnlyByActingEarly.Rule, TimetableUndecided.Rule];
}
