using CsCheck;
using Servanda.Model;
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

    /// <summary>Rosters of whose members nearly all is plain: one member is reckoned without the others.</summary>
    [Fact]
    public void Members_one_by_one_give_the_answers_from_scratch() =>
        Gen
            .Int.Select(seed => (Built: new PlainDossier(seed).Build(), seed))
            .Select(c => new InvariantCase(c.Built.Item1, c.Built.Item2, c.seed & int.MaxValue))
            .Hold(c => GrowingRecord.Fault(c) is null, count: Agreement.Cases(20), print: Printed);

    /// <summary>All of the language, with a promise for each member of a roster and much said of single members.</summary>
    [Fact]
    public void What_is_said_of_members_gives_the_answers_from_scratch() =>
        InvariantCase
            .Any.Where(c => c.Dossier.Commitments.Values.Any(p => p.ForEach is not null && p.Duty is not null))
            .Select(OfMembers)
            .Hold(c => GrowingRecord.Fault(c) is null, count: Agreement.Cases(20), print: Printed);

    static InvariantCase OfMembers(InvariantCase c)
    {
        var (draw, dossier) = (c.Draw(), c.Dossier);
        var facts = dossier
            .Facts.Values.Where(f => f is { Roster: not null, Definition: null, Reckoned: null })
            .ToList();
        var entries = dossier.Entries;
        for (var n = facts.Count == 0 ? 0 : draw.Next(4, 9); n > 0; n--)
        {
            var fact = facts[draw.Next(facts.Count)];
            var members = dossier.Rosters[fact.Roster!].Members;
            if (members.IsEmpty || InvariantCase.FurtherEntry(dossier, draw) is not { Verb: <= Verb.Finds } drawn)
                continue;
            var of = new FactRef(fact.Name, members[draw.Next(members.Length)].Id);
            Condition said = fact.Kind is FactKind.Event or FactKind.State
                ? new Holds(of)
                : new Compare(of, (Comparison)draw.Next(5), draw.Next(1, 9));
            entries = entries.Add(drawn with { Id = $"m{n}", Content = said, Object = null });
        }
        return c with { Dossier = dossier with { Entries = entries } };
    }

    static string Printed(InvariantCase c)
    {
        var least = Agreement.Shrink(c.Dossier, d => Fault(d) is not null);
        return $"\n{DossierPrinter.Print(least, c.Question)}{Fault(least)}\n";

        string? Fault(Dossier dossier)
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
