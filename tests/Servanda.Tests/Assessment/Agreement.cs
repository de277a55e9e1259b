using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Reference;

namespace Servanda.Tests.Assessment;

/// <summary>Where the engine and the slow evaluator part.</summary>
/// <param name="What">Which part of the answer differs, the weightiest first.</param>
/// <param name="Commitment">The commitment, with its member.</param>
/// <param name="Engine">What the engine answers.</param>
/// <param name="Reference">What the slow evaluator answers.</param>
public sealed record Difference(string What, string Commitment, string Engine, string Reference)
{
    public override string ToString() => $"{What} of {Commitment}\n  engine:    {Engine}\n  reference: {Reference}";
}

/// <summary>Compares the engine with the slow evaluator.</summary>
public static class Agreement
{
    /// <summary>How many cases to try: <c>SERVANDA_CASES</c>, or a share of 2,000.</summary>
    public static int Cases(int share = 1) => Math.Max(1, Settings.Number("SERVANDA_CASES", 2000) / share);

    /// <summary>The first difference between the answers for any commitment or instance, or null.</summary>
    public static Difference? Between(Dossier dossier, Question question)
    {
        Difference? first = null;
        var assessor = new Assessor(dossier);
        var slow = new ReferenceEvaluator(dossier, question);
        var assessment = assessor.Assess(question);
        var formal = dossier.Commitments.Values.Where(c => c.Duty is not null).Select(c => c.Name).ToList();
        Assert.Equal(formal, assessment.Answers.Select(a => a.Commitment.Name));
        foreach (var name in formal)
        {
            Compare(name, assessment.For(name)!, slow.Answer(name));
            foreach (var instance in assessor.Instances(question, name))
                Compare($"{name} for {instance.Member}", instance, slow.Answer(name, instance.Member));
        }
        Assert.Equal(dossier.Powers.Keys, assessment.Powers.Select(a => a.Commitment.Name));
        foreach (var power in assessment.Powers)
        {
            var expected = slow.Power(power.Commitment.Name);
            var (engine, reference) = (
                $"{power.Status} since {power.Since} possibly {string.Join(", ", power.Possible)}",
                $"{expected.Status} since {expected.Since} possibly {string.Join(", ", expected.Possible)}"
            );
            if (engine != reference)
                first ??= new Difference("power", power.Commitment.Name, engine, reference);
        }
        if (first is null)
            CompareConditions();
        return first;

        // As an expectation asks them: belief profits nobody. Those of a `for each` may name its variable.
        void CompareConditions()
        {
            foreach (var commitment in dossier.Commitments.Values.Where(c => !c.HasInstances))
            foreach (
                var condition in new[] { commitment.Goal, commitment.Upon, commitment.Provided, commitment.Unless }
            )
            {
                if (condition is null)
                    continue;
                var engine = assessor.Read(question, condition);
                var expected = slow.Holds(condition);
                if (first is null && (engine.IsEstablished, engine.IsPossible) != expected)
                    first = new Difference(
                        "condition",
                        DossierPrinter.Print(condition),
                        (engine.IsEstablished, engine.IsPossible).ToString(),
                        expected.ToString()
                    );
            }
        }

        void Compare(string name, Answer answer, ReferenceAnswer expected)
        {
            var engine = AsReference(answer);
            // The slow evaluator knows no limit; beyond the engine's, only the headline and the dates are promised.
            if (answer.Flags.Contains("too many alternatives"))
                engine = expected with
                {
                    Status = engine.Status,
                    Since = engine.Since,
                    Due = engine.Due,
                    OriginalDue = engine.OriginalDue,
                };
            if (WhatDiffers(engine, expected) is not { } what)
                return;
            if (first is null || Array.IndexOf(Parts, what) < Array.IndexOf(Parts, first.What))
                first = new Difference(what, name, engine.ToString(), expected.ToString());
        }
    }

    static readonly string[] Parts =
    [
        "status",
        "possible",
        "due",
        "original due",
        "flags",
        "evidence",
        "progress",
        "since",
        "list",
        "power",
        "condition",
    ];

    static string? WhatDiffers(ReferenceAnswer x, ReferenceAnswer y) =>
        x.Status != y.Status ? "status"
        : !x.Possible.SetEquals(y.Possible) ? "possible"
        : x.Due != y.Due ? "due"
        : x.OriginalDue != y.OriginalDue ? "original due"
        : !x.Flags.SetEquals(y.Flags) ? "flags"
        : x.Evidence != y.Evidence ? "evidence"
        : (x.Progress ?? (null, null)) != (y.Progress ?? (null, null)) ? "progress"
        : x.Since != y.Since ? "since"
        : x.List != y.List ? "list"
        : null;

    /// <summary>The engine's answer in the form of the slow evaluator's.</summary>
    public static ReferenceAnswer AsReference(Answer answer) =>
        new(
            answer.Status,
            [.. answer.Possible],
            answer.Evidence,
            answer.Since,
            answer.Due,
            answer.OriginalDue,
            answer.Progress is { } p ? (p.Established, p.Possible) : null,
            [.. answer.Flags]
        )
        {
            List = answer.List is { } list
                ? string.Join(
                    "; ",
                    list.Counts.Select(c => $"{c.Fact} {c.Established} {c.Possible} {c.Unlisted} {c.UnlistedPossible}")
                        .Prepend($"{list.Members} members")
                )
                : "",
        };

    /// <summary>
    /// The least case in which the same still differs: without the entries, clauses and commitments that do not matter.
    /// </summary>
    public static (Dossier Dossier, Difference Difference) Shrink(
        Dossier dossier,
        Question question,
        Difference difference
    )
    {
        var least = Shrink(dossier, smaller => Between(smaller, question)?.What == difference.What);
        return (least, Between(least, question)!);
    }

    /// <summary>The least dossier that still fails.</summary>
    public static Dossier Shrink(Dossier dossier, Func<Dossier, bool> fails)
    {
        for (var shrunk = true; shrunk; )
        {
            shrunk = false;
            foreach (var smaller in Smaller(dossier))
            {
                try
                {
                    if (!fails(smaller))
                        continue;
                }
                catch (Exception e) when (e is KeyNotFoundException or ArgumentException or InvalidOperationException)
                {
                    continue; // what was taken away was needed
                }
                (dossier, shrunk) = (smaller, true);
                break;
            }
        }
        return dossier;
    }

    static IEnumerable<Dossier> Smaller(Dossier d)
    {
        foreach (var name in d.Commitments.Keys)
            if (
                d.Commitments.Count > 1
                && !d.Commitments.Values.Any(c => c.Name != name && References.Of(d, c).Contains(name))
            )
                yield return d with
                {
                    Commitments = d.Commitments.Remove(name),
                    Entries = [.. d.Entries.Where(e => e.Object != name && !References.Speaks(e, name))],
                    Powers = d.Powers.RemoveRange(d.Powers.Values.Where(p => p.Object == name).Select(p => p.Name)),
                };
        foreach (var entry in d.Entries)
            if (!d.Entries.Any(e => e.Object == entry.Id))
                yield return d with
                {
                    Entries = d.Entries.Remove(entry),
                };
        foreach (var power in d.Powers.Keys)
            yield return d with
            {
                Powers = d.Powers.Remove(power),
            };
        foreach (var i in d.Instruments.Values)
            if (i.Upon is not null)
                yield return d with
                {
                    Instruments = d.Instruments.SetItem(i.Name, i with { Upon = null }),
                };
        foreach (var c in d.Commitments.Values)
        foreach (var less in Smaller(c))
            yield return d with
            {
                Commitments = d.Commitments.SetItem(c.Name, less),
            };
        foreach (var e in d.Entries)
        foreach (var less in Smaller(e))
            yield return d with
            {
                Entries = d.Entries.Replace(e, less),
            };
        foreach (var a in d.Actors.Values)
            if (a.Reliability is not null)
                yield return d with
                {
                    Actors = d.Actors.SetItem(a.Name, a with { Reliability = null }),
                };
    }

    static IEnumerable<Commitment> Smaller(Commitment c)
    {
        foreach (
            var less in new[]
            {
                c with
                {
                    Upon = null,
                },
                c with
                {
                    Provided = null,
                },
                c with
                {
                    Unless = null,
                },
                c with
                {
                    From = null,
                },
                c with
                {
                    Until = null,
                },
                c with
                {
                    By = null,
                },
                c with
                {
                    Within = null,
                },
                c with
                {
                    Aim = null,
                },
                c with
                {
                    Verifiers = [],
                },
                c with
                {
                    Obligees = [],
                },
                c with
                {
                    Performers = [],
                },
                c with
                {
                    ForEach = null,
                },
            }
        )
            if (less != c)
                yield return less;
        foreach (var part in PartsOf(c.Goal))
            yield return c with
            {
                Goal = part,
            };
        foreach (var part in PartsOf(c.Upon))
            yield return c with
            {
                Upon = part,
            };
        foreach (var part in PartsOf(c.Provided))
            yield return c with
            {
                Provided = part,
            };
        foreach (var part in PartsOf(c.Unless))
            yield return c with
            {
                Unless = part,
            };
    }

    static IEnumerable<Condition> PartsOf(Condition? condition) =>
        condition switch
        {
            AllOf(var parts) => parts,
            AnyOf(var parts) => parts,
            Not(var part) => [part],
            _ => [],
        };

    static IEnumerable<Entry> Smaller(Entry e)
    {
        if (e.Known is not null)
            yield return e with
            {
                Known = null,
            };
        if (e.Occurred is not null)
            yield return e with
            {
                Occurred = null,
                IsSince = false,
            };
        if (e.IsSince)
            yield return e with
            {
                IsSince = false,
            };
        if (!e.Via.IsEmpty)
            yield return e with
            {
                Via = [],
            };
        if (e.Reliability is not null)
            yield return e with
            {
                Reliability = null,
            };
        if (e.Speakers.Length > 1)
            foreach (var speaker in e.Speakers)
                yield return e with
                {
                    Speakers = [speaker],
                };
        foreach (var part in PartsOf(e.Content))
            yield return e with
            {
                Content = part,
            };
    }

    static class References
    {
        public static HashSet<string> Of(Dossier d, Commitment c)
        {
            var text = DossierPrinter.Print(
                d with
                {
                    Commitments = ImmutableSortedDictionary<string, Commitment>.Empty.Add(c.Name, c),
                    Entries = [.. d.Entries.Where(e => e.NewDate is not null)],
                }
            );
            return [.. d.Commitments.Keys.Where(n => Names(text, n))];
        }

        public static bool Speaks(Entry e, string name) => Names(DossierPrinter.Print(e), name);

        static bool Names(string text, string name) => text.Split(' ', '(', ')', ',', '\n', '[', ']').Contains(name);
    }
}
