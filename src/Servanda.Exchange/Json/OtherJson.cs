using System.Text.Json.Serialization;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Json;

/// <summary>A place in a file.</summary>
public sealed record PlaceJson(string File, int Line, int Column)
{
    public static PlaceJson? Of(Location? location) =>
        Places.OfMaybe(location) is { } place ? new(place.File, place.Line, place.Column) : null;
}

/// <summary>Where a statement can be read.</summary>
public sealed record CitationJson(string? Source, IReadOnlyList<string> Texts);

/// <summary>An entry of the record.</summary>
public sealed record EntryJson(
    string Id,
    string Said,
    string? Occurred,
    string? Known,
    IReadOnlyList<string> Speakers,
    string Verb,
    string? What,
    IReadOnlyList<string> Notes,
    IReadOnlyList<CitationJson> Sources,
    PlaceJson? Location
)
{
    public static EntryJson Of(Entry entry) =>
        new(
            entry.Id,
            entry.Said.ToString(),
            entry.Occurred?.ToString(),
            entry.Known?.ToString(),
            [.. entry.Speakers.Select(s => s.Name)],
            Words.Of(entry.Verb),
            EntryWords.What(entry),
            entry.Notes,
            [.. entry.Sources.Select(s => new CitationJson(s.Source, s.Texts))],
            PlaceJson.Of(entry.Location)
        );
}

/// <summary>What <c>servanda explain --format json</c> prints.</summary>
public sealed record ExplainJson(
    [property: JsonIgnore] AskedJson Asked,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    NodeJson Explanation
) : AskedJson(Asked)
{
    public static ExplainJson Of(Asked asked, Explained explained) =>
        new(AskedJson.Of(asked.Dossier, asked.Question), explained.Name, explained.Member, NodeJson.Of(explained.Tree));
}

/// <summary>A node of an explanation.</summary>
public sealed record NodeJson(
    string Text,
    string Kind,
    string? Rule,
    EntryJson? Entry,
    PlaceJson? Location,
    IReadOnlyList<NodeJson> Children
)
{
    public static NodeJson Of(Explanation node) =>
        new(
            node.Text,
            node.Kind.ToString().ToLowerInvariant(),
            node.Rule,
            node.Entry is { } entry ? EntryJson.Of(entry) : null,
            PlaceJson.Of(node.Location),
            [.. node.Children.Select(Of)]
        );
}

/// <summary>What <c>servanda history --format json</c> prints.</summary>
public sealed record HistoryJson(
    [property: JsonIgnore] AskedJson Asked,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    string By,
    IReadOnlyList<StepJson> Steps
) : AskedJson(Asked)
{
    public static HistoryJson Of(Asked asked, Told told) =>
        new(
            AskedJson.Of(asked.Dossier, asked.Question),
            told.Name,
            told.Member,
            told.By,
            [
                .. told.Steps.Select(s => new StepJson(
                    s.On is { } on ? QuestionWords.Iso(on) : null,
                    CommitmentJson.Of(s.Answer, asked.Dossier),
                    [.. s.Causes.Select(EntryJson.Of)],
                    s.Reason
                )),
            ]
        );
}

/// <summary>A step of a history: from that day on it had this answer.</summary>
public sealed record StepJson(string? On, CommitmentJson Answer, IReadOnlyList<EntryJson> Causes, string Reason);

/// <summary>What <c>servanda changes --format json</c> prints.</summary>
public sealed record ChangesJson(
    string Dossier,
    MomentsJson From,
    MomentsJson To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Entered,
    string Standard,
    bool Partial,
    IReadOnlyList<ChangeJson> Changes
)
{
    public static ChangesJson Of(Dossier dossier, Question before, Question after, IEnumerable<AnswerChange> changes)
    {
        var (from, to) = (AskedJson.Of(dossier, before), AskedJson.Of(dossier, after));
        return new(
            to.Dossier,
            new MomentsJson(from.AsOf, from.KnownAt),
            new MomentsJson(to.AsOf, to.KnownAt),
            to.Entered,
            to.Standard,
            to.Partial,
            [
                .. changes.Select(c => new ChangeJson(
                    c.Commitment,
                    c.Member,
                    CommitmentJson.Of(c.Before, dossier),
                    CommitmentJson.Of(c.After, dossier),
                    [.. c.Causes.Select(EntryJson.Of)],
                    c.Reason
                )),
            ]
        );
    }
}

/// <summary>One of the two questions that are compared: they differ in one of these.</summary>
public sealed record MomentsJson(string AsOf, string KnownAt);

/// <summary>One change.</summary>
public sealed record ChangeJson(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    CommitmentJson Before,
    CommitmentJson After,
    IReadOnlyList<EntryJson> Causes,
    string Reason
);

/// <summary>What <c>servanda due --format json</c> prints.</summary>
public sealed record DueJson([property: JsonIgnore] AskedJson Asked, string Until, IReadOnlyList<DueItemJson> Items)
    : AskedJson(Asked)
{
    public static DueJson Of(Asked asked, DueList list) =>
        new(
            AskedJson.Of(asked.Dossier, asked.Question),
            QuestionWords.Iso(list.Until),
            [.. list.Items.Select(i => i.ToJson())]
        );
}

/// <summary>One thing that is overdue, falls due, or is aimed at.</summary>
public sealed record DueItemJson(
    string Kind,
    string Date,
    int Days,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    IReadOnlyList<string> Obligor,
    IReadOnlyList<string> Performer,
    string Status,
    ProgressJson? Progress
);

/// <summary>What <c>servanda waits --format json</c> prints.</summary>
public sealed record WaitsJson(
    [property: JsonIgnore] AskedJson Asked,
    IReadOnlyList<WaitNodeJson> Nodes,
    IReadOnlyList<WaitEdgeJson> Edges,
    IReadOnlyList<DeadlockJson> Deadlocks,
    IReadOnlyList<StandOffJson> StandOffs
) : AskedJson(Asked)
{
    public static WaitsJson Of(Asked asked, WaitGraph graph) =>
        new(
            AskedJson.Of(asked.Dossier, asked.Question),
            [.. graph.Nodes.Select(WaitNodeJson.Of)],
            [.. graph.Edges.Select(WaitEdgeJson.Of)],
            [
                .. graph.Deadlocks.Select(d => new DeadlockJson(
                    d.Sentence,
                    [.. d.Members.Select(WaitNodeJson.Of)],
                    [.. d.Circles.Select(c => new WaitCircleJson(c.Sentence, [.. c.Edges.Select(WaitEdgeJson.Of)]))]
                )),
            ],
            [.. graph.StandOffs.Select(StandOffJson.Of)]
        );
}

/// <summary>A node of the graph.</summary>
public sealed record WaitNodeJson(
    string Kind,
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Label
)
{
    public static WaitNodeJson Of(WaitNode node) => new(KindOf(node), node.Id, node.Label);

    public static WaitNodeJson ReferenceTo(WaitNode node) => new(KindOf(node), node.Id, null);

    static string KindOf(WaitNode node) => node.Kind.ToString().ToLowerInvariant();
}

/// <summary>An edge of the graph.</summary>
public sealed record WaitEdgeJson(WaitNodeJson From, WaitNodeJson To, string Because)
{
    public static WaitEdgeJson Of(WaitEdge edge) =>
        new(WaitNodeJson.ReferenceTo(edge.From), WaitNodeJson.ReferenceTo(edge.To), edge.Because);
}

/// <summary>A circle of waiting.</summary>
public sealed record DeadlockJson(
    string Sentence,
    IReadOnlyList<WaitNodeJson> Members,
    IReadOnlyList<WaitCircleJson> Circles
);

/// <summary>A circle of waiting; the last edge leads back to the first.</summary>
public sealed record WaitCircleJson(string Sentence, IReadOnlyList<WaitEdgeJson> Edges);

/// <summary>Positions and commitments that cannot all be met.</summary>
public sealed record StandOffJson(string Sentence, IReadOnlyList<EntryJson> Entries, IReadOnlyList<string> Commitments)
{
    public static StandOffJson Of(StandOff standOff) =>
        new(standOff.Sentence, [.. standOff.Entries.Select(EntryJson.Of)], standOff.Commitments);
}

/// <summary>What <c>servanda test --format json</c> prints.</summary>
public sealed record TestJson(
    string Dossier,
    bool Partial,
    int Passed,
    int Failed,
    IReadOnlyList<ExpectationJson> Expectations
);

/// <summary>An expectation, and how its lines fared.</summary>
public sealed record ExpectationJson(
    string AsOf,
    string KnownAt,
    string Standard,
    PlaceJson? Location,
    IReadOnlyList<ExpectedJson> Checks
)
{
    public static ExpectationJson Of(ExpectationResult result, Dossier dossier)
    {
        var asked = AskedJson.Of(dossier, result.Question);
        return new ExpectationJson(
            asked.AsOf,
            asked.KnownAt,
            asked.Standard,
            PlaceJson.Of(result.Expectation.Location),
            [.. result.Checks.Select(ExpectedJson.Of)]
        );
    }
}

/// <summary>A line of an expectation: what was expected, what was answered.</summary>
public sealed record ExpectedJson(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    bool Passed,
    string Expected,
    string Got,
    PlaceJson? Location
)
{
    public static ExpectedJson Of(CheckResult result) =>
        new(
            result.Check.Commitment ?? result.Check.Issue ?? result.Expected,
            result.Check.Member,
            result.Passed,
            result.Expected,
            result.Got,
            PlaceJson.Of(result.Check.Location)
        );
}
