using CsCheck;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Reference;

namespace Servanda.Tests.Assessment;

/// <summary>
/// What the engine promises of every dossier (the invariants of the design, by number), on generated dossiers and on that of
/// Doha. <c>SERVANDA_CASES</c> sets how many are tried, <c>CsCheck_Seed</c> repeats one; what fails is printed at its
/// smallest.
/// </summary>
public class InvariantTests
{
    [Fact]
    public void What_is_established_is_possible() => Holds(Invariants.EstablishedIsPossible);

    [Fact]
    public void What_becomes_known_later_changes_no_answer() =>
        Holds(Invariants.LaterKnowledgeChangesNothing, share: 4);

    [Fact]
    public void Order_changes_no_answer() => Holds(Invariants.OrderChangesNothing, share: 4);

    [Fact]
    public void An_entry_withdrawn_is_an_entry_never_made() => Holds(Invariants.WithdrawnIsNeverMade);

    [Fact]
    public void A_stricter_standard_settles_nothing_more() => Holds(Invariants.StricterSettlesNoMore);

    [Fact]
    public void A_stricter_standard_establishes_no_further_condition() => Holds(Invariants.StricterEstablishesNoMore);

    [Fact]
    public void The_entries_that_an_explanation_names_give_the_answer_again() => Holds(Invariants.ExplanationsReplay);

    [Fact]
    public void The_same_inputs_give_the_same_bytes() => Holds(Invariants.SameInputsGiveTheSameBytes, share: 8);

    /// <summary>What broken texts showed: dates that end with the calendar, and statuses that began with it.</summary>
    [Theory]
    [InlineData("2020-03-06 North, South suspends accord on XXXX\n")]
    [InlineData("2020-03-06 North reports talks on XXXX\n")]
    [InlineData("XXXX North reports talks since ..\n")]
    [InlineData("2020-03-06 North reports talks known XXXX\n")]
    [InlineData(
        "roster group of ()\nstate pledged for group\ncommitment c2 for each p in group\n  North must avoid p is pledged\ncommitment c3\n  North must keep talks\n  provided c2 is kept\n"
    )]
    public void What_lies_beyond_the_calendar_is_answered_and_explained(string more)
    {
        var dossier = DossierReader.Bind([
            new Servanda.Text.SourceText(
                "a.accord",
                "instrument accord made by North, South on 2020-02-22\nparty North\nparty South\nstate talks\n"
                    + "commitment c1\n  North must achieve talks\n  by 2020-04-01\n"
                    + more
            ),
        ]);
        foreach (var known in new[] { new LocalDate(2020, 4, 13), new LocalDate(9999, 12, 31) })
            Assert.NotEmpty(
                AnswerText.Everything(
                    dossier,
                    Question.AtEndOf(dossier, EdtfDate.OfDay(new LocalDate(2020, 4, 13)), EdtfDate.OfDay(known))
                )
            );
    }

    /// <summary>The dossier of Doha, asked as of and as known on dates across its two years, under every standard.</summary>
    [Fact]
    public void The_dossier_of_Doha_obeys_the_invariants()
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../examples/doha-2020"));
        var dossier = DossierFolder.Read(folder);
        var faults = new List<string>();
        for (var i = 0; i < Agreement.Cases(share: 250); i++)
        {
            var day = new LocalDate(2020, 2, 15).PlusDays(i * 37 % 260);
            var question = Question.AtEndOf(
                dossier,
                EdtfDate.OfDay(day),
                EdtfDate.OfDay(day.PlusDays(new[] { 0, 40, -9, 400 }[i % 4])),
                Standard.Claimed + i / 2 % 4
            );
            var c = new InvariantCase(dossier, question, i)
            {
                Rosters = path => File.ReadAllText(Path.Combine(folder, path)),
            };
            foreach (
                var invariant in (Func<InvariantCase, string?>[])
                    [
                        Invariants.EstablishedIsPossible,
                        Invariants.LaterKnowledgeChangesNothing,
                        Invariants.OrderChangesNothing,
                        Invariants.WithdrawnIsNeverMade,
                        Invariants.StricterSettlesNoMore,
                        Invariants.StricterEstablishesNoMore,
                        Invariants.ExplanationsReplay,
                        Invariants.SameInputsGiveTheSameBytes,
                    ]
            )
                if (invariant(c) is { } fault)
                    faults.Add($"{DossierPrinter.Print(question)} {invariant.Method.Name}: {fault}");
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>Holds for dossiers in the first half of the language, and for those in all of it.</summary>
    static void Holds(Func<InvariantCase, string?> violation, int share = 2)
    {
        foreach (var cases in new[] { InvariantCase.First, InvariantCase.Any })
            cases.Hold(c => violation(c) is null, count: Agreement.Cases(2 * share), print: c => Printed(c, violation));
    }

    static string Printed(InvariantCase c, Func<InvariantCase, string?> violation)
    {
        string? Fault(Dossier dossier)
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
