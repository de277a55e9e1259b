using Servanda.Reference;
using Servanda.Tests.Assessment;

namespace Servanda.Tests.Residuals;

/// <summary>
/// The residual agreement on generated dossiers. <c>SERVANDA_CASES</c> sets how many are tried; what fails is printed at its
/// smallest.
/// </summary>
public class ResidualPropertyTests
{
    [Fact]
    public void What_comes_later_has_the_same_consequences() => Holds(ResidualInvariants.SameConsequences);

    [Fact]
    public void The_printed_residual_is_read_as_itself() => Holds(ResidualInvariants.ReadsBack);

    [Fact]
    public void The_residual_of_the_residual_is_itself() => Holds(ResidualInvariants.IsItsOwn);

    static void Holds(Func<InvariantCase, string?> violation)
    {
        foreach (var cases in new[] { InvariantCase.First, InvariantCase.Any })
            cases.Hold(c => violation(c) is null, count: Agreement.Cases(share: 40), print: c => Printed(c, violation));
    }

    static string Printed(InvariantCase c, Func<InvariantCase, string?> violation)
    {
        string? Fault(Servanda.Model.Dossier dossier)
        {
            try
            {
                return violation(c with { Dossier = dossier });
            }
            catch (Exception error)
            {
                return error.ToString();
            }
        }
        var least = Agreement.Shrink(c.Dossier, d => Fault(d) is not null);
        return $"\n{DossierPrinter.Print(least, c.Question)}{Fault(least)}\n";
    }
}
