using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>Where everything stands, as a page: the question, the answers, what has no formal reading, the sums.</summary>
internal static class StatusPage
{
    /// <summary>For a terminal.</summary>
    public static void WriteTable(
        Surroundings surroundings,
        Dossier dossier,
        Question question,
        IReadOnlyCollection<Answer> answers,
        IReadOnlyCollection<Answer> powers,
        IReadOnlyCollection<Commitment> unformalised
    )
    {
        var output = surroundings.Output;
        output.WriteLine(surroundings.Paint(QuestionWords.FirstLine(dossier, question), Tone.Strong));
        output.WriteLine();
        if (answers.Count > 0)
        {
            surroundings.Print(StatusGrid.For(answers, surroundings.Width));
            output.WriteLine();
        }
        if (powers.Count > 0)
        {
            surroundings.Print(PowerGrid.Of(dossier, powers));
            output.WriteLine();
        }
        if (unformalised.Count > 0)
        {
            output.WriteLine("Not formalised:");
            foreach (var c in unformalised)
                surroundings.PrintProse($"{c.Name}: {AnswerWords.WhyNoStatus(c)}", Tone.Plain, "  ", "    ");
            output.WriteLine();
        }
        surroundings.PrintProse(StatusGrid.Summary(answers), Tone.Plain);
    }

    /// <summary>For a document.</summary>
    public static void WriteMarkdown(
        Surroundings surroundings,
        Dossier dossier,
        Question question,
        IReadOnlyCollection<Answer> answers,
        IReadOnlyCollection<Answer> powers,
        IReadOnlyCollection<Commitment> unformalised,
        string? partial
    )
    {
        var output = surroundings.Output;
        output.WriteLine($"# {PlainTables.MarkdownText(dossier.Name)}");
        output.WriteLine();
        output.WriteLine(
            $"Where it stands {QuestionWords.Sentence(question, dossier.Zone)}. {StatusGrid.Summary(answers)}."
        );
        output.WriteLine();
        if (partial is not null)
        {
            output.WriteLine($"**{PlainTables.MarkdownText(partial)}**");
            output.WriteLine();
        }
        output.Write(PlainTables.Markdown(StatusGrid.Of(answers)));
        if (powers.Count > 0)
        {
            output.WriteLine();
            output.Write(PlainTables.Markdown(PowerGrid.Of(dossier, powers)));
        }
        if (unformalised.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("Not formalised:");
        output.WriteLine();
        foreach (var c in unformalised)
            output.WriteLine(
                $"- {PlainTables.MarkdownText(c.Name)}: {PlainTables.MarkdownText(AnswerWords.WhyNoStatus(c)!)}"
            );
    }
}
