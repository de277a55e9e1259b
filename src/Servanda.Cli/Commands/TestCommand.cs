using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda test</c>: asks what the dossier expects to be answered.</summary>
internal static class TestCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var format = new FormatOption("text", "json");
        var command = new Command(
            "test",
            "Run the expectations that stand in the dossier. Exit code 1 if one fails or the dossier has errors."
        )
        {
            dossier,
            format,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var read = dossier.Read(parsed);
            var results = ExpectationRunner.Run(new Assessor(read));
            var checks = results.SelectMany(r => r.Checks).ToList();
            var failed = checks.Count(c => !c.Passed);
            if (parsed.GetRequiredValue(format) == "json")
            {
                var json = new TestJson(
                    read.Name,
                    read.IsPartial,
                    checks.Count - failed,
                    failed,
                    [.. results.Select(r => ExpectationJson.Of(r, read))]
                );
                JsonForms.Write(surroundings.Output, json, f => f.TestJson);
            }
            else
            {
                foreach (var result in results)
                    ExpectationWords.Write(surroundings, result, read, path);
                surroundings.Output.WriteLine(
                    checks.Count == 0
                        ? $"{read.Name} expects nothing: write an expectation (expect as of …) to test it."
                        : surroundings.Paint(
                            $"{checks.Count - failed} passed, {failed} failed",
                            failed == 0 ? Tone.Good : Tone.Bad
                        )
                );
            }
            var asked = new Asked(read, path, new Assessor(read), ExpectationRunner.AtEndOfRecord(read));
            return Math.Max(asked.Finish(surroundings), failed == 0 ? ExitCode.Fine : ExitCode.Findings);
        });
        return command;
    }
}
