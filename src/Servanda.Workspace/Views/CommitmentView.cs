using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>One commitment or power, or one instance: where it stands, why, since when, and what would change it.</summary>
public sealed record CommitmentView(
    Look Look,
    Dossier Dossier,
    Answer Answer,
    Explanation Explanation,
    IReadOnlyList<HistoryStep> History,
    bool ByKnown,
    IReadOnlyList<string> Prose,
    string? Reading,
    IReadOnlyList<WaitEdge> WaitsFor,
    IReadOnlyList<WaitEdge> WaitedForBy,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<WhatIf> WhatIfs,
    IReadOnlyList<Answer> Members,
    int MembersInAll
)
{
    /// <summary>How many members are listed.</summary>
    public const int MostMembers = 200;

    /// <summary>Makes it.</summary>
    /// <param name="reading">The dossier.</param>
    /// <param name="look">How one looks.</param>
    /// <param name="name">The name of a commitment or a power that has a formal reading.</param>
    /// <param name="member">The instance, or null.</param>
    /// <param name="byKnown">Whether the history tells what would have been answered then, or what happened when.</param>
    /// <returns>The view; null where there is no such instance.</returns>
    public static CommitmentView? Of(Reading reading, Look look, string name, string? member, bool byKnown)
    {
        var question = look.Question;
        var whole = reading.Assess(question).For(name)!;
        var members = whole.Commitment.HasInstances ? reading.Assessor.Instances(question, name) : [];
        var answer = member is null ? whole : members.FirstOrDefault(a => a.Member == member);
        if (answer is null)
            return null;
        var explanation = reading.Explain(question, name, member);
        var waits = reading.Waits(question);
        var (prose, text) = TextOf(reading, answer.Commitment);
        return new CommitmentView(
            look,
            reading.Dossier,
            answer,
            explanation,
            reading.History(question, name, member, byKnown),
            byKnown,
            prose,
            text,
            [.. waits.Edges.Where(e => e.From is { Kind: WaitKind.Commitment } from && from.Id == name)],
            [.. waits.Edges.Where(e => e.To is { Kind: WaitKind.Commitment } to && to.Id == name)],
            [
                .. explanation
                    .All()
                    .Select(n => n.Entry)
                    .OfType<Entry>()
                    .DistinctBy(e => e.Id)
                    .OrderBy(e => e.Said.Bounds(look.Zone).Earliest),
            ],
            member is null && !answer.Commitment.HasInstances ? WhatIf.Of(reading, look, answer) : [],
            member is null ? [.. members.Take(MostMembers)] : [],
            members.Length
        );
    }

    /// <summary>The first day that its drawing shows.</summary>
    public LocalDate First => History.Select(s => s.On).OfType<LocalDate>().DefaultIfEmpty(Look.AsOfDay).Min();

    static (IReadOnlyList<string> Prose, string? Reading) TextOf(Reading reading, Commitment commitment)
    {
        if (commitment.Location is not { } at)
            return ([], null);
        var prose = new List<string>();
        foreach (var piece in reading.Literate(at.Source))
            if (piece is ProsePiece { Html: var html })
                prose.Add(html);
            else if (piece is StatementPiece statement && statement.Start == at.Span.Start)
                return (prose, statement.Text);
            else
                prose.Clear();
        return ([], at.Source.TextOf(at.Span));
    }
}

/// <summary>What somebody could say, and what would then be so.</summary>
/// <param name="Sentence">The entry, in the language.</param>
/// <param name="After">What would then be answered.</param>
public sealed record WhatIf(string Sentence, Answer After)
{
    /// <summary>What the parties to a commitment and its verifiers could report that would change where it stands.</summary>
    public static IReadOnlyList<WhatIf> Of(Reading reading, Look look, Answer answer)
    {
        var commitment = answer.Commitment;
        if (commitment.Goal is null || commitment.Duty is null or DutyKind.May)
            return [];
        var matter = commitment.Duty == DutyKind.Seek ? null : DossierWriter.Write(commitment.Goal);
        var speakers = commitment
            .Verifiers.Concat(AnswerWords.OwedTo(commitment, reading.Dossier))
            .Concat(commitment.Obligors)
            .Where(reading.Dossier.Actors.ContainsKey)
            .Distinct(StringComparer.Ordinal)
            .Take(4);
        var day = QuestionWords.Iso(look.AsOfDay);
        var sentences =
            from speaker in speakers
            from said in matter is null
                ? new[] { $"finds {commitment.Name} is fulfilled", $"finds {commitment.Name} is breached" }
                : [$"reports {matter}", $"denies {matter}"]
            select $"{day} {speaker} {said}";
        return
        [
            .. reading
                .Supposing(look.Question, commitment.Name, sentences)
                .Where(s => s.After.Status != answer.Status || s.After.Evidence != answer.Evidence)
                .Select(s => new WhatIf(s.Sentence, s.After)),
        ];
    }
}
