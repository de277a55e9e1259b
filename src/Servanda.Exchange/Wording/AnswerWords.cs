using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Wording;

/// <summary>The parts of an answer in words, as tables print them.</summary>
public static class AnswerWords
{
    /// <summary>The commitment's name, and the member's where the answer is about one.</summary>
    public static string Name(Answer answer) => Name(answer.Commitment.Name, answer.Member);

    /// <summary>The commitment's name, and the member's where one is meant.</summary>
    public static string Name(string commitment, string? member) =>
        member is null ? commitment : $"{commitment} of {member}";

    /// <summary>What a power is for: <c>terminate</c>.</summary>
    public static string May(Power power) => Words.Infinitive(power.Verb);

    /// <summary>Of what it is a reading, where it is one.</summary>
    public static IEnumerable<CellLine> Reading(Commitment commitment) =>
        commitment.VariantOf is { } read ? [new CellLine($"a reading of {read}", Tone.Quiet)] : [];

    /// <summary>The answers about the instances, where a commitment has several; otherwise the answer itself.</summary>
    public static IEnumerable<Answer> EachMember(this Assessor assessor, Question question, Answer answer) =>
        !answer.Commitment.HasInstances ? [answer] : assessor.Instances(question, answer.Commitment.Name);

    /// <summary>Why a commitment has no status, or null where it has one.</summary>
    public static string? WhyNoStatus(Commitment commitment) =>
        commitment.NotFormalised
        ?? (
            commitment.Duty is null || (commitment.Goal is null && commitment.Duty != DutyKind.May)
                ? "its reading has errors, which check lists"
                : null
        );

    /// <summary>Who owes it; who performs it in brackets, where that is someone else.</summary>
    public static string Owes(Commitment commitment)
    {
        var owes = string.Join(", ", commitment.Obligors.Select(o => Actor(commitment, o)));
        var performs = string.Join(", ", commitment.Performers.Select(p => Actor(commitment, p)));
        return performs.Length == 0 ? owes : $"{owes} ({performs})";
    }

    /// <summary>An actor as named in a commitment; of one that binds each member of a list, the list.</summary>
    static string Actor(Commitment commitment, string actor) =>
        actor == commitment.ForEach?.Variable ? $"each of {commitment.ForEach.Roster}" : actor;

    /// <summary>To whom it is owed: whom the text names, or the other makers of its instrument.</summary>
    public static IEnumerable<string> OwedTo(Commitment commitment, Dossier dossier)
    {
        if (commitment.Obligees.Length > 0)
            return commitment.Obligees;
        return commitment.Instrument is { } name && dossier.Instruments.TryGetValue(name, out var instrument)
            ? instrument.Makers.Except(commitment.Obligors, StringComparer.Ordinal)
            : [];
    }

    /// <summary>The status.</summary>
    public static Cell StatusCell(Answer answer) => Cell.Of(Words.Of(answer.Status), Tones.Of(answer.Status));

    /// <summary>For a commitment for each of a roster, how many instances have which status.</summary>
    public static Cell InstancesCell(Answer answer) =>
        Cell.Of(
            answer.Instances.Select(i => new CellLine(
                answer.Instances.Count == 1
                    ? $"all {QuestionWords.Number(i.Value)}"
                    : $"{QuestionWords.Number(i.Value)} {Words.Of(i.Key)}",
                Tone.Quiet
            ))
        );

    /// <summary>The day on which it is due; the original one beside it where it was moved.</summary>
    public static Cell DueCell(Answer answer)
    {
        if (answer.Due is not { } due)
            return Cell.Empty;
        var moved = answer.OriginalDue is { } original && original != due;
        return Cell.Of(
            new CellLine(QuestionWords.Iso(due)),
            new CellLine(moved ? $"was {QuestionWords.Iso(answer.OriginalDue!.Value)}" : "", Tone.Quiet)
        );
    }

    /// <summary>The evidence, and what else may be so.</summary>
    public static Cell EvidenceCell(Answer answer) =>
        Cell.Of(
            new CellLine(Words.Of(answer.Evidence), Tones.Of(answer.Evidence)),
            new CellLine(Otherwise(answer) is { Length: > 0 } other ? "or " + other : "", Tone.Warning)
        );

    /// <summary>The possible statuses besides the headline.</summary>
    public static string Otherwise(Answer answer) =>
        string.Join(" or ", answer.Possible.Where(s => s != answer.Status).Select(Words.Of));

    /// <summary>How far a count has come: <c>1,710 of 5,000 persons</c>; below it what else is possible.</summary>
    public static IEnumerable<CellLine> Progress(Progress? progress)
    {
        if (progress is null)
            yield break;
        var established = progress.Established is { } e ? QuestionWords.Number(e) : "unknown";
        var unit = progress.Unit is { } u ? " " + u : "";
        var target = progress.Target is { } t ? QuestionWords.Number(t) : progress.TargetText ?? "unknown";
        yield return new CellLine($"{established} {Compared(progress.Comparison)}{target}{unit}");
        if (progress.Possible is { } p && progress.Possible != progress.Established)
            yield return new CellLine($"possibly {QuestionWords.Number(p)}", Tone.Warning);
    }

    /// <summary>What was reported of those on a list: <c>1,204 of 1,500 freed, 12 withheld</c>.</summary>
    public static IEnumerable<CellLine> Listed(ListProgress? list) =>
        list is { Counts.IsEmpty: false } ? [new CellLine(list.ToString())] : [];

    static string Compared(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "of ",
            Comparison.AtMost => "of at most ",
            Comparison.Exactly => "of exactly ",
            Comparison.Above => "of more than ",
            Comparison.Below => "of less than ",
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
        };
}
