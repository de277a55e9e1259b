using System.Text.Json.Serialization;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda issues --format json</c> prints.</summary>
public sealed record IssuesJson([property: JsonIgnore] AskedJson Asked, IReadOnlyList<IssueJson> Issues)
    : AskedJson(Asked)
{
    public static IssuesJson Of(Asked asked, IEnumerable<IssueAnswer> answers) =>
        new(AskedJson.Of(asked.Dossier, asked.Question), [.. answers.Select(IssueJson.Of)]);
}

/// <summary>Where one issue stands.</summary>
public sealed record IssueJson(
    string Name,
    string? Title,
    IReadOnlyList<string> Between,
    string Status,
    string? Since,
    string? Requires,
    IReadOnlyList<GapJson> Missing,
    IReadOnlyList<string> Agreed,
    IReadOnlyList<string> AgreedIn,
    IReadOnlyList<string> OnTheTable,
    IReadOnlyList<PositionJson> Positions,
    IReadOnlyList<StandOffJson> StandOffs,
    IReadOnlyList<IssueStepJson> Steps,
    PlaceJson? Location
)
{
    public static IssueJson Of(IssueAnswer answer) =>
        new(
            answer.Issue.Name,
            answer.Issue.Title,
            answer.Issue.Parties,
            Words.Of(answer.Status),
            answer.Since is { } since ? QuestionWords.Iso(since) : null,
            answer.Issue.Requires is { } required ? DossierWriter.Write(required) : null,
            [.. answer.Missing.Select(m => new GapJson(m.What, m.PromisedBy))],
            answer.Agreed,
            answer.AgreedIn,
            [.. answer.OnTheTable.Select(e => e.Id)],
            [
                .. answer.Positions.Select(p => new PositionJson(
                    p.Side,
                    answer.Issue.Parties.Contains(p.Side),
                    p.State.ToString().ToLowerInvariant(),
                    p.About,
                    EntryJson.Of(p.Entry)
                )),
            ],
            [.. answer.StandOffs.Select(StandOffJson.Of)],
            [
                .. answer.Steps.Select(s => new IssueStepJson(
                    s.On is { } on ? QuestionWords.Iso(on) : null,
                    Words.Of(s.Status),
                    [.. s.Causes.Select(e => e.Id)],
                    s.Reason
                )),
            ],
            PlaceJson.Of(answer.Issue.Location)
        );
}

/// <summary>What is missing for success.</summary>
public sealed record GapJson(string What, IReadOnlyList<string> PromisedBy);

/// <summary>A word of one side on an issue.</summary>
public sealed record PositionJson(string Side, bool IsParty, string State, string About, EntryJson Entry);

/// <summary>A step in the history of an issue.</summary>
public sealed record IssueStepJson(string? On, string Status, IReadOnlyList<string> Causes, string Reason);
