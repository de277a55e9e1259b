using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Record;
using Servanda.Reference;

namespace Servanda.Tests.Assessment;

/// <summary>The invariants of the engine, each a function that says how a case breaks it, or null.</summary>
internal static class Invariants
{
    /// <summary>1. What is established is possible: in every answer, and in every condition at every moment.</summary>
    public static string? EstablishedIsPossible(InvariantCase c)
    {
        foreach (var answer in AnswerText.Each(new Assessor(c.Dossier), c.Question))
            if (Fault(answer) is { } fault)
                return $"{fault}: {AnswerText.Of(answer)}";
        var run = Evaluate(c.Dossier, c.Question, c.Question.Standard);
        foreach (var outcome in Outcomes(run))
        {
            foreach (
                var piece in outcome
                    .Instances.Select(i => i.Standing)
                    .Append(outcome.Standing)
                    .SelectMany(s => s.Pieces.ToArray())
            )
                if (!piece.Possible.Contains(piece.Headline))
                    return $"{outcome.Commitment.Name}: the headline {piece.Headline} is not possible at {piece.From}";
            foreach (var reading in Readings(outcome))
            foreach (var truth in reading.Signal.Pieces)
                if (
                    IsAlone(truth, Truth.Established, Truth.Possible)
                    || IsAlone(truth, Truth.Said, Truth.MaybeSaid)
                    || IsAlone(truth, Truth.SaidNot, Truth.MaybeSaidNot)
                )
                    return $"{outcome.Commitment.Name}: {ModelText.Of(reading.Condition)} is {truth}";
        }
        return null;

        string? Fault(Answer a)
        {
            var asOf = c.Question.AsOf.InZone(c.Dossier.Zone).Date;
            var isSettled = a.Evidence is Evidence.Established or Evidence.Unreported;
            return !a.Possible.Contains(a.Status) ? "its headline is not possible"
                : a.Possible.Distinct().Count() != a.Possible.Length ? "a status is possible twice"
                : a.Since > asOf ? "it has its status since later than asked"
                // Of a `for each` or what recurs, instances that are unsettled may leave the worst of them settled.
                : a.Member is not null || a.Commitment is { ForEach: null, Recurrence: null }
                    ? (a.Possible.Length == 1) != isSettled
                            ? "settled evidence and one possible status do not go together"
                        : CountFault(a)
                : a.Possible.Length > 1 && isSettled ? "several statuses are possible, and every instance is settled"
                : null;
        }

        string? CountFault(Answer a)
        {
            if (a.Progress is not { } p || p.Established is not { } established)
                return null;
            // What is reckoned may have no end, or be compared with what has no one value.
            var isReckoned =
                a.Commitment.Goal is CompareQuantities
                || a.Commitment.Goal is Compare reckoned && c.Dossier.Facts[reckoned.Fact.Fact].Reckoned is not null;
            if (isReckoned && (p.Possible is null || p.Target is null))
                return null;
            if (p.Possible is not { } possible || p.Target is not { } target)
                return "a count is established and not possible";
            var isLevel =
                isReckoned
                || a.Commitment.Goal is Compare compare && c.Dossier.Facts[compare.Fact.Fact].Kind == FactKind.Level;
            // The possible count is the one that serves the goal better; a tally is told by its lower bound alone.
            decimal Favour(decimal value) =>
                !isLevel ? value
                : a.Commitment.Duty == DutyKind.Avoid ? -Nearness(value)
                : Nearness(value);
            decimal Nearness(decimal value) =>
                p.Comparison switch
                {
                    Comparison.AtLeast or Comparison.Above => value,
                    Comparison.AtMost or Comparison.Below => -value,
                    _ => -Math.Abs(value - target),
                };
            return Favour(established) > Favour(possible) ? "more is established than is possible" : null;
        }
    }

    /// <summary>2. What becomes known later than K changes no answer as known at or before K.</summary>
    public static string? LaterKnowledgeChangesNothing(InvariantCase c)
    {
        var draw = c.Draw();
        // An explanation lists entries of one rank in the order of the dossier, so that must be the same.
        var before = c.Dossier with
        {
            Entries = DossierGenerator.Sorted(c.Dossier.Entries, c.Dossier.Zone),
        };
        var later = before;
        for (var n = draw.Next(1, 4); n > 0; n--)
        {
            var entry = InvariantCase.FurtherEntry(later, draw);
            if (draw.Next(4) == 0 && !c.Dossier.Entries.IsEmpty)
                entry = InvariantCase.WithdrawalOf(
                    c.Dossier.Entries[draw.Next(c.Dossier.Entries.Length)],
                    entry.Id,
                    entry.Known
                );
            if ((entry.Known ?? entry.Said).Bounds(later.Zone).Latest <= c.Question.KnownAt)
                entry = entry with
                {
                    Known = EdtfDate.OfDay(c.Question.KnownAt.InZone(later.Zone).Date.PlusDays(draw.Next(1, 9))),
                };
            later = DossierGenerator.With(later, entry);
        }
        var earlier = c.Question with { KnownAt = c.Question.KnownAt - Duration.FromDays(draw.Next(0, 20)) };
        foreach (var question in new[] { c.Question, earlier })
            if (
                AnswerText.Difference(
                    AnswerText.Everything(before, question),
                    AnswerText.Everything(later, question)
                ) is
                { } difference
            )
                return $"with {string.Join("\n", later.Entries.Except(c.Dossier.Entries).Select(DossierPrinter.Print))}\n{difference}";
        return null;
    }

    /// <summary>3. The order of entries, of declarations and of files changes no answer.</summary>
    public static string? OrderChangesNothing(InvariantCase c)
    {
        var draw = c.Draw();
        var entries = c.Dossier.Entries.ToArray();
        draw.Shuffle(entries);
        return AnswerText.Difference(
                AnswerText.Answers(c.Dossier, c.Question),
                AnswerText.Answers(c.Dossier with { Entries = [.. entries] }, c.Question)
            )
                is { } ofEntries
                ? $"in the order {string.Join(", ", entries.Select(e => e.Id))}\n{ofEntries}"
            : AnswerText.Difference(
                AnswerText.Everything(c.Reread(), c.Question),
                AnswerText.Everything(c.Shuffled(draw), c.Question)
            )
                is { } ofText
                ? $"its text shuffled\n{ofText}"
            : null;
    }

    /// <summary>4. An entry withdrawn, once that is known, is an entry never made.</summary>
    public static string? WithdrawnIsNeverMade(InvariantCase c)
    {
        if (c.Dossier.Entries.IsEmpty)
            return null;
        var draw = c.Draw();
        var entry = c.Dossier.Entries[draw.Next(c.Dossier.Entries.Length)];
        var withdrawal = InvariantCase.WithdrawalOf(
            entry,
            "withdrawal",
            draw.Next(2) == 0 ? null : InvariantCase.KnownAfter(c.Dossier, entry, draw.Next(20))
        );
        Instant Known(Entry e) => (e.Known ?? e.Said).Bounds(c.Dossier.Zone).Latest;
        var question = c.Question with
        {
            KnownAt = Instant.Max(c.Question.KnownAt, Instant.Max(Known(entry), Known(withdrawal))),
        };
        var never = c.Dossier with { Entries = c.Dossier.Entries.Remove(entry) };
        var withdrawn = DossierGenerator.With(c.Dossier, withdrawal);
        return
            AnswerText.Difference(AnswerText.Answers(never, question), AnswerText.Answers(withdrawn, question))
                is { } difference
            ? $"never made and withdrawn: {DossierPrinter.Print(entry)}\n{DossierPrinter.Print(withdrawal)}\n{difference}"
            : null;
    }

    /// <summary>5. A stricter standard leaves open whatever a laxer one does: it settles nothing that the laxer did not.</summary>
    public static string? StricterSettlesNoMore(InvariantCase c)
    {
        var assessor = new Assessor(c.Dossier);
        for (var standard = Standard.Claimed; standard < Standard.Verified; standard++)
        {
            var (lax, strict) = (c.Question with { Standard = standard }, c.Question with { Standard = standard + 1 });
            var answers = AnswerText.Each(assessor, lax).ToDictionary(AnswerText.Name);
            // Under a stricter standard more periods may have begun.
            foreach (var y in AnswerText.Each(assessor, strict))
                if (
                    answers.TryGetValue(AnswerText.Name(y), out var x)
                    && y.Possible.Length == 1
                    && !x.Possible.SequenceEqual(y.Possible)
                )
                    return $"under {lax.Standard} and {strict.Standard}:\n  {AnswerText.Of(x)}\n  {AnswerText.Of(y)}";
        }
        return null;
    }

    /// <summary>5. A stricter standard establishes no condition, and rules none out, that a laxer one did not.</summary>
    public static string? StricterEstablishesNoMore(InvariantCase c)
    {
        for (var standard = Standard.Claimed; standard < Standard.Verified; standard++)
        {
            var (lax, strict) = (
                Evaluate(c.Dossier, c.Question, standard),
                Evaluate(c.Dossier, c.Question, standard + 1)
            );
            foreach (var (outcome, other) in Outcomes(lax).Zip(Outcomes(strict)))
            foreach (var instance in outcome.Instances)
            foreach (
                var (x, y) in Readings(instance)
                    .Zip(Array.Find(other.Instances, i => i.Key == instance.Key) is { } same ? Readings(same) : [])
                    .Where(r => !CountsFromWhenOwed(r.First))
            )
            foreach (var t in x.Signal.From.ToArray().Union(y.Signal.From.ToArray()))
            {
                var (before, after) = (x.Signal[t], y.Signal[t]);
                if (
                    (after & ~before & (Truth.Established | Truth.Said | Truth.SaidNot)) != 0
                    || (before & ~after & (Truth.Possible | Truth.MaybeSaid | Truth.MaybeSaidNot)) != 0
                )
                    return $"{outcome.Commitment.Name}: {ModelText.Of(x.Condition)} is {before} under {standard} and {after} under {standard + 1} at {(t == long.MinValue ? "first" : Instant.FromUnixTimeSeconds(t))}";
            }
        }
        return null;
    }

    /// <summary>10. Every answer is explained, and the entries that its explanation names alone give it again.</summary>
    public static string? ExplanationsReplay(InvariantCase c)
    {
        var assessor = new Assessor(c.Dossier);
        foreach (var answer in AnswerText.Each(assessor, c.Question))
        {
            var explanation = assessor.Explain(c.Question, answer.Commitment.Name, answer.Member);
            var named = explanation.All().Select(n => n.Entry?.Id).ToHashSet(StringComparer.Ordinal);
            var replay = new Assessor(
                c.Dossier with
                {
                    Entries = [.. c.Dossier.Entries.Where(e => named.Contains(e.Id))],
                }
            );
            var again = AnswerText
                .Each(replay, c.Question)
                .Single(a => a.Commitment.Name == answer.Commitment.Name && a.Member == answer.Member);
            if (AnswerText.Difference(AnswerText.Verdict(answer), AnswerText.Verdict(again)) is { } difference)
                return $"only {string.Join(", ", named)}\n{difference}";
        }
        return null;
    }

    /// <summary>12. The same inputs give the same bytes: asked twice, built anew, under another culture.</summary>
    public static string? SameInputsGiveTheSameBytes(InvariantCase c)
    {
        var first = AnswerText.Everything(c.Dossier, c.Question);
        var read = AnswerText.Everything(c.Reread(), c.Question);
        if (AnswerText.Difference(first, AnswerText.Everything(Rebuilt(c.Dossier), c.Question)) is { } built)
            return $"built anew\n{built}";
        var own = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in Cultures)
            {
                CultureInfo.CurrentCulture = culture;
                if (AnswerText.Difference(first, AnswerText.Everything(c.Dossier, c.Question)) is { } answered)
                    return $"answered in {culture}\n{answered}";
                if (AnswerText.Difference(read, AnswerText.Everything(c.Reread(), c.Question)) is { } reread)
                    return $"read in {culture}\n{reread}";
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
        return null;
    }

    /// <summary>Turkish and Arabic where the machine knows them, and one that writes everything unlike the others.</summary>
    static ImmutableArray<CultureInfo> Cultures { get; } =
    [
        .. new[] { "tr-TR", "ar-SA" }.Select(Known).OfType<CultureInfo>(),
        new CultureInfo("")
        {
            NumberFormat = new NumberFormatInfo
            {
                NegativeSign = "minus",
                NumberDecimalSeparator = "\u066B",
                NumberGroupSeparator = "'",
            },
            DateTimeFormat = new DateTimeFormatInfo
            {
                DateSeparator = "|",
                TimeSeparator = "|",
                MonthNames = [.. Enumerable.Range(1, 13).Select(m => $"m{m}")],
                MonthGenitiveNames = [.. Enumerable.Range(1, 13).Select(m => $"m{m}")],
            },
        },
    ];

    static CultureInfo? Known(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null; // the machine was set up without cultures
        }
    }

    static Dossier Rebuilt(Dossier d)
    {
        static ImmutableSortedDictionary<string, T> Backwards<T>(ImmutableSortedDictionary<string, T> items)
        {
            var rebuilt = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
            foreach (var (name, item) in items.Reverse())
                rebuilt = rebuilt.Add(name, item);
            return rebuilt;
        }
        return d with
        {
            Instruments = Backwards(d.Instruments),
            Actors = Backwards(d.Actors),
            Facts = Backwards(d.Facts),
            Rosters = Backwards(d.Rosters),
            Commitments = Backwards(d.Commitments),
            Powers = Backwards(d.Powers),
            Entries = [.. d.Entries.Select(e => e with { })],
        };
    }

    // `n more` is another condition under each standard that has it owed from another moment.
    static bool CountsFromWhenOwed(Reading reading) => reading.All().Any(r => r.Condition is More);

    static bool IsAlone(Truth truth, Truth established, Truth possible) =>
        (truth & (established | possible)) == established;

    static Evaluation Evaluate(Dossier dossier, Question question, Standard standard)
    {
        var index = new RecordIndex(dossier);
        var ties = new Ties(index);
        return new(
            new RecordView(index, question.KnownAt.ToUnixTimeSeconds(), null)
            {
                AsOf = question.AsOf.ToUnixTimeSeconds(),
            },
            standard,
            ties,
            ties.Order
        );
    }

    static IEnumerable<Outcome> Outcomes(Evaluation run) =>
        run.Index.Dossier.Commitments.Keys.Select(run.Of).OfType<Outcome>();

    static IEnumerable<Reading> Readings(Outcome outcome) => outcome.Instances.SelectMany(Readings);

    static IEnumerable<Reading> Readings(Instance instance) =>
        instance.Conditions.Append(instance.Goal).SelectMany(r => r.All());
}
