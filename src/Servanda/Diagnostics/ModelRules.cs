using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;

namespace Servanda.Diagnostics;

/// <summary>The rules of reading and binding a dossier, in the order in which a dossier meets them.</summary>
internal static class ModelRules
{
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        FileUnreadable.Rule,
        LinkNotFollowed.Rule,
        NotUtf8.Rule,
        EmptyDossier.Rule,
        NoAgreement.Rule,
        DuplicateName.Rule,
        UnknownName.Rule,
        WrongKind.Rule,
        UnknownSpeaker.Rule,
        QuotedActor.Rule,
        SpeaksForItself.Rule,
        ImpossibleDate.Rule,
        DateNeeded.Rule,
        ImpossibleDuration.Rule,
        UnknownZone.Rule,
        ConflictingZones.Rule,
        DeadlineBeforeInstrument.Rule,
        DeadlineBeforeFrom.Rule,
        NoInstrument.Rule,
        MissingDuty.Rule,
        RosterMissing.Rule,
        RosterMalformed.Rule,
        DuplicateMember.Rule,
        RosterEmpty.Rule,
        HolidaysMalformed.Rule,
        NoCalendar.Rule,
        UnitMismatch.Rule,
        SelfReference.Rule,
        CircularPrecedence.Rule,
        WithoutStatus.Rule,
        IssueWithoutParties.Rule,
        TopicWithoutIssue.Rule,
        RepeatedClause.Rule,
        MisplacedClause.Rule,
        NotYetAssessed.Rule,
        UnknownStatusWord.Rule,
        UnknownStandard.Rule,
        UnknownRating.Rule,
        DuplicateEntryId.Rule,
        IdenticalEntries.Rule,
        StatementWithoutEffect.Rule,
        DefinedFact.Rule,
        Forecast.Rule,
        KnownBeforeSaid.Rule,
        WithdrawalBeforeEntry.Rule,
        ByOnStandingDuty.Rule,
        UnclearCheckSetting.Rule,
    ];
}
