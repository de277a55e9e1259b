using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Servanda.Assessment.Facts;
using Servanda.Assessment.Quantities;
using Servanda.Model;
using Servanda.Record;
using Offset = Servanda.Model.Offset;

namespace Servanda.Assessment;

/// <summary>Tells why a commitment stands where it stands (semantics 3.16): the clause, the rules, the conditions, the entries.</summary>
internal sealed class Explainer(Evaluation run, long at)
{
    readonly HashSet<string> _told = new(StringComparer.Ordinal);

    RecordIndex Index => run.Index;

    /// <summary>The tree of a commitment as a whole; of a <c>for each</c>, of the instances that decide it.</summary>
    public Explanation Explain(Outcome outcome, Answer answer)
    {
        if (!outcome.Commitment.HasInstances)
            return Explain(outcome, outcome.Instances[0], answer);
        _told.Add(outcome.Commitment.Name);
        var children = new List<Explanation> { ClauseOf(outcome.Commitment) };
        if (answer.Instances.IsEmpty)
            children.Add(
                Reason($"The roster {outcome.Commitment.ForEach?.Roster} has no members, so nothing is owed.", "3.12")
            );
        else
        {
            var counts = string.Join(
                ", ",
                answer.Instances.Select(c => $"{c.Value.ToString(CultureInfo.InvariantCulture)} {Words.Of(c.Key)}")
            );
            var instances = outcome.Alike is null ? outcome.Begun(at) : outcome.Instances;
            children.Add(
                Reason($"Of its {instances.Length} instances: {counts}; its own status is the worst of theirs.", "3.12")
            );
            if (answer.List is { Counts.IsEmpty: false } list)
                children.Add(Reason($"Of those on the list: {list}.", "3.12"));
            // Instances that stand alike stand for one another; each of the others is told.
            var alike = instances.GroupBy(i => (i.Standing[at].Headline, i.Standing[at].Possible));
            foreach (var group in alike)
            {
                var instance = group.First();
                var others = group.Count() - 1;
                children.Add(
                    new Explanation
                    {
                        Text =
                            $"{instance.Name} is {Words.Of(instance.Standing[at].Headline)}"
                            + (others > 0 ? $", and so {(others == 1 ? "is 1 other" : $"are {others} others")}." : "."),
                        Rule = "3.12",
                        Children = [.. Reasons(outcome, instance)],
                    }
                );
                // What the others of the group rest on is named too, so that the tree alone can be replayed.
                foreach (var other in group.Skip(1))
                    children.AddRange(EntriesOf(outcome, other, $"The same is said of {other.Name}."));
            }
            children.AddRange(Beginnings(outcome.Commitment));
        }
        return Root(outcome, answer, children);
    }

    /// <summary>The tree of one instance.</summary>
    public Explanation Explain(Outcome outcome, Instance instance, Answer answer)
    {
        // One member's tree does not tell the others', of which a circle of references may ask.
        if (instance.Name is null)
            _told.Add(outcome.Commitment.Name);
        var children = new List<Explanation> { ClauseOf(instance.Commitment) };
        children.AddRange(Reasons(outcome, instance));
        // What it counts from depends on when the others came to be owed.
        if (Parts.Increments(outcome.Commitment.Goal).Any())
            foreach (var other in outcome.Instances.Where(i => i != instance))
                children.AddRange(
                    EntriesOf($"When {other.Name} came to be owed bears on what is counted.", other.Conditions)
                );
        if (answer.Progress is { } progress)
            children.Add(Reason(Count(progress), "3.9"));
        if (answer.Possible.Length > 1)
            children.Add(
                Reason(
                    $"Also possible: {string.Join(", ", answer.Possible.Where(s => s != answer.Status).Select(Words.Of))}; "
                        + $"the evidence is {Words.Of(answer.Evidence)}.",
                    "3.13"
                )
            );
        if (answer.Flags.Contains("aim passed"))
            children.Add(Reason($"Its target date, {Day(answer.Aim)}, has passed; that is no breach.", "3.12"));
        if (answer.Flags.Contains("target passed"))
            children.Add(
                Reason(
                    instance.Together is not null && instance.Headline?.Reached <= at
                        ? $"Its deadline, {Day(answer.Due)}, passed with its own part done and the other's not."
                        : $"Its deadline, {Day(answer.Due)}, passed while nothing was owed; it is due once it is owed.",
                    "3.12"
                )
            );
        if (answer.Flags.Contains("no verifier"))
            children.Add(Reason("No verifier is named, so nothing about it can be verified.", "3.6"));
        children.AddRange(Beginnings(outcome.Commitment));
        return Root(outcome, answer, children);
    }

    // Those verifiers that the agreement itself sets up.
    IEnumerable<Explanation> Beginnings(Commitment commitment)
    {
        foreach (var verifier in commitment.Verifiers)
            if (Index.Dossier.Actors.GetValueOrDefault(verifier)?.From is { } from)
                yield return Existence(verifier, from);
    }

    Explanation Existence(string verifier, Moment from) =>
        MomentNode(
            $"{verifier} verifies nothing by what it said before",
            from,
            run.ReadBeginning(from),
            run.ReadBeginning
        ) with
        {
            Rule = "3.6",
        };

    static string Count(Progress progress)
    {
        var unit = progress.Unit is { } named ? " " + named : "";
        var established = progress.Established is { } count
            ? $"The count that is established is {ModelText.Of(count)}{unit}"
            : "No count is established";
        return progress.Possible is { } possible && possible != progress.Established
            ? $"{established}; {ModelText.Of(possible)} is possible."
            : $"{established}.";
    }

    Explanation Root(Outcome outcome, Answer answer, List<Explanation> children)
    {
        var name = answer.Member is null ? answer.Commitment.Name : $"{answer.Commitment.Name} of {answer.Member}";
        var since = answer.Since is { } day ? $" since {Day(day)}" : "";
        return new Explanation
        {
            Text = $"{name} is {Words.Of(answer.Status)}{since}.",
            Rule = "3.12",
            Kind = ExplanationKind.Status,
            Location = outcome.Commitment.Location,
            Children = [.. children],
        };
    }

    Explanation ClauseOf(Commitment commitment)
    {
        var instrument = commitment.Instrument is { } name ? Index.Dossier.Instruments.GetValueOrDefault(name) : null;
        var where = string.Join(", ", commitment.Cites);
        var title = commitment.Title is null || IsInstrument(commitment) ? "" : $": “{commitment.Title}”";
        var who = string.Join(", ", commitment.Obligors);
        var performed = commitment.Performers.IsEmpty
            ? ""
            : $", performed by {string.Join(", ", commitment.Performers)}";
        var duty =
            Index.Dossier.Powers.TryGetValue(commitment.Name, out var power)
                ? $" {string.Join(", ", power.Holders)} may {Words.Infinitive(power.Verb)} {power.Object}."
            : commitment is { Duty: { } kind, Goal: { } goal } && !IsInstrument(commitment)
                ? $" {who} must {Words.Of(kind)} {ModelText.Of(goal)}{performed}."
            : "";
        var source = string.Join(
            ", ",
            new[] { where, instrument?.Title ?? instrument?.Name }.Where(s => !string.IsNullOrEmpty(s))
        );
        return new Explanation
        {
            Text = $"{(source.Length == 0 ? "The clause" : source)}{title}.{duty}",
            Kind = ExplanationKind.Clause,
            Location = commitment.Location,
        };
    }

    IEnumerable<Explanation> Reasons(Outcome outcome, Instance instance)
    {
        var commitment = outcome.Commitment;
        if (instance.Headline is not { } world)
            yield break;
        if (commitment.VariantOf is { } read)
            yield return Reason($"It is a reading of {read}, and binds nobody of itself.", "3.12");
        foreach (var takeover in instance.Takeovers)
            yield return TakeoverNode(takeover, outcome, instance);
        if (commitment.Instrument is { } name)
            yield return Made(name);
        if (outcome.Declared.JoinedFrom > long.MinValue)
            yield return Reason(
                outcome.Declared.JoinedFrom <= at
                    ? $"Nobody owed it until {Day(outcome.Declared.JoinedFrom)}, when the first of those who may join {commitment.Instrument} did."
                    : $"Nobody owes it until somebody who may joins {commitment.Instrument}.",
                "3.14"
            );
        if (instance.Entry is { } entry)
            yield return Condition(
                entry,
                $"Nothing under {commitment.Instrument} is in force until",
                Truth.Established
            );
        if (instance.Upon is { } upon)
            yield return Condition(upon, "It is triggered when", Truth.Established);
        if (instance.Breach is { } breach)
            yield return Condition(breach, "It is a consequence, and comes into force when", Truth.Established);
        foreach (var moment in MomentNodes(outcome, instance))
            yield return moment;
        if (instance.Provided is { } provided)
            yield return Condition(
                provided,
                commitment.Duty == DutyKind.May ? "It is available only while" : "It is owed only while",
                Truth.Established
            );
        if (instance.Unless is { } unless)
            yield return Condition(
                unless,
                commitment.Duty == DutyKind.May ? "It is not available while" : "It is excused while",
                Truth.Established
            );
        if (Index.Dossier.Powers.TryGetValue(commitment.Name, out var power))
        {
            foreach (var use in Powers.UsesOf(run, power).Order())
                yield return Declaration(
                    use,
                    (run.Available(power.Name, Index.Happened[use].B) & Truth.Established) != 0,
                    outcome,
                    instance
                );
            yield break;
        }
        foreach (var over in run.Ties.PowersOver(commitment))
        foreach (
            var node in outcome.Declared.Acts.Any(a => Index.Entries[a.Entry].Verb == over.Verb)
                ? Referred(over.Name)
                : []
        )
            yield return node;
        if (instance.Together is { } together)
            yield return Condition(together, "It counts as done once also", Truth.Established);
        foreach (var act in outcome.Declared.Acts)
            if (Index.Entries[act.Entry].Verb is not Verb.Signs)
                yield return Declaration(act.Entry, act.TakesEffect, outcome, instance);
        if (!IsInstrument(commitment))
            yield return Goal(outcome, instance, world);
        foreach (var other in Prevailing(commitment))
            yield return Reason(
                $"{other.Instrument} prevails over {commitment.Instrument}, and {other.Name} asks under it for what excludes "
                    + $"this: {string.Join(", ", other.Obligors)} must {Words.Of(other.Duty!.Value)} {ModelText.Of(other.Goal!)}. "
                    + "That changes no status.",
                "3.12"
            );
        foreach (var other in run.Ties.Claimants(commitment).Where(c => c != commitment))
        foreach (var node in Referred(other.Name))
            yield return node;
    }

    /// <summary>What is in force under an instrument that prevails over a commitment's, and contradicts it.</summary>
    IEnumerable<Commitment> Prevailing(Commitment commitment)
    {
        var dossier = Index.Dossier;
        var prevailing = commitment.Instrument is { } yielding
            ? dossier.Instruments.Keys.Where(i => dossier.Prevails(i, yielding)).ToHashSet(StringComparer.Ordinal)
            : [];
        return prevailing.Count == 0
            ? []
            : dossier.Commitments.Values.Where(other =>
                other is { Instrument: { } instrument, VariantOf: null }
                && prevailing.Contains(instrument)
                && Exclusion.Between(other, commitment)
                && run.Of(other.Name)?.Standing[at].Headline
                    is not (null or Status.NotInForce or Status.Lapsed or Status.Superseded)
            );
    }

    Explanation TakeoverNode(Takeover takeover, Outcome outcome, Instance instance)
    {
        var children = new List<Explanation>();
        if (takeover.Instrument is { } instrument)
            children.Add(Made(instrument.Name));
        if (takeover.Entry is { } entry)
            children.Add(Condition(entry, "It takes effect when", Truth.Established));
        if (takeover.From is not null && Index.Dossier.Commitments[takeover.By].From is { } from)
            children.Add(MomentNode("It takes effect from", from, takeover.From, m => Read(m, outcome, instance)));
        return new Explanation
        {
            Text =
                takeover.Established <= at
                    ? $"{takeover.By} took its place"
                        + (takeover.Established == long.MinValue ? "." : $" on {Day(takeover.Established)}.")
                    : $"{takeover.By} would take its place, and has not taken effect.",
            Rule = "3.12",
            Kind = ExplanationKind.Condition,
            Children = [.. children],
        };
    }

    Explanation Made(string instrument)
    {
        var made = run.Made(instrument);
        return new Explanation
        {
            Text =
                made == long.MaxValue ? $"{instrument} has not been made: not all who make it have signed."
                : made > at ? $"{instrument} is made only on {Day(made)}."
                : made == long.MinValue ? $"{instrument} bears no date and no makers; it is taken as made."
                : $"{instrument} was made on {Day(made)}.",
            Rule = "3.12",
            Children =
            [
                .. Index
                    .ActsOn(instrument)
                    .Where(e => Index.Entries[e].Verb == Verb.Signs && run.View.IsKnown(e))
                    .SelectMany(e => run.View.Counts(e) ? [Quote(e, ExplanationKind.Affirms)] : Withdrawn(e)),
            ],
        };
    }

    MomentOptions Read(Moment moment, Outcome outcome, Instance instance) =>
        new MomentReader(run, run.ReaderOf(outcome.Commitment, instance.Place, instance.Key), Interest.Creditors).Read(
            moment
        );

    IEnumerable<Explanation> MomentNodes(Outcome outcome, Instance instance)
    {
        var commitment = outcome.Commitment;
        if (instance.Key.Moment is { } each)
            yield return MomentNode(
                $"{commitment.Recurrence!.Variable}, {commitment.Recurrence.Word} {instance.Key.Ordinal}, is",
                each,
                instance.Each,
                m => Read(m, outcome, instance)
            );
        if (commitment.From is { } from)
            yield return MomentNode("It begins", from, instance.From, m => Read(m, outcome, instance));
        if (commitment.Until is { } until)
            yield return MomentNode("Its term ends", until, instance.Until, m => Read(m, outcome, instance));
        if (commitment.By is { } by)
            yield return MomentNode("Its deadline is", by, instance.By, m => Read(m, outcome, instance));
        if (commitment is { Within: { } term, Duty: DutyKind.May })
            yield return Reason(
                instance.Headline!.TermEnd == long.MaxValue
                    ? $"Its term is {ModelText.Of(term, commitment.WithinWorkingDays)} after it comes into force, which has not happened."
                    : $"Its term is {ModelText.Of(term, commitment.WithinWorkingDays)} after it came into force on {Day(instance.Headline.InForce)}: until {Day(instance.Headline.TermEnd - 1)}.",
                "3.2"
            );
        else if (commitment.Within is { } within)
        {
            var due = instance.Headline!.Deadlines[0].Due;
            yield return Reason(
                due == long.MaxValue
                    ? $"Its deadline is {ModelText.Of(within, commitment.WithinWorkingDays)} after it comes into force, which has not happened."
                    : $"Its deadline is {ModelText.Of(within, commitment.WithinWorkingDays)} after it came into force on {Day(instance.Headline.InForce)} (that day is day 0): {Day(due)}.",
                "3.2"
            );
        }
        if (
            commitment is { Within: { } length, WithinWorkingDays: { } working }
            && instance.Headline!.InForce is var begun
            && DayMath.IsOnCalendar(begun)
        )
            yield return MomentWords.NotCounted(
                Index.Days,
                new Reckoned(begun, begun, false),
                length,
                working,
                after: true
            );
        if (instance.AimOf!(at) is { } aim)
            yield return MomentNode("Its target date is", aim, instance.AimAsOf!(at), m => Read(m, outcome, instance));
    }

    Explanation MomentNode(string lead, Moment moment, MomentOptions? options, Func<Moment, MomentOptions> read)
    {
        var words = ModelText.Of(moment);
        var day = options?.Established is { } reckoned ? Day(reckoned.End) : null;
        return new Explanation
        {
            Text =
                day is null ? $"{lead} {words}, which has not come."
                : words == day || moment is OnDate ? $"{lead} {words}."
                : $"{lead} {words}: {day}.",
            Rule = "3.2",
            Kind = ExplanationKind.Condition,
            Children =
            [
                .. new MomentWords(Index.Days, read).Of(moment),
                // What a variable stands for is told once.
                .. (Parts.All(moment).Any(m => m is EachMoment) ? [] : options?.Readings ?? []).Select(r =>
                    Condition(r, "It counts from when", Truth.Established)
                ),
                .. Referred(moment).DistinctBy(e => e.Text),
            ],
        };
    }

    IEnumerable<Explanation> Referred(Moment moment) =>
        moment switch
        {
            DueOf due => Referred(due.Commitment),
            WhenHolds { Condition: Holds { Fact: var fact } }
                when Index.Dossier.Facts.GetValueOrDefault(fact.Fact)?.Meaning is HasCome defined =>
            [
                Reason($"{fact} is defined as {ModelText.Of(defined.Moment)}.", "3.10"),
                .. Referred(defined.Moment),
            ],
            _ => Parts.Of(moment).SelectMany(Referred),
        };

    IEnumerable<Explanation> Referred(Condition condition) =>
        condition switch
        {
            StatusIs status => Referred(status.Commitment),
            IsMade made => [Made(made.Instrument)],
            InstrumentIs instrument => Referred(instrument.Instrument),
            HasCome come => Referred(come.Moment),
            HasPassed passed => Referred(passed.Moment),
            _ => [],
        };

    /// <summary>The reasons of a commitment that is referred to, told once.</summary>
    internal IEnumerable<Explanation> Referred(string commitment)
    {
        if (run.Of(commitment) is not { } outcome)
            yield break;
        if (!_told.Add(commitment))
        {
            yield return Reason(
                $"{commitment} is {WordFor(outcome)}; its reasons stand elsewhere in this tree.",
                "3.11"
            );
            yield break;
        }
        var children = new List<Explanation> { ClauseOf(outcome.Commitment) };
        foreach (var instance in outcome.Instances)
            children.AddRange(Reasons(outcome, instance));
        yield return new Explanation
        {
            Text = $"{commitment} is {WordFor(outcome)}.",
            Rule = "3.11",
            Location = outcome.Commitment.Location,
            Children = [.. children],
        };
    }

    /// <summary>The status of what is referred to: of an instrument, in the words for instruments.</summary>
    string WordFor(Outcome outcome)
    {
        var status = run.Used(outcome.Commitment.Name, outcome.Standing)[at].Headline;
        return IsInstrument(outcome.Commitment) ? Instruments.WordFor(status) : Words.Of(status);
    }

    static bool IsInstrument(Commitment commitment) => commitment.Name == commitment.Instrument;

    Explanation Goal(Outcome outcome, Instance instance, World world)
    {
        var commitment = outcome.Commitment;
        // What is to be avoided is told as the text tells it, and not turned round twice.
        var goal = ModelText.Of(
            commitment.Duty == DutyKind.Avoid && instance.Goal is { Condition: Not, Parts: [var avoided, ..] }
                ? avoided.Condition
                : instance.Goal.Condition
        );
        switch (commitment.Duty)
        {
            case DutyKind.Achieve:
                var reached = world.Reached;
                var overdue = world.OverdueFrom(at);
                var text =
                    reached <= at
                        ? $"The goal, {goal}, was reached on {Day(reached)}"
                            + (
                                world.OverdueFrom(reached) <= reached
                                    ? $", after it fell due on {Day(world.OverdueFrom(reached) - 1)}."
                                    : "."
                            )
                    : overdue <= at
                        ? $"The goal, {goal}, is not established, and the deadline passed on {Day(overdue - 1)} while it was owed."
                    : $"The goal, {goal}, is not established.";
                return Condition(instance.Goal, text);
            case DutyKind.Seek:
                var judged = Condition(instance.Goal, "Conduct is not computed; it is judged by what is found of it.");
                return judged with
                {
                    // What it is directed at is told too, where it is more than prose.
                    Children =
                    [
                        .. judged.Children,
                        .. EvidenceReader.AimedAt(run, outcome, instance).SelectMany(PartsOf),
                    ],
                };
            default:
                var verb = commitment.Duty == DutyKind.Avoid ? "must not be so" : "must be so";
                var status = instance.Standing[at].Headline;
                return Condition(
                    instance.Goal,
                    $"{goal} {verb}: "
                        + status switch
                        {
                            Status.Breached =>
                                "that it was otherwise is established, and a return to compliance is not.",
                            Status.Cured => "it was broken, and the return to compliance is established.",
                            _ => "no breach is established.",
                        }
                );
        }
    }

    /// <summary>A condition, how it stands, and the facts in it.</summary>
    internal Explanation Condition(Reading reading, string lead, Truth mark)
    {
        var truth = reading.Signal[at];
        var value =
            (truth & mark) != 0 ? "this is established"
            : (truth & Truth.Possible) != 0 ? "this is possible and not established"
            : "this is not so";
        var first = reading.Signal.First(Truth.Established);
        var since = (truth & mark) != 0 && DayMath.IsOnCalendar(first) && first <= at ? $", first on {Day(first)}" : "";
        return Condition(reading, $"{lead} {ModelText.Of(reading.Condition)}: {value}{since}.");
    }

    Explanation Condition(Reading reading, string text) =>
        new()
        {
            Text = text,
            Rule = "3.8",
            Kind = ExplanationKind.Condition,
            Children = [.. PartsOf(reading)],
        };

    IEnumerable<Explanation> PartsOf(Reading reading)
    {
        // One node for each fact, although a comparison may read it twice.
        var facts = new HashSet<(int, int)>();
        foreach (var part in reading.AllButMeanings())
        {
            if (part.Meaning is { } meaning)
                yield return DefinitionNode(part, meaning);
            if (part is { Condition: Lasting, Parts.Length: > 0 })
                yield return RunNode(part.Parts[0]);
            foreach (var node in Referred(part.Condition))
                yield return node;
            if (part is { Condition: More more, Start: { } start, Fact: null })
                yield return IncrementNode(more, start, part.Parts[0]);
            if (part is { Condition: CompareQuantities compare, Amounts: var (left, right) })
                foreach (var node in QuantityNodes(compare, left[at], right[at]))
                    yield return node;
            if (part.Fact is { } fact && facts.Add((fact.Fact, fact.Fact < 0 ? facts.Count : 0)))
                yield return FactNode(part, fact);
        }
    }

    /// <summary>From what "n more" is counted, what is needed, and what is reported.</summary>
    Explanation IncrementNode(More more, CountedFrom start, Reading tally)
    {
        var count = tally.Fact is IAmountOfFact amount ? amount.Amounts[at]?.Claimed ?? ValueRange.Of(0) : default;
        var from = ValueRange.Between(start.Established, start.Possible);
        var needed = ValueRange.Together(from, Arithmetic.Plus, ValueRange.Of(more.Amount));
        var when = DayMath.IsOnCalendar(start.Owed) ? $" on {Day(start.Owed)}" : "";
        return Reason(
            $"{ModelText.Of(more)}: from {AmountWords.Of(from)}, "
                + (start.IsClaimed ? "where what was owed before it leaves off" : $"counted when it was owed{when}")
                + $": {AmountWords.Of(needed)} needed, {AmountWords.Of(count)} reported.",
            "3.9"
        );
    }

    /// <summary>What the two sides of a comparison amount to; the figures stand beside it.</summary>
    IEnumerable<Explanation> QuantityNodes(CompareQuantities compare, Amount? left, Amount? right)
    {
        foreach (var (side, amount) in new[] { (compare.Left, left), (compare.Right, right) })
            if (side is not (Number or ValueOf) || ReckonedFrom(side) is not null)
                yield return new Explanation
                {
                    Text = $"{AmountWords.Of(QuantityText.Of(side) + ReckonedFrom(side), amount)}.",
                    Rule = "3.9",
                    Kind = ExplanationKind.Condition,
                };
    }

    /// <summary>Behind the name of what is reckoned, from what it is reckoned.</summary>
    string? ReckonedFrom(Quantity quantity) =>
        quantity is ValueOf value && Index.Dossier.Facts.GetValueOrDefault(value.Fact.Fact)?.Reckoned is { } from
            ? $" ({QuantityText.Of(from)})"
            : null;

    /// <summary>Since when what must last has held without a break.</summary>
    Explanation RunNode(Reading lasting)
    {
        var words = ModelText.Of(lasting.Condition);
        var (established, possible) = (
            Runs.StartOf(lasting.Signal, at, Truth.Established),
            Runs.StartOf(lasting.Signal, at, Truth.Possible)
        );
        return Reason(
            established is { } start ? $"{words} has held without a break since {Day(start)}."
                : possible is { } earliest ? $"{words} may have held without a break since {Day(earliest)}."
                : $"{words} does not hold.",
            "3.8"
        );
    }

    /// <summary>What a defined fact means, and how that stands; told once.</summary>
    Explanation DefinitionNode(Reading defined, Reading meaning)
    {
        var name = ModelText.Of(defined.Condition);
        if (!_told.Add(name))
            return Reason($"{name} is defined; its reasons stand elsewhere in this tree.", "3.10");
        return Condition(meaning, $"{name} is defined as", Truth.Established) with { Rule = "3.10" };
    }

    Explanation FactNode(Reading reading, FactReading fact)
    {
        var words =
            fact is IAmountOfFact ? ModelText.Of(((Holds)reading.Condition).Fact) : ModelText.Of(reading.Condition);
        var standing = fact.Rows();
        var withdrawn = new List<int>();
        var kinds = new SortedDictionary<int, ExplanationKind>();
        foreach (var row in standing)
        {
            var kind = fact is IAmountOfFact ? ExplanationKind.Affirms : Kind(row, reading.Condition);
            // Of an entry that says several things of it, the one that bears on it most.
            if (!kinds.TryGetValue(row.Entry, out var other) || kind < other)
                kinds[row.Entry] = kind;
        }
        foreach (ref readonly var row in Index.About(fact.Fact))
            if (run.View.IsKnown(row.Entry) && !run.View.Counts(row.Entry))
                withdrawn.Add(row.Entry);
        foreach (var doubt in Index.DoubtsAbout(fact.Fact) ?? [])
            if (run.View.Counts(doubt.Entry))
                kinds.TryAdd(doubt.Entry, ExplanationKind.Mentions);
            else if (run.View.IsKnown(doubt.Entry))
                withdrawn.Add(doubt.Entry);
        var children = new List<Explanation>();
        foreach (
            var kind in (ReadOnlySpan<ExplanationKind>)
                [ExplanationKind.Affirms, ExplanationKind.Denies, ExplanationKind.Mentions]
        )
        foreach (var (entry, own) in kinds)
            if (own == kind)
                children.Add(Quote(entry, own));
        foreach (var entry in withdrawn.Distinct().Order())
            children.AddRange(Withdrawn(entry));
        if (kinds.Count == 0)
            return new Explanation
            {
                Text =
                    $"Nobody has reported {(
                        fact is IAmountOfFact ? ""
                        : reading.Condition is Prose ? "a finding on "
                        : "that "
                    )}{words}.",
                Rule = "3.8",
                Kind = ExplanationKind.Condition,
                Children = [.. children],
            };
        if (fact is IAmountOfFact amount)
            return new Explanation
            {
                Text = $"{AmountWords.Of(words, amount.Amounts[at])}.",
                Rule = "3.9",
                Kind = ExplanationKind.Condition,
                Children = [.. children],
            };
        var truth = fact.Signal[at];
        var text =
            (truth & Truth.Established) != 0 ? $"{words} is established"
            : (truth & Truth.Possible) != 0 ? $"{words} is {Words.Of(fact.ReasonAt(at))}"
            : (truth & Truth.SaidNot) != 0 ? $"{words} is refuted"
            : $"{words} is not established";
        if ((truth & Truth.Established) == 0 && LastEstablished(fact.Signal) is var (start, end))
            text =
                $"{words} is established from {Day(Math.Max(start, BeginningOf(standing)))} to {Day(end)}; "
                + "now it is "
                + text[(words.Length + " is ".Length)..];
        var count = fact is TallyReading { Threshold: > 1 } ? string.Concat(Counts(fact).Select(c => $"; {c}")) : "";
        return new Explanation
        {
            Text = $"{text}, under the standard {Words.Of(run.Standard)}{count}.",
            Rule = "3.7",
            Kind = ExplanationKind.Condition,
            Children = [.. children],
        };
    }

    /// <summary>The last span, over by now, in which something was established.</summary>
    (long Start, long End)? LastEstablished(Signal signal)
    {
        (long, long)? found = null;
        for (var i = 0; i + 1 < signal.From.Length && signal.From[i + 1] <= at; i++)
            if ((signal.Pieces[i] & Truth.Established) != 0)
                found = (signal.From[i], signal.From[i + 1] - 1);
        return found;
    }

    static long BeginningOf(List<Statement> rows) => rows.Count == 0 ? long.MaxValue : rows.Min(r => r.A);

    /// <summary>Of each side that counts by increments, up to what it has counted by now.</summary>
    IEnumerable<string> Counts(FactReading fact) =>
        TallyReading
            .Figures(fact.Rows())
            .Where(f => f.Bounds.HasLow && f.B <= at)
            .GroupBy(f => f.Row.Side)
            .Select(side => side.MaxBy(f => f.B))
            .Where(f => f.IsRunning)
            .OrderBy(f => f.B)
            .ThenBy(f => f.Bounds.Low)
            .Select(f =>
                $"what was added up to {Day(f.B)} makes {(f.Bounds.LowStrict ? "above " : "")}{ModelText.Of(f.Bounds.Low)}"
            );

    static ExplanationKind Kind(in Statement row, Condition condition)
    {
        if (row.Form is StatementForm.During or StatementForm.Since)
            return row.Affirms ? ExplanationKind.Affirms : ExplanationKind.Denies;
        if (condition is Compare compare)
            return row.Form == StatementForm.Increment || row.Bounds.Within(compare.Comparison, compare.Amount)
                    ? ExplanationKind.Affirms
                : row.Bounds.Outside(compare.Comparison, compare.Amount) ? ExplanationKind.Denies
                : ExplanationKind.Mentions;
        return row.Bounds.HasLow ? ExplanationKind.Affirms : ExplanationKind.Denies;
    }

    /// <summary>An entry withdrawn, with the entries that withdraw it, and those that withdraw them.</summary>
    internal IEnumerable<Explanation> Withdrawn(int entry)
    {
        var seen = new HashSet<int>();
        var work = new Queue<int>();
        work.Enqueue(entry);
        while (work.TryDequeue(out var target))
        {
            if (!seen.Add(target))
                continue;
            var node = Quote(target, ExplanationKind.Mentions);
            yield return run.View.Counts(target) ? node : node with { Text = $"(withdrawn) {node.Text}" };
            foreach (var act in Index.Withdrawals)
                if (run.View.IsKnown(act) && Index.Entries[act].Object == Index.Entries[target].Id)
                    work.Enqueue(act);
        }
    }

    Explanation Declaration(int entry, bool takesEffect, Outcome outcome, Instance instance)
    {
        var node = Quote(entry, takesEffect ? ExplanationKind.Reason : ExplanationKind.Mentions);
        return node with
        {
            Text = takesEffect
                ? $"It takes effect: {node.Text}"
                : $"Recorded as said, since the power to do so alone was not there: {node.Text}",
            Rule = "3.14",
            Children =
            [
                .. DossierWriter
                    .TermsOf(node.Entry!)
                    .Where(term => node.Entry!.Verb == Verb.Amends || term.Moment is not OnDate)
                    .Select(term =>
                        MomentNode(
                            $"{TermOf(term.Word, node.Entry!.Verb)} {(takesEffect ? "is" : "would be")}",
                            term.Moment,
                            Read(term.Moment, outcome, instance),
                            m => Read(m, outcome, instance)
                        )
                    ),
            ],
        };
    }

    static string TermOf(string word, Verb verb) =>
        (word, verb) switch
        {
            ("from", _) => "The new beginning",
            ("until", Verb.Amends) => "The new end of its term",
            ("aim", _) => "The new target date",
            _ => "The new deadline",
        };

    /// <summary>Only the entries on which an instance rests, under one sentence; nothing where there are none.</summary>
    IEnumerable<Explanation> EntriesOf(Outcome outcome, Instance instance, string text) =>
        EntriesOf(
            text,
            instance.Conditions.Append(instance.Goal).Concat(EvidenceReader.AimedAt(run, outcome, instance))
        );

    IEnumerable<Explanation> EntriesOf(string text, IEnumerable<Reading> readings)
    {
        var children = readings
            .SelectMany(r => r.All())
            .Where(r => r.Fact is not null)
            .Select(r => FactNode(r, r.Fact!))
            .Where(node => !node.Children.IsEmpty)
            .DistinctBy(node => node.Text)
            .ToImmutableArray();
        if (!children.IsEmpty)
            yield return new Explanation { Text = text, Children = children };
    }

    /// <summary>An entry, quoted.</summary>
    internal Explanation Quote(int index, ExplanationKind kind)
    {
        var entry = Index.Entries[index];
        var speakers = string.Join(", ", entry.Speakers.Select(s => s.IsNamed ? Named(s.Name, index) : $"“{s.Name}”"));
        var what = entry.Content is { } content ? ModelText.Of(content) : entry.Object ?? "";
        var occurred = entry.Occurred is { } on ? $" {(entry.IsSince ? "since" : "on")} {on}" : "";
        var known = entry.Known is { } later ? $", known {later}" : "";
        var note = entry.Notes.IsEmpty ? "" : $": “{entry.Notes[0]}”";
        return new Explanation
        {
            Text = $"{entry.Said}{known} {speakers} {Words.Of(entry.Verb)} {what}{occurred}{note} [{entry.Id}]",
            Rule = kind == ExplanationKind.Mentions ? "3.3" : null,
            Kind = kind,
            Entry = entry,
            Location = entry.Location,
        };
    }

    string Named(string speaker, int entry)
    {
        if (!Index.Dossier.Actors.TryGetValue(speaker, out var actor) || actor.For.IsEmpty)
            return speaker;
        var said = Index.Happened[entry].Said;
        var side = actor.For.FirstOrDefault(f =>
            (f.From is null || Index.Seconds(f.From).A <= said) && (f.Until is null || said <= Index.Seconds(f.Until).B)
        );
        return side is null ? speaker : $"{speaker} (for {side.Side})";
    }

    static Explanation Reason(string text, string rule) => new() { Text = text, Rule = rule };

    /// <summary>The day of a second, as people write it.</summary>
    internal string Day(long second) => DayMath.IsOnCalendar(second) ? Day(Index.Days.DayOf(second)) : "an unknown day";

    static string Day(LocalDate? day) =>
        day is { } d ? d.ToString("d MMMM uuuu", CultureInfo.InvariantCulture) : "an unknown day";
}
