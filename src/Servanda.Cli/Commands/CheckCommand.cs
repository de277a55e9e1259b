using System.CommandLine;
using Servanda.Checks;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Diagnostics;
using Servanda.Foresight;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda check</c>: what is wrong with the text and with what it agrees, and how to mend it.</summary>
internal static class CheckCommand
{
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
        var fix = new Option<bool>("--fix")
        {
            Description = "Write the quick fixes into the files; they change no status. Then check again.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --fix: show what it would write, and stop." };
        var limit = TimetableCommand.TimeLimit(Checking.SecondsToSolve);
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
            fix,
            dryRun,
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
            var seconds = parsed.GetValue(limit);
            var timetable = Checking.TimetableOf(read, seconds, interrupt.Token);
            var report = Report(read, timetable, parsed.GetValue(positions));
            var asked = parsed.GetRequiredValue(format);
            if (parsed.GetValue(fix))
            {
                if (asked is not ("table" or "text"))
                    throw new UsageError("--fix prints text only: leave --format out.");
                if (parsed.GetValue(dryRun))
                {
                    Fixing.Show(surroundings, read, report, path);
                    return ExitCode.Fine;
                }
                Fixing.Write(surroundings, read, report, path);
                read = dossier.Read(parsed);
                timetable = Checking.TimetableOf(read, seconds, interrupt.Token);
                report = Report(read, timetable, parsed.GetValue(positions));
            }
            else if (parsed.GetValue(dryRun))
                throw new UsageError("--dry-run shows what --fix would write: give both.");
            switch (asked)
            {
                case "json":
                    JsonForms.Write(surroundings.Output, CheckJson.Of(read, report), f => f.CheckJson);
                    break;
                case "sarif":
                    JsonForms.Write(surroundings.Output, SarifLog.Of(report, path, Cli.Version), f => f.SarifLog);
                    break;
                case "md":
                    surroundings.WriteMarkdown(
                        "Findings",
                        DiagnosticWords.Unchecked(report.Unchecked) is { } unread
                            ? $"{Summary(read, report)}. {unread}"
                            : Summary(read, report),
                        DiagnosticWords.Grid(report.Findings)
                    );
                    break;
                case "text":
                    foreach (var finding in report.Findings)
                        DiagnosticPage.Write(surroundings, finding, path);
                    WriteSetAside(surroundings, read, report);
                    if (DiagnosticWords.Unchecked(report.Unchecked) is { } left)
                        surroundings.PrintProse(left, Tone.Warning);
                    surroundings.Output.WriteLine(Summary(read, report));
                    break;
                default:
                    WriteTable(surroundings, read, report, path, parsed.GetValue(all));
                    break;
            }
            var least = parsed.GetValue(strict) ? Severity.Warning : Severity.Error;
            if (!timetable.Unknown.IsEmpty && asked is "table" or "text" or "md")
                surroundings.PrintProse($"Not found out: {string.Join("; ", timetable.Unknown)}.", Tone.Quiet);
            return interrupt.Code(report.Findings.Any(d => d.Severity >= least) ? ExitCode.Findings : ExitCode.Fine);
        });
        return command;
    }

    /// <summary>What is wrong with a dossier: all that is found here, and by the solver.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="timetable">What the solver found.</param>
    /// <param name="withPositions">Whether each side is taken to insist on every order that it ever demanded.</param>
    public static CheckReport Report(Dossier dossier, TimetableResult timetable, bool withPositions = false) =>
        Checking.Of(dossier, timetable, withPositions);

    static void WriteTable(Surroundings surroundings, Dossier read, CheckReport report, string path, bool all)
    {
        // What could not be read is shown where it stands, so that it can be mended first.
        var ofReading = report.Findings.Where(f => f.Severity > Severity.Note && read.Diagnostics.Contains(f)).ToList();
        foreach (var diagnostic in ofReading)
            DiagnosticPage.Write(surroundings, diagnostic, path);
        if (DiagnosticWords.Unchecked(report.Unchecked) is { } left)
        {
            surroundings.PrintProse(left, Tone.Warning);
            surroundings.Output.WriteLine();
        }
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
