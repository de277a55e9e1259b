using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment.Facts;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>
/// The commonest promise, answered straight from the record: to bring about one event, upon another or from the
/// beginning, by a date or within a span, of which nothing was said but that the events happened or did not. Whatever
/// else a commitment has is left to the <see cref="Evaluation"/>, which gives the same answers more slowly.
/// </summary>
internal sealed class PlainDuty
{
    readonly Commitment _commitment;
    readonly Place _place;
    readonly int _goal;
    readonly int? _upon;
    readonly long _made;
    readonly long _by;
    readonly long _aim;
    readonly ImmutableArray<string> _trigger;
    readonly ImmutableArray<string> _actors;

    PlainDuty(RecordIndex index, Commitment commitment, int goal, int? upon, long made)
    {
        (_commitment, _place, _goal, _upon, _made) = (commitment, index.Places.Of(commitment), goal, upon, made);
        _by = commitment.By is OnDate by ? index.Seconds(by).B : long.MaxValue;
        _aim = commitment.Aim is OnDate aim ? index.Seconds(aim).B : long.MaxValue;
        _trigger = commitment.Upon is Holds trigger ? [trigger.Fact.ToString()] : [];
        var actors = commitment.Performers.IsEmpty ? commitment.Obligors : commitment.Performers;
        _actors = [.. actors.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>A commitment as a plain duty; null where it is none.</summary>
    public static PlainDuty? Of(RecordIndex index, Commitment commitment)
    {
        if (
            commitment is not { Duty: DutyKind.Achieve, By: null or OnDate, Aim: null or OnDate }
            || (commitment.By is not null && commitment.Within is not null)
            || !HasNoOtherClause(commitment)
            || commitment.Verifiers.Any(v => index.Dossier.Actors.GetValueOrDefault(v)?.From is not null)
            || index.ActsOn(commitment.Name).Count > 0
            || index.FoundGoal(commitment.Name) >= 0
            || !IsPlainEvent(index, commitment.Goal, out var goal)
        )
            return null;
        int? upon = null;
        if (commitment.Upon is not null)
        {
            if (!IsPlainEvent(index, commitment.Upon, out var trigger))
                return null;
            upon = trigger;
        }
        var made = long.MinValue;
        if (commitment.Instrument is { } name)
        {
            if (
                index.Dossier.Instruments.GetValueOrDefault(name) is not { MadeOn: { } date, Upon: null }
                || index.ActsOn(name).Count > 0
            )
                return null;
            made = index.Seconds(date).A;
        }
        return new PlainDuty(index, commitment, goal, upon, made);
    }

    /// <summary>Where it stands; null where doubt about a date leaves more than one status possible.</summary>
    public Answer? Answer(RecordView view, Standard standard, long at)
    {
        var days = view.Index.Days;
        var goal = PlainEventReading.Of(view, _goal, _place, Interest.Debtors, (int)standard);
        var upon = _upon is { } trigger
            ? PlainEventReading.Of(view, trigger, _place, Interest.Creditors, (int)standard)
            : PlainEventReading.Always;
        var inForce = Math.Max(_made, upon.Established);
        var reached = goal.Established == long.MaxValue ? long.MaxValue : Math.Max(goal.Established, inForce);
        if (!upon.IsCertain || !goal.IsCertain)
            return null;
        var due = _by;
        if (_commitment.Within is { } within && inForce is not (long.MinValue or long.MaxValue))
            due =
                MomentReader.Shift(days, new Reckoned(inForce, inForce, false), within, working: null, after: true)?.End
                ?? long.MaxValue;
        // Where it was not in force when it fell due, the day on which it came into force is its due day (3.12).
        var overdueFrom =
            due == long.MaxValue || inForce == long.MaxValue ? long.MaxValue
            : inForce <= due ? due + 1
            : days.EndOfDay(inForce) + 1;
        var (status, since) =
            at < inForce ? (Status.NotInForce, long.MinValue)
            : reached <= at ? (overdueFrom <= reached ? Status.FulfilledLate : Status.Fulfilled, reached)
            : overdueFrom <= at ? (Status.Overdue, overdueFrom)
            : (Status.Pending, inForce);
        if (_commitment.Within is not null && inForce > at)
            due = long.MaxValue;
        return new Answer
        {
            Commitment = _commitment,
            Status = status,
            Since = days.NameOf(since),
            Due = days.NameOf(due),
            OriginalDue = days.NameOf(due),
            Aim = days.NameOf(_aim),
            Evidence = view.HasAny(_goal) ? Evidence.Established : Evidence.Unreported,
            Possible = Alone[(int)status],
            Flags = FlagsOf(status, due < at, _aim < at),
            WaitsFor = status switch
            {
                Status.NotInForce when at < upon.Established => _trigger,
                Status.Pending or Status.Overdue => _actors,
                _ => [],
            },
        };
    }

    // Made once and shared by all answers. Arrays, and filled in loops: their like over other types is compiled anew at every start.
    static readonly ImmutableArray<Status>[] Alone = AllAlone();
    static readonly ImmutableArray<string>[] Flags = AllFlags();

    static ImmutableArray<Status>[] AllAlone()
    {
        var alone = new ImmutableArray<Status>[(int)Status.Kept + 1];
        for (var i = 0; i < alone.Length; i++)
            alone[i] = [(Status)i];
        return alone;
    }

    static ImmutableArray<string>[] AllFlags()
    {
        var flags = new ImmutableArray<string>[8];
        for (var i = 0; i < flags.Length; i++)
        {
            var set = ImmutableArray.CreateBuilder<string>(3);
            if ((i & 1) != 0)
                set.Add("aim passed");
            if ((i & 2) != 0)
                set.Add("no verifier");
            if ((i & 4) != 0)
                set.Add("target passed");
            flags[i] = set.ToImmutable();
        }
        return flags;
    }

    ImmutableArray<string> FlagsOf(Status status, bool isPastDue, bool isPastAim)
    {
        var isPerformed = status is Status.Fulfilled or Status.FulfilledLate;
        var isUnaffected = status is Status.NotInForce or Status.Pending;
        return Flags[
            (isPastAim && !isPerformed ? 1 : 0)
                | (_commitment.Verifiers.IsEmpty ? 2 : 0)
                | (isPastDue && isUnaffected ? 4 : 0)
        ];
    }

    /// <summary>Whether nothing is set but what is read here, or what no status depends on; a clause added to the language is another.</summary>
    static bool HasNoOtherClause(Commitment commitment) =>
        commitment with
        {
            Name = "",
            Title = null,
            Instrument = null,
            Obligors = [],
            Performers = [],
            Obligees = [],
            Verifiers = [],
            Duty = null,
            Goal = null,
            Upon = null,
            By = null,
            Within = null,
            Aim = null,
            Cites = [],
            Topic = null,
            Location = null,
        } == Bare;

    static Commitment Bare { get; } = new() { Name = "" };

    static bool IsPlainEvent(RecordIndex index, Condition? condition, out int fact)
    {
        fact = condition is Holds { Fact: { IsVariable: false } reference } ? index.FactOf(reference) : -1;
        return fact >= 0
            && index.Dossier.Facts[((Holds)condition!).Fact.Fact]
                is { Kind: FactKind.Event, Definition: null, Repeatable: false }
            && index.PlainEvents.Has(fact)
            && index.DoubtsAbout(fact) is null;
    }
}
