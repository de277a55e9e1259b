using Servanda.Reference;

namespace Servanda.Tests.Assessment.Live;

/// <summary>Invariant 6: incremental assessment equals assessment from scratch, after every single entry.</summary>
public class LiveAssessmentTests
{
    [Fact]
    public void Entries_one_by_one_give_the_answers_from_scratch_and_their_differences_are_told()
    {
        foreach (var cases in new[] { InvariantCase.First, InvariantCase.Any })
            cases.Hold(c => GrowingRecord.Fault(c) is null, count: Agreement.Cases(20), print: Printed);
    }

    static string Printed(InvariantCase c)
    {
        var least = Agreement.Shrink(c.Dossier, d => Fault(d) is not null);
        return $"\n{DossierPrinter.Print(least, c.Question)}{Fault(least)}\n";

        string? Fault(Servanda.Model.Dossier dossier)
        {
            try
            {
                return GrowingRecord.Fault(c with { Dossier = dossier });
            }
            catch (Exception error)
            {
                return error.ToString();
            }
        }
    }
}
