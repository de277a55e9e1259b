using System.CommandLine;
using System.Runtime.CompilerServices;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Diagnostics;
using Servanda.Foresight;
using Servanda.Foresight.Drawing;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda timetable</c>: whether the agreement can be performed as it is written, and when.</summary>
internal static class TimetableCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var limit = TimeLimit(60);
        var format = new FormatOption("table", "json", "md", "svg");
        var command = new Command(
            "timetable",
            "Whether every promise can be kept as it is written, by when at the earliest, and if not which clauses clash."
        )
        {
            dossier,
            limit,
            format,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            return Answer(
                surroundings,
                dossier.Read(parsed),
                path,
                parsed.GetRequiredValue(format),
                parsed.GetValue(limit)
            );
        });
        return command;
    }

    /// <summary>How many seconds the solver may take.</summary>
    public static Option<int> TimeLimit(int usual)
    {
        var limit = new Option<int>("--time-limit")
        {
            HelpName = "SECONDS",
            Description = "How long to search at most.",
            DefaultValueFactory = _ => usual,
        };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var seconds) || seconds < 1))
                result.AddError("--time-limit takes a number of seconds, from 1.");
        });
        return limit;
    }

    // Apart, so that the solver is loaded only where it is asked.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Answer(Surroundings surroundings, Dossier dossier, string path, string format, int seconds)
    {
        using var interrupt = new Interrupt();
        var result = Timetable.Check(
            dossier,
            TimetableLimits.Usual with
            {
                Time = TimeSpan.FromSeconds(seconds),
            },
            interrupt.Token
        );
        var verdict = TimetablePage.Verdict(dossier, result);
        switch (format)
        {
            case "json":
                JsonForms.Write(surroundings.Output, TimetableJson.Of(dossier, result), f => f.TimetableJson);
                break;
            case "svg" when result.Schedule is { } drawn:
                surroundings.Output.Write(GanttSvg.Of(drawn, $"The timetable of {dossier.Name}"));
                break;
            case "svg":
                surroundings.Error.WriteLine(verdict);
                break;
            case "md":
                Markdown(surroundings, dossier, result, verdict);
                break;
            default:
                Table(surroundings, dossier, result, verdict, path);
                break;
        }
        return interrupt.Code(
            result.Findings.Any(f => f.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine
        );
    }

    static void Table(Surroundings surroundings, Dossier dossier, TimetableResult result, string verdict, string path)
    {
        if (result.Schedule is { } schedule)
            surroundings.WriteTable(verdict, TimetablePage.GridOf(schedule), "There is no commitment in it.");
        else
            surroundings.PrintProse(verdict, Tone.Strong);
        foreach (var remark in TimetablePage.Remarks(dossier, result))
        {
            surroundings.Output.WriteLine();
            surroundings.PrintProse(remark, Tone.Plain);
        }
        foreach (var finding in result.Findings)
        {
            surroundings.Output.WriteLine();
            DiagnosticPage.Write(surroundings, finding, path);
        }
    }

    static void Markdown(Surroundings surroundings, Dossier dossier, TimetableResult result, string verdict)
    {
        surroundings.WriteMarkdown(
            "Timetable",
            verdict,
            result.Schedule is { } schedule ? TimetablePage.GridOf(schedule) : DiagnosticWords.Grid(result.Findings)
        );
        foreach (var remark in TimetablePage.Remarks(dossier, result))
        {
            surroundings.Output.WriteLine();
            surroundings.Output.WriteLine(PlainTables.MarkdownText(remark));
        }
    }
}
