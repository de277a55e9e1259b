using System.CommandLine;
using System.Runtime.CompilerServices;
using Servanda.Checks;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Diagnostics;
using Servanda.Foresight;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda compare</c>: what an amendment changes.</summary>
internal static class CompareCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var before = new DossierArgument("BEFORE", "The folder (or the one file) of the text as it was.");
        var after = new DossierArgument("AFTER", "The folder (or the one file) of the text as it is to be.");
        var format = new FormatOption("table", "json", "md");
        var command = new Command(
            "compare",
            "What an amendment changes: promises added, removed, tightened and loosened; findings mended and made; room in the timetable."
        )
        {
            before,
            after,
            format,
        };
        command.SetAction(parsed =>
        {
            var (old, now) = (before.Read(parsed), after.Read(parsed));
            using var interrupt = new Interrupt();
            var (oldTimes, nowTimes) = (Times(old, interrupt), Times(now, interrupt));
            var (foundOld, foundNow) = (CheckCommand.Report(old, oldTimes), CheckCommand.Report(now, nowTimes));
            var times = TimetableComparison.Of(oldTimes, nowTimes);
            var comparison = AgreementComparison.Of(old, now, foundOld, foundNow);
            var line = FirstLine(old, now, comparison);
            var findings = $"Findings: {Count(foundOld)} before, {Count(foundNow)} after.";
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(
                        surroundings.Output,
                        CompareJson.Of(old, now, comparison, times),
                        f => f.CompareJson
                    );
                    break;
                case "md":
                    surroundings.WriteMarkdown("Comparison", line, Changes(comparison), "Nothing is otherwise.");
                    surroundings.Output.WriteLine();
                    surroundings.WriteMarkdown("Findings", findings, Findings(comparison), "The same.");
                    surroundings.Output.WriteLine();
                    surroundings.WriteMarkdown("Timetable", Verdicts(times), Slack(times), "No slack is otherwise.");
                    break;
                default:
                    surroundings.WriteTable(line, Changes(comparison), "Nothing is otherwise.");
                    surroundings.Output.WriteLine();
                    surroundings.WriteTable(findings, Findings(comparison), "The same.");
                    surroundings.Output.WriteLine();
                    surroundings.WriteTable(Verdicts(times), Slack(times), "No slack is otherwise.");
                    break;
            }
            return interrupt.Code(old.IsPartial || now.IsPartial ? ExitCode.Findings : ExitCode.Fine);
        });
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static TimetableResult Times(Dossier dossier, Interrupt interrupt) =>
        Timetable.Check(
            dossier,
            TimetableLimits.Usual with
            {
                Time = TimeSpan.FromSeconds(Checking.SecondsToSolve),
            },
            interrupt.Token
        );

    static string Verdicts(TimetableComparison times) =>
        $"Every promise can be kept: before {Verdict(times.Before)}, after {Verdict(times.After)}.";

    static string Verdict(TimetableVerdict verdict) =>
        verdict switch
        {
            TimetableVerdict.Possible => "yes",
            TimetableVerdict.OnlyByActingEarly => "only by acting early",
            TimetableVerdict.Impossible => "no",
            _ => "not decided",
        };

    static Grid Slack(TimetableComparison times) =>
        Grid.Of(
                times.Slack,
                ("slack", c => Cell.Of(TimetableWords.Of(c), c.Direction < 0 ? Tone.Warning : Tone.Plain)),
                ("commitment", c => Cell.Of(TimetablePage.NameOf(c.After), Tone.Strong)),
                ("before", c => Cell.Of(Room(c.Before.Slack))),
                ("after", c => Cell.Of(Room(c.After.Slack))),
                ("to due before", c => Cell.Of(TimetablePage.Days(c.Before.DaysToDeadline))),
                ("to due after", c => Cell.Of(TimetablePage.Days(c.After.DaysToDeadline)))
            )
            .WithoutEmptyColumns();

    static string Room(int? days) => days is null ? "open" : TimetablePage.Days(days);

    static string FirstLine(Dossier old, Dossier now, AgreementComparison comparison)
    {
        var kinds = comparison
            .Changes.CountBy(c => c.Kind)
            .OrderBy(c => c.Key)
            .Select(c => $"{QuestionWords.Number(c.Value)} {Word(c.Key)}");
        var changed = comparison.Changes.IsEmpty ? "nothing is otherwise" : string.Join(", ", kinds);
        var partial = old.IsPartial || now.IsPartial ? "; partial: see servanda check" : "";
        return $"{old.Name} → {now.Name}: {changed}{partial}";
    }

    static string Count(CheckReport report) =>
        report.Findings.IsEmpty ? "none" : DiagnosticWords.Summary(report.Findings);

    static Grid Changes(AgreementComparison comparison) =>
        Grid.Of(
            comparison.Changes.OrderBy(c => c.Kind),
            ("", c => Cell.Of(Word(c.Kind), ToneOf(c.Kind))),
            (
                "name",
                c =>
                    Cell.Of(
                        new CellLine(c.Declares == "commitment" ? c.Name : $"{c.Declares} {c.Name}", Tone.Strong),
                        new CellLine(string.Join("; ", c.Cites), Tone.Quiet)
                    )
            ),
            ("what", c => Cell.Of(c.Terms.Select(t => new CellLine(Sentence(t)))))
        );

    static string Sentence(TermChange term) =>
        (term.Before, term.After) switch
        {
            (null, { } now) => term.Term is "commitment" or "power" or "instrument" ? now : $"{term.Term}: now {now}",
            ({ } was, null) => term.Term is "commitment" or "power" or "instrument"
                ? was
                : $"{term.Term}: no longer {was}",
            var (was, now) => $"{term.Term}: {was} → {now}",
        };

    // Of the same check one row; notes are counted, and told in json.
    static Grid Findings(AgreementComparison comparison) =>
        Grid.Of(
            comparison
                .Fixed.Select(f => (Word: "mended", Finding: f))
                .Concat(comparison.Introduced.Select(f => (Word: "new", Finding: f)))
                .Where(f => f.Finding.Severity > Severity.Note)
                .OrderByDescending(f => f.Finding.Severity)
                .GroupBy(f => (f.Word, f.Finding.Severity, f.Finding.Code))
                .Select(g => (g.Key.Word, Findings: g.Select(f => f.Finding).ToList())),
            ("", g => Cell.Of(g.Word, g.Word == "mended" ? Tone.Good : Tone.Bad)),
            ("check", g => Cell.Of(g.Findings[0].Code, DiagnosticWords.ToneOf(g.Findings[0].Severity))),
            (
                "about",
                g =>
                    Cell.Of(
                        string.Join(", ", g.Findings.SelectMany(f => f.About).Distinct()) is { Length: > 0 } about
                            ? about
                            : g.Findings[0].Message
                    )
            )
        );

    internal static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    static Tone ToneOf(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Tightened => Tone.Coming,
            ChangeKind.Loosened or ChangeKind.Removed => Tone.Warning,
            _ => Tone.Plain,
        };
}
