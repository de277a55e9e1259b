using System.Collections.Concurrent;
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
    /// <summary>Without what came into the language after its first half, and without exception.</summary>
    [Fact]
    public void The_engine_answers_as_the_reference_does() =>
        DossierGenerator.GenFirstCase.Hold(
            c => Agreement.Between(c.Dossier, c.Question) is null,
            count: Agreement.Cases(),
            print: Print
        );

    /// <summary>
    /// With all of the language the two part in about one case of some thousands, on readings that are not settled yet.
    /// What differs is printed, and bounded.
    /// </summary>
    [Fact]
    public void The_engine_answers_as_the_reference_does_with_all_of_the_language_but_for_a_few_cases()
    {
        var cases = Agreement.Cases();
        var different = new ConcurrentBag<(Dossier, Question)>();
        DossierGenerator.GenCase.Hold(
            c =>
            {
                if (Agreement.Between(c.Dossier, c.Question) is not null)
                    different.Add(c);
            },
            count: cases
        );
        Assert.True(
            different.Count <= Math.Max(2, cases / 1000),
            $"{different.Count} of {cases}\n{string.Join("\n\n", different.Take(5).Select(Print))}"
        );
    }

    /// <summary>The least case in which the two still part in the same way, as text.</summary>
    static string Print((Dossier Dossier, Question Question) c)
    {
        if (Agreement.Between(c.Dossier, c.Question) is not { } difference)
            return DossierPrinter.Print(c.Dossier, c.Question);
        var (least, still) = Agreement.Shrink(c.Dossier, c.Question, difference);
        return $"{DossierPrinter.Print(least, c.Question)}\n{still}";
    }
}
