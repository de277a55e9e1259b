using System.Collections.Immutable;
using NodaTime;
using Servanda.Edtf;
using Servanda.Model;
using Offset = Servanda.Model.Offset;

namespace Servanda.Foresight.Tests;

/// <summary>
/// An agreement as large as the great ones, the same at every run: chapters whose commitments wait for each other in chains,
/// instalments of one count, deadlines counted from acts, standing duties, and consequences of breach.
/// </summary>
internal static class LargeAgreement
{
    static readonly LocalDate Signed = new(2016, 11, 24);

    /// <summary>So many commitments.</summary>
    /// <param name="count">How many.</param>
    /// <param name="clash">Whether one chain cannot be kept: its last date is too early.</param>
    public static Dossier Of(int count, bool clash = false)
    {
        var random = new Random(20161124);
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal);
        var commitments = new Dictionary<string, Commitment>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var (name, previous) = ($"duty-{i:0000}", $"duty-{i - 1:0000}");
            var startsChain = i % 6 == 0;
            var commitment = new Commitment
            {
                Name = name,
                Instrument = "accord",
                Obligors = [i % 3 == 0 ? "FARC" : "Government"],
                Verifiers = ["Mission"],
                Duty = DutyKind.Achieve,
                Upon = startsChain ? null : Behind(previous),
            };
            commitments[name] = (i % 10) switch
            {
                3 => Instalment(commitment, i),
                7 => commitment with
                {
                    Duty = DutyKind.Avoid,
                    Goal = Holds(Fact($"breach-{i:0000}", FactKind.Event)),
                    Until = After(2, previous),
                },
                _ => Deadline(commitment with { Goal = Holds(Fact($"act-{i:0000}", FactKind.Event)) }, i),
            };
        }
        if (clash)
        {
            // The fifth of a chain whose earlier steps begin no sooner than a year after signature.
            commitments["duty-0000"] = commitments["duty-0000"] with
            {
                From = Day(365),
                By = Day(420),
                Within = null,
            };
            commitments["wait"] = new Commitment
            {
                Name = "wait",
                Instrument = "accord",
                Obligors = ["FARC"],
                Duty = DutyKind.Avoid,
                Goal = Holds("act-0000"),
                Until = Day(364),
            };
            commitments["clash"] = commitments["duty-0000"] with
            {
                Name = "clash",
                Goal = Holds(Fact("act-clash", FactKind.Event)),
                Upon = null,
                From = new Offset(Period.FromMonths(6), true, new WhenHolds(Holds("act-0000"))),
                By = Day(400),
            };
        }
        return new Dossier
        {
            Name = $"large-{count}",
            Instruments = ImmutableSortedDictionary<string, Instrument>.Empty.Add(
                "accord",
                new Instrument
                {
                    Name = "accord",
                    Makers = ["FARC", "Government"],
                    MadeOn = EdtfDate.OfDay(Signed),
                }
            ),
            Actors = new Actor[]
            {
                new() { Kind = ActorKind.Party, Name = "FARC" },
                new() { Kind = ActorKind.Party, Name = "Government" },
                new() { Kind = ActorKind.Body, Name = "Mission" },
            }.ToImmutableSortedDictionary(a => a.Name, a => a, StringComparer.Ordinal),
            Facts = facts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Commitments = commitments.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

        string Fact(string name, FactKind kind)
        {
            facts[name] = new Fact { Kind = kind, Name = name };
            return name;
        }

        // The next of a chain waits for the act of the one before, or for its being fulfilled.
        Condition Behind(string previous) =>
            commitments[previous].Goal is Holds { Fact.Fact: var act } && commitments[previous].Duty == DutyKind.Achieve
                ? Holds(act)
                : new StatusIs(previous, Status.Kept);

        Commitment Deadline(Commitment commitment, int i) =>
            random.Next(4) switch
            {
                0 => commitment with { By = Day(400 + random.Next(3000)) },
                1 => commitment with { Within = Period.FromDays(30 + random.Next(300)) },
                2 => commitment with
                {
                    By = new Offset(
                        Period.FromMonths(1 + random.Next(24)),
                        true,
                        new WhenHolds(commitment.Upon ?? new IsMade("accord"))
                    ),
                },
                _ => commitment,
            };

        // Of a count for each chapter, reached in steps.
        Commitment Instalment(Commitment commitment, int i)
        {
            var tally = Fact($"tally-{i / 60:000}", FactKind.Tally);
            return Deadline(
                commitment with
                {
                    Goal = new Compare(new FactRef(tally), Comparison.AtLeast, 100 * (1 + i % 60 / 10)),
                },
                i
            );
        }

        Moment After(int years, string previous) =>
            commitments[previous].Goal is Holds { Fact.Fact: var act } && commitments[previous].Duty == DutyKind.Achieve
                ? new Offset(Period.FromYears(years), true, new WhenHolds(Holds(act)))
                : Day(3650);

        static Moment Day(int after) => new OnDate(EdtfDate.OfDay(Signed.PlusDays(after)));
        static Condition Holds(string fact) => new Holds(new FactRef(fact));
    }
}
