using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>The agenda on a terminal: all issues as a table, or one with all that was said on it.</summary>
internal static class IssuePage
{
    const string Item = "  - ";
    const string Indent = "    ";

    /// <summary>One row an issue.</summary>
    public static void WriteAll(Surroundings surroundings, string firstLine, IReadOnlyCollection<IssueAnswer> answers)
    {
        var grid = Grid.Of(
            answers,
            (
                "issue, between",
                a =>
                    Cell.Of(a.Issue.Name, Tone.Strong)
                        .Above(Cell.Of(a.Issue.Title))
                        .Above(Cell.Of(string.Join(", ", a.Issue.Parties), Tone.Quiet))
            ),
            ("standing", a => Standing(a.Status).Above(Cell.Of(a.Since is { } since ? QuestionWords.Iso(since) : ""))),
            (
                "last words, what is agreed",
                a => Cell.Of([.. IssueWords.LastWords(a), .. IssueWords.Agreed(a), .. IssueWords.StandOffs(a)])
            ),
            ("success requires", a => Cell.Of(IssueWords.Success(a)))
        );
        surroundings.WriteTable(firstLine, grid, "No issue is on the agenda.");
        if (answers.Count == 0)
            return;
        surroundings.Output.WriteLine();
        surroundings.PrintProse(IssueWords.Summary(answers), Tone.Plain);
    }

    /// <summary>One issue: where it stands, what is agreed and missing, what was said on it, and what that changed.</summary>
    public static void WriteOne(Surroundings surroundings, string firstLine, IssueAnswer answer)
    {
        var output = surroundings.Output;
        var issue = answer.Issue;
        surroundings.PrintProse(firstLine, Tone.Strong);
        output.WriteLine();
        var title = issue.Title is { } words ? $" (\"{words}\")" : "";
        surroundings.PrintProse(
            $"{issue.Name}{title} between {IssueWords.Listed(issue.Parties)}: {Words.Of(answer.Status)}"
                + (answer.Since is { } since ? $" since {QuestionWords.Iso(since)}" : ""),
            IssueWords.ToneOf(answer.Status)
        );
        foreach (var means in issue.Means)
            surroundings.PrintProse(means, Tone.Plain);
        output.WriteLine();
        surroundings.PrintProse(
            IssueWords.Requires(answer) is { } required
                ? $"Success requires: {required}"
                : "Nothing says what success requires.",
            Tone.Strong
        );
        Print(IssueWords.Missing(answer));
        var agreed = IssueWords.Agreed(answer).ToList();
        if (agreed.Count > 0)
        {
            Heading("Agreed, or offered");
            Print(agreed);
        }
        if (!answer.StandOffs.IsEmpty)
        {
            Heading("Cannot both be met");
            Print(answer.StandOffs.Select(s => new CellLine(s.Sentence, Tone.Bad)));
        }
        Heading("What was said on it");
        if (answer.Positions.IsEmpty)
            Print([new CellLine("nothing, by anybody", Tone.Quiet)]);
        foreach (var word in IssueWords.Words(answer))
            Write(surroundings, word);
        output.WriteLine();
        surroundings.Print(Steps(answer));

        void Heading(string text)
        {
            output.WriteLine();
            output.WriteLine(surroundings.Paint($"{text}:", Tone.Strong));
        }

        void Print(IEnumerable<CellLine> lines)
        {
            foreach (var line in lines)
                surroundings.PrintProse(line.Text, line.Tone, Item, Indent);
        }
    }

    /// <summary>A word, whether it still stands, the words themselves, and where they can be read.</summary>
    static void Write(Surroundings surroundings, IssueWords.SaidWord word)
    {
        var stands = word.State == PositionState.Stands;
        var known = word.Entry.Known is { } later ? $", known {later}" : "";
        surroundings.PrintProse(
            IssueWords.Said(word) + known + (stands ? "" : $", {word.State.ToString().ToLowerInvariant()}"),
            stands ? Tone.Plain : Tone.Quiet,
            Item,
            Indent
        );
        foreach (var note in word.Entry.Notes)
            surroundings.PrintProse($"\"{note}\"", Tone.Quiet, Indent, Indent);
        if (EntryWords.Sources(word.Entry) is { Length: > 0 } sources)
            surroundings.PrintProse(sources, Tone.Quiet, Indent, Indent);
    }

    static Grid Steps(IssueAnswer answer) =>
        Grid.Of(
            answer.Steps,
            ("from", s => Cell.Of(s.On is { } on ? QuestionWords.Iso(on) : "the beginning")),
            ("standing", s => Standing(s.Status)),
            ("because", s => Cell.Of(s.Reason))
        );

    static Cell Standing(IssueStatus status) => Cell.Of(Words.Of(status), IssueWords.ToneOf(status));
}
