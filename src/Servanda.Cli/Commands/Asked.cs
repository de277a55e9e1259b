using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary>A dossier that was read, and the question that was put to it: what most commands begin with.</summary>
internal sealed record Asked(Dossier Dossier, string Path, Assessor Assessor, Question Question)
{
    public static Asked Of(ParseResult parsed, DossierArgument argument, TimeOptions time, Surroundings surroundings)
    {
        var dossier = argument.Read(parsed);
        return new Asked(
            dossier,
            argument.Path(parsed),
            new Assessor(dossier),
            time.Question(parsed, dossier, surroundings)
        );
    }

    /// <summary>The first line of the answer.</summary>
    public string FirstLine => QuestionWords.FirstLine(Dossier, Question);

    /// <summary>Says so if the answer is partial; the exit code.</summary>
    public int Finish(Surroundings surroundings)
    {
        if (PartialSentence is not { } partial)
            return ExitCode.Fine;
        surroundings.Error.WriteLine($"servanda: {SafeText.Of(partial)}");
        return ExitCode.Findings;
    }

    /// <summary>How partial the answer is; null where it is not.</summary>
    public string? PartialSentence =>
        Dossier.Diagnostics.Count(d => d.Severity == Severity.Error) is var errors and > 0
            ? $"This answer is partial: {QuestionWords.Count(errors, "error")} in the dossier. Run: servanda check {Path}"
            : null;
}
