using CsCheck;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Reference;

namespace Servanda.Tests.Assessment;

/// <summary>
/// The fast engine gives what the slow evaluator gives, for generated dossiers and questions (design, invariant 7).
/// <c>SERVANDA_CASES</c> sets how many are tried, <c>CsCheck_Seed</c> repeats one.
/// </summary>
public class EngineAgainstReferenceTests
{
    /// <summary>Without what came into the language after its first half.</summary>
    [Fact]
    public void The_engine_answers_as_the_reference_does() => AnswersAlike(DossierGenerator.GenFirstCase);

    [Fact]
    public void The_engine_answers_as_the_reference_does_with_all_of_the_language() =>
        AnswersAlike(DossierGenerator.GenCase);

    static void AnswersAlike(Gen<(Dossier Dossier, Question Question)> cases) =>
        cases.Hold(c => Agreement.Between(c.Dossier, c.Question) is null, count: Agreement.Cases(), print: Print);

    /// <summary>The least case in which the two still part in the same way, as text.</summary>
    static string Print((Dossier Dossier, Question Question) c)
    {
        if (Agreement.Between(c.Dossier, c.Question) is not { } difference)
            return DossierPrinter.Print(c.Dossier, c.Question);
        var (least, still) = Agreement.Shrink(c.Dossier, c.Question, difference);
        return $"{DossierPrinter.Print(least, c.Question)}\n{still}";
    }
}
