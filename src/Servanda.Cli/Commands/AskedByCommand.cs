using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;

namespace Servanda.Cli.Commands;

/// <summary>A question as the command line puts it, and how the command ends.</summary>
internal static class AskedByCommand
{
    extension(Asked asked)
    {
        public static Asked Of(
            ParseResult parsed,
            DossierArgument argument,
            TimeOptions time,
            Surroundings surroundings
        )
        {
            var dossier = argument.Read(parsed);
            return new Asked(
                dossier,
                argument.Path(parsed),
                new Assessor(dossier),
                time.Question(parsed, dossier, surroundings)
            );
        }

        /// <summary>Says so if the answer is partial; the exit code.</summary>
        public int Finish(Surroundings surroundings)
        {
            if (asked.PartialSentence is not { } partial)
                return ExitCode.Fine;
            surroundings.Error.WriteLine($"servanda: {SafeText.Of(partial)}");
            return ExitCode.Findings;
        }
    }
}
