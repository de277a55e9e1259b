using Servanda.Assessment;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Exchange.Asking;

/// <summary>A dossier that was read, and the question that is put to it: what most answers begin with.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Path">Where it was read from.</param>
/// <param name="Assessor">Answers questions about it.</param>
/// <param name="Question">The question.</param>
public sealed record Asked(Dossier Dossier, string Path, Assessor Assessor, Question Question)
{
    /// <summary>The first line of the answer.</summary>
    public string FirstLine => QuestionWords.FirstLine(Dossier, Question);

    /// <summary>How partial the answer is; null where it is not.</summary>
    public string? PartialSentence =>
        Dossier.Diagnostics.Count(d => d.Severity == Severity.Error) is var errors and > 0
            ? $"This answer is partial: {QuestionWords.Count(errors, "error")} in the dossier. Run: servanda check {Path}"
            : null;
}
