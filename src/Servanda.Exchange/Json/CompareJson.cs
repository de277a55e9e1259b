using System.Text.Json.Serialization;
using Servanda.Checks;
using Servanda.Foresight;
using Servanda.Model;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda compare --format json</c> prints.</summary>
public sealed record CompareJson(
    string Before,
    string After,
    bool Partial,
    IReadOnlyList<DeclarationChangeJson> Changes,
    IReadOnlyList<DiagnosticJson> Fixed,
    IReadOnlyList<DiagnosticJson> Introduced,
    TimetableComparisonJson Timetable
)
{
    public static CompareJson Of(
        Dossier before,
        Dossier after,
        AgreementComparison comparison,
        TimetableComparison times
    ) =>
        new(
            before.Name,
            after.Name,
            before.IsPartial || after.IsPartial,
            [.. comparison.Changes.Select(DeclarationChangeJson.Of)],
            [.. comparison.Fixed.Select(DiagnosticJson.Of)],
            [.. comparison.Introduced.Select(DiagnosticJson.Of)],
            new(
                TimetableJson.VerdictOf(times.Before),
                TimetableJson.VerdictOf(times.After),
                [.. times.Slack.Select(SlackChangeJson.Of)]
            )
        );
}

/// <summary>What the amendment does to the timetable.</summary>
public sealed record TimetableComparisonJson(string Before, string After, IReadOnlyList<SlackChangeJson> Slack);

/// <summary>A commitment that has more room, or less.</summary>
public sealed record SlackChangeJson(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    string Slack,
    int? SlackBefore,
    int? SlackAfter,
    int? DaysToDeadlineBefore,
    int? DaysToDeadlineAfter
)
{
    public static SlackChangeJson Of(SlackChange change) =>
        new(
            change.After.Commitment.Name,
            change.After.Member,
            TimetableWords.Of(change),
            change.Before.Slack,
            change.After.Slack,
            change.Before.DaysToDeadline,
            change.After.DaysToDeadline
        );
}

/// <summary>An instrument, a commitment or a power that is not the same in both.</summary>
public sealed record DeclarationChangeJson(
    string Declares,
    string Name,
    string Change,
    IReadOnlyList<TermChangeJson> Terms,
    IReadOnlyList<string> Cites,
    PlaceJson? Location
)
{
    public static DeclarationChangeJson Of(DeclarationChange change) =>
        new(
            change.Declares,
            change.Name,
            change.Kind.ToString().ToLowerInvariant(),
            [
                .. change.Terms.Select(t => new TermChangeJson(
                    t.Term,
                    t.Before,
                    t.After,
                    t.Direction.ToString().ToLowerInvariant()
                )),
            ],
            change.Cites,
            PlaceJson.Of(change.Location)
        );
}

/// <summary>A term that is otherwise.</summary>
public sealed record TermChangeJson(string Term, string? Before, string? After, string Direction);
