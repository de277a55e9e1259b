using CsCheck;
using Servanda.Assessment;
using Servanda.Reference;

namespace Servanda.Tests.Assessment;

/// <summary>
/// The fast engine gives what the slow evaluator gives, for generated dossiers and questions (design, invariant 7).
/// <c>SERVANDA_CASES</c> sets how many are tried, <c>CsCheck_Seed</c> repeats one.
/// </summary>
public class EngineAgainstReferenceTests
{
    [Fact]
    public void The_engine_answers_as_the_reference_does() =>
        DossierGenerator.GenCase.Sample(
            c => Agreement.Between(c.Dossier, c.Question) is null,
            iter: Agreement.Cases(),
            print: Print
        );

    /// <summary>The least case in which the two still part in the same way, as text.</summary>
    static string Print((Servanda.Model.Dossier Dossier, Question Question) c)
    {
        if (Agreement.Between(c.Dossier, c.Question) is not { } difference)
            return DossierPrinter.Print(c.Dossier, c.Question);
        var (least, still) = Agreement.Shrink(c.Dossier, c.Question, difference);
        return $"{DossierPrinter.Print(least, c.Question)}\n{still}";
    }
}
