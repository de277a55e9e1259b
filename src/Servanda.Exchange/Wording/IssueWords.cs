using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Wording;

/// <summary>The parts of an answer about an issue in words.</summary>
public static class IssueWords
{
    /// <summary>The last word of each party, then of others; who has not spoken is named too.</summary>
    public static IEnumerable<CellLine> LastWords(IssueAnswer answer)
    {
        var parties = answer.Issue.Parties;
        var last = Words(answer).Where(w => w.State == PositionState.Stands).ToList();
        if (last.Count == 0)
            return answer.AgreedIn.IsEmpty ? [new CellLine("nobody has spoken", Tone.Quiet)] : [];
        return
        [
            .. last.Where(w => w.Sides.Overlaps(parties))
                .OrderBy(w => w.Sides.Min(side => parties.IndexOf(side) is var i and >= 0 ? i : parties.Length))
                .Select(w => new CellLine(Short(w))),
            .. parties
                .Where(p => last.TrueForAll(w => !w.Sides.Contains(p)))
                .Select(p => new CellLine($"{p} has not spoken", Tone.Quiet)),
            .. last.Where(w => !w.Sides.Overlaps(parties))
                .Select(w => new CellLine($"not a party: {Short(w)}", Tone.Quiet)),
        ];
    }

    /// <summary>A word on an issue, with the sides for whom it stands alike.</summary>
    public sealed record SaidWord(ImmutableSortedSet<string> Sides, Entry Entry, string About, PositionState State);

    /// <summary>What was said, each word once.</summary>
    public static IEnumerable<SaidWord> Words(IssueAnswer answer) =>
        answer
            .Positions.GroupBy(p => (p.Entry.Id, p.State))
            .Select(g => new SaidWord(
                g.Select(p => p.Side).ToImmutableSortedSet(StringComparer.Ordinal),
                g.First().Entry,
                g.First().About,
                g.Key.State
            ));

    /// <summary>Such as: Taliban (Shaheen), 2020-03-11: demands talks-open [dc-011b], RFE-RL.</summary>
    static string Short(SaidWord word) =>
        $"{Said(word)}{(word.Entry.Sources is [var first, ..] ? $", {first.Source ?? first.Texts[0]}" : "")}";

    /// <summary>The sides, who spoke for them, when, and what.</summary>
    public static string Said(SaidWord word)
    {
        var entry = word.Entry;
        var sides = string.Join(", ", word.Sides);
        var speakers = EntryWords.Speakers(entry);
        var speaker = speakers == sides ? "" : $" ({speakers})";
        // Announces, pledges, offers, accepts, demands, rejects: of several without the s.
        var verb = Model.Words.Of(entry.Verb);
        var what = EntryWords.What(entry) ?? "";
        return $"{sides}{speaker}, {entry.Occurred ?? entry.Said}: {(entry.Speakers.Length > 1 ? verb.TrimEnd('s') : verb)} {what}"
            + (what == word.About ? "" : $", {word.About}")
            + $" [{entry.Id}]";
    }

    /// <summary>What success requires; null where nothing says it.</summary>
    public static string? Requires(IssueAnswer answer) =>
        answer.Issue.Requires is { } required ? DossierWriter.Write(required)
        : answer.AgreedIn.IsEmpty ? null
        : "what was agreed is performed";

    /// <summary>What is missing, each with who has promised it; or that it was reached.</summary>
    public static IEnumerable<CellLine> Missing(IssueAnswer answer) =>
        answer.Status == IssueStatus.Settled
            ? [new CellLine("reached", Tone.Good)]
            : answer.Missing.Select(gap => new CellLine(
                $"missing: {gap.What}{(IsItself(gap) ? "" : $", {Promised(gap)}")}",
                Tone.Warning
            ));

    /// <summary>What success requires and what is missing; what is missing altogether is not named twice.</summary>
    public static IEnumerable<CellLine> Success(IssueAnswer answer) =>
        Requires(answer) is not { } required ? [new CellLine("nothing says it", Tone.Quiet)]
        : answer.Missing is [var gap] && gap.What == required
            ? [new CellLine(required), new CellLine(Promised(gap), Tone.Warning)]
        : [new CellLine(required), .. Missing(answer)];

    static bool IsItself(IssueGap gap) => gap.PromisedBy is [var only] && only == gap.What;

    static string Promised(IssueGap gap) =>
        gap.PromisedBy.IsEmpty ? "promised by nobody" : $"promised in {string.Join(", ", gap.PromisedBy)}";

    /// <summary>What all parties stand for, in what texts it stands, what is on the table.</summary>
    public static IEnumerable<CellLine> Agreed(IssueAnswer answer)
    {
        foreach (var matter in answer.Agreed)
            yield return new CellLine($"all parties stand for {matter}", Tone.Good);
        if (!answer.AgreedIn.IsEmpty)
            yield return new CellLine($"agreed in {string.Join(", ", answer.AgreedIn)}", Tone.Good);
        foreach (var offer in answer.OnTheTable)
            yield return new CellLine($"on the table: {EntryWords.Speakers(offer)}'s offer [{offer.Id}]", Tone.Coming);
    }

    /// <summary>How many stand-offs there are, where there are any.</summary>
    public static IEnumerable<CellLine> StandOffs(IssueAnswer answer) =>
        answer.StandOffs.IsEmpty
            ? []
            : [new CellLine(QuestionWords.Count(answer.StandOffs.Length, "stand-off"), Tone.Bad)];

    /// <summary>Such as: 3 issues: 2 open, 1 agreed.</summary>
    public static string Summary(IReadOnlyCollection<IssueAnswer> answers) =>
        $"{QuestionWords.Count(answers.Count, "issue")}: "
        + string.Join(
            ", ",
            Enum.GetValues<IssueStatus>()
                .Select(s => (Status: s, Count: answers.Count(a => a.Status == s)))
                .Where(c => c.Count > 0)
                .Select(c => $"{QuestionWords.Number(c.Count)} {Model.Words.Of(c.Status)}")
        );

    /// <summary>How a standing feels.</summary>
    public static Tone ToneOf(IssueStatus status) =>
        status switch
        {
            IssueStatus.Settled or IssueStatus.Agreed => Tone.Good,
            IssueStatus.Offered => Tone.Coming,
            _ => Tone.Warning,
        };

    /// <summary>Names as people list them: A, B and C.</summary>
    public static string Listed(ImmutableArray<string> names) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
