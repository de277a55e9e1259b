using System.Collections.Immutable;
using System.CommandLine;
using Servanda.Checks;
using Servanda.Checks.Order;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Cli.Rendering.Json;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda cascade</c>: what falls with whom, by the text alone.</summary>
internal static class CascadeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var goal = new Option<string?>("--goal")
        {
            HelpName = "GOAL",
            Description =
                "Instead: the smallest sets of failures that keep a commitment from being performed, or a condition (in the language) from coming about.",
        };
        goal.CompletionSources.Add(dossier.CommitmentNames);
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command(
            "cascade",
            "What falls if one party or body does nothing and the others do all that is owed. By the text alone."
        )
        {
            dossier,
            goal,
            format,
        };
        command.SetAction(parsed =>
        {
            var read = dossier.Read(parsed);
            var agreement = new CheckedAgreement(read);
            var (line, grid, json) = parsed.GetValue(goal) switch
            {
                null => Falling(agreement),
                { } name when read.Commitments.ContainsKey(name) => DefeatingPromise(agreement, name),
                { } condition => DefeatingCondition(agreement, condition, Condition(dossier.Path(parsed), condition)),
            };
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings, json, f => f.CascadeJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(grid);
                    break;
                case "md":
                    surroundings.WriteMarkdown("Cascade", line, grid);
                    break;
                default:
                    surroundings.WriteTable(line, grid);
                    break;
            }
            return ExitCode.Fine;
        });
        return command;
    }

    static (string, Grid, CascadeJson) Falling(CheckedAgreement agreement)
    {
        var name = agreement.Dossier.Name;
        var cascades = Cascade.All(agreement);
        return (
            $"{name}: what others promised and is never owed if one does nothing, and the others do what is owed",
            Grid.Of(
                cascades,
                ("if it does nothing", c => Cell.Of(c.Actor, Tone.Strong)),
                ("its own", c => Cell.Of(string.Join(", ", c.Own))),
                ("falls", c => Cell.Of(QuestionWords.Number(c.Falls.Count))),
                ("of others", c => Cell.Of(string.Join(", ", c.Falls), Tone.Warning))
            ),
            new CascadeJson(
                name,
                null,
                [.. cascades.Select(c => new FallJson(c.Actor, [.. c.Own], [.. c.Falls]))],
                null
            )
        );
    }

    static (string, Grid, CascadeJson) DefeatingPromise(CheckedAgreement agreement, string goal)
    {
        if (agreement.Find(goal) is not { Duty: DutyKind.Achieve } commitment)
            throw new UsageError($"Nobody has to achieve '{goal}': a goal is a commitment that somebody must achieve.");
        return Defeating(agreement, goal, Cascade.FailuresThatDefeat(agreement, commitment), ("is performed", "is never performed"));
    }

    static (string, Grid, CascadeJson) DefeatingCondition(CheckedAgreement agreement, string text, Condition goal) =>
        Defeating(agreement, text, Cascade.FailuresThatPrevent(agreement, goal), ("comes about", "never comes about"));

    static Condition Condition(string path, string text)
    {
        var read = DossierFolder.Open(path).ReadCondition(text);
        if (read is { Condition: { } condition, Diagnostics.IsEmpty: true })
            return condition;
        var wrong = string.Join(" ", read.Diagnostics.Select(d => $"{d.Message} {d.Mend}"));
        throw new UsageError($"'{text}' is no commitment here, and no condition. {wrong}".TrimEnd());
    }

    static (string, Grid, CascadeJson) Defeating(
        CheckedAgreement agreement,
        string goal,
        ImmutableArray<ImmutableArray<string>>? defeating,
        (string At, string Never) reached
    )
    {
        var sets = defeating ?? [];
        return (
            defeating is null ? $"`{goal}` hangs on nothing that somebody promised: no failure defeats it"
            : sets.IsEmpty ? $"`{goal}` {reached.At} whichever one or two commitments fail"
            : sets[0].IsEmpty ? $"`{goal}` {reached.Never}, even if everybody does what is owed"
            : $"`{goal}` {reached.Never} if all of one row fail, and the rest is done when owed",
            Grid.Of(
                sets.Where(s => !s.IsEmpty),
                ("failures", s => Cell.Of(QuestionWords.Number(s.Length))),
                ("commitments", s => Cell.Of(string.Join(", ", s), Tone.Strong)),
                (
                    "of",
                    s =>
                        Cell.Of(
                            string.Join(
                                ", ",
                                s.SelectMany(n => agreement.Find(n)!.Obligors).Distinct(StringComparer.Ordinal)
                            )
                        )
                )
            ),
            new CascadeJson(agreement.Dossier.Name, goal, null, [.. sets.Select(s => s.ToArray())])
        );
    }
}
