using System.CommandLine;
using System.Runtime.CompilerServices;
using Servanda.Checks;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Cli.Rendering.Json;
using Servanda.Diagnostics;
using Servanda.Foresight;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda check</c>: what is wrong with the text and with what it agrees, and how to mend it.</summary>
internal static class CheckCommand
{
    /// <summary>How long the solver may usually take for one dossier.</summary>
    public const int SecondsToSolve = 10;

    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument { Arity = ArgumentArity.ZeroOrOne };
        var strict = new Option<bool>("--strict") { Description = "Warnings too give exit code 1." };
        var all = new Option<bool>("--all") { Description = "Every finding in a row of its own, notes too." };
        var rules = new Option<bool>("--rules") { Description = "The checks that there are; needs no dossier." };
        var positions = new Option<bool>("--positions")
        {
            Description = "Add what the sides demanded in the record to come before what they promised.",
        };
        var limit = TimetableCommand.TimeLimit(SecondsToSolve);
        var format = new FormatOption("table", "text", "json", "sarif", "md");
        var command = new Command(
            "check",
            "What is wrong with the text and with what it agrees, and how to mend it. Exit code 1 if there are errors (with --strict: or warnings)."
        )
        {
            dossier,
            strict,
            all,
            rules,
            positions,
            limit,
            format,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(rules))
            {
                surroundings.WriteTable("What servanda check looks for", Rules());
                return ExitCode.Fine;
            }
            if (parsed.GetValue(dossier) is null)
                throw new UsageError("Required argument missing for command: 'check'.");
            var path = dossier.Path(parsed);
            var read = dossier.Read(parsed);
            using var interrupt = new Interrupt();
            var timetable = Timetable.Check(read, Limits(parsed.GetValue(limit)), interrupt.Token);
            var report = Report(read, timetable, parsed.GetValue(positions));
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings, CheckJson.Of(read, report), f => f.CheckJson);
                    break;
                case "sarif":
                    JsonForms.Write(surroundings, SarifLog.Of(report, path), f => f.SarifLog);
                    break;
                case "md":
                    surroundings.WriteMarkdown(
                        "Findings",
                        Summary(read, report),
                        DiagnosticWords.Grid(report.Findings)
                    );
                    break;
                case "text":
                    foreach (var finding in report.Findings)
                        DiagnosticWords.Write(surroundings, finding, path);
                    WriteSetAside(surroundings, read, report);
                    surroundings.Output.WriteLine(Summary(read, report));
                    break;
                default:
                    WriteTable(surroundings, read, report, path, parsed.GetValue(all));
                    break;
            }
            var least = parsed.GetValue(strict) ? Severity.Warning : Severity.Error;
            if (!timetable.Unknown.IsEmpty && parsed.GetRequiredValue(format) is "table" or "text" or "md")
                surroundings.PrintProse($"Not found out: {string.Join("; ", timetable.Unknown)}.", Tone.Quiet);
            return interrupt.Code(report.Findings.Any(d => d.Severity >= least) ? ExitCode.Findings : ExitCode.Fine);
        });
        return command;
    }

    /// <summary>Only what is wrong is asked, and not when everything could be done.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static TimetableLimits Limits(int seconds) =>
        TimetableLimits.Usual with
        {
            Time = TimeSpan.FromSeconds(seconds),
            OnlyDecide = true,
        };

    /// <summary>What is wrong with a dossier: all that is found here, and by the solver.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="timetable">What the solver found.</param>
    /// <param name="withPositions">Whether each side is taken to insist on every order that it ever demanded.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CheckReport Report(Dossier dossier, TimetableResult timetable, bool withPositions = false) =>
        CheckReport.Of(dossier, TimetableCatalogue.All, timetable.Findings, withPositions);

    static void WriteTable(Surroundings surroundings, Dossier read, CheckReport report, string path, bool all)
    {
        // What could not be read is shown where it stands, so that it can be mended first.
        var ofReading = report.Findings.Where(f => f.Severity > Severity.Note && read.Diagnostics.Contains(f)).ToList();
        foreach (var diagnostic in ofReading)
            DiagnosticWords.Write(surroundings, diagnostic, path);
        var found = report.Findings.Except(ofReading).ToList();
        var shown = all ? found : found.FindAll(f => f.Severity > Severity.Note);
        var notes = found.Except(shown).ToList();
        if (shown.Count == 0)
            surroundings.PrintProse(Summary(read, report), Tone.Strong);
        else
            surroundings.WriteTable(
                Summary(read, report),
                all ? FindingGrid.All(read, shown) : FindingGrid.Condensed(read, shown)
            );
        surroundings.Output.WriteLine();
        WriteSetAside(surroundings, read, report);
        if (notes.Count > 0)
            surroundings.PrintProse(
                $"{QuestionWords.Count(notes.Count, "note")} ({string.Join(", ", notes.Select(n => n.Code).Distinct())}): --all shows them.",
                Tone.Quiet
            );
        if (found.Count > 0)
            surroundings.PrintProse(
                "--format text shows each finding in its place, with its mend; --rules, what each check looks for.",
                Tone.Quiet
            );
    }

    static void WriteSetAside(Surroundings surroundings, Dossier read, CheckReport report)
    {
        foreach (var setting in read.CheckSettings)
            if (setting.Severity is { } severity)
                surroundings.PrintProse(
                    $"counted as {DiagnosticWords.Word(severity)}: {setting.Code}: \"{setting.Reason}\"",
                    Tone.Quiet
                );
        foreach (var reason in report.Tolerated.GroupBy(t => (t.Finding.Code, t.Reason)))
            surroundings.PrintProse(
                $"set aside: {reason.Key.Code} ({string.Join(", ", reason.SelectMany(t => t.Finding.About).Distinct())}): \"{reason.Key.Reason}\"",
                Tone.Quiet
            );
    }

    static Grid Rules() =>
        Grid.Of(
            TimetableCatalogue.All.Concat(CheckCatalogue.All),
            ("check", r => Cell.Of(r.Code, Tone.Strong)),
            ("", r => Cell.Of(DiagnosticWords.Word(r.Severity), DiagnosticWords.ToneOf(r.Severity))),
            ("what it finds", r => Cell.Of(r.Title))
        );

    static string Summary(Dossier dossier, CheckReport report)
    {
        var holds =
            $"{QuestionWords.Count(dossier.Commitments.Count, "commitment")} of {QuestionWords.Count(dossier.Instruments.Count, "instrument")}"
            + $", {QuestionWords.Count(dossier.Entries.Length, "entry", "entries")}"
            + $", {QuestionWords.Count(dossier.Expectations.Length, "expectation")}";
        var found = report.Findings.IsEmpty ? "nothing wrong found" : DiagnosticWords.Summary(report.Findings);
        var aside = report.Tolerated.IsEmpty ? "" : $"; {QuestionWords.Number(report.Tolerated.Length)} set aside";
        return $"{dossier.Name}: {holds}; {found}{aside}";
    }
}
