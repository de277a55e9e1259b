using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>A set of statuses, a bit each.</summary>
internal readonly record struct StatusSet(ushort Bits)
{
    /// <summary>In force and not in breach: what <c>kept</c> means in a reference (semantics 3.11).</summary>
    public static StatusSet KeptInReference { get; } =
        Of(
            Status.Pending,
            Status.Kept,
            Status.Cured,
            Status.Fulfilled,
            Status.FulfilledLate,
            Status.Waiting,
            Status.Suspended,
            Status.Excused
        );

    /// <summary>Not, or no longer, in force.</summary>
    public static StatusSet OutOfForce { get; } = Of(Status.NotInForce, Status.Lapsed, Status.Superseded);

    /// <summary>How many statuses there are.</summary>
    public const int Count = (int)Status.Exercised + 1;

    /// <summary>The set of some statuses.</summary>
    public static StatusSet Of(params ReadOnlySpan<Status> statuses)
    {
        var bits = 0;
        foreach (var status in statuses)
            bits |= 1 << (int)status;
        return new StatusSet((ushort)bits);
    }

    /// <summary>What a reference to a status means (3.11).</summary>
    public static StatusSet InReference(Status status) =>
        status switch
        {
            Status.Kept => KeptInReference,
            Status.Breached => Of(Status.Breached, Status.Overdue),
            Status.Fulfilled => Of(Status.Fulfilled, Status.FulfilledLate),
            _ => Of(status),
        };

    /// <summary>Whether it has no member.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>Whether it has exactly one member.</summary>
    public bool IsSingle => Bits != 0 && (Bits & (Bits - 1)) == 0;

    /// <summary>Whether a status is in it.</summary>
    public bool Contains(Status status) => (Bits & (1 << (int)status)) != 0;

    /// <summary>Whether all of it is in another set.</summary>
    public bool IsWithin(StatusSet other) => (Bits & ~other.Bits) == 0;

    /// <summary>Whether some of it is in another set.</summary>
    public bool Meets(StatusSet other) => (Bits & other.Bits) != 0;

    /// <summary>With another set.</summary>
    public StatusSet Union(StatusSet other) => new((ushort)(Bits | other.Bits));

    /// <summary>Without another set.</summary>
    public StatusSet Except(StatusSet other) => new((ushort)(Bits & ~other.Bits));

    /// <summary>Its members in the order of <see cref="Status"/>.</summary>
    public IEnumerable<Status> All()
    {
        for (var i = 0; i < Count; i++)
            if ((Bits & (1 << i)) != 0)
                yield return (Status)i;
    }
}

/// <summary>A piece of a standing: from its second on, a headline and all that is possible beside it.</summary>
/// <param name="From">Its first second; the first piece begins with time.</param>
/// <param name="Headline">The status in the established world.</param>
/// <param name="Possible">All possible statuses, the headline among them; empty where nothing is reckoned yet (3.11).</param>
internal readonly record struct StandingPiece(long From, Status Headline, StatusSet Possible);

/// <summary>Where a commitment, or an instance of one, stands over all time (3.10).</summary>
/// <param name="pieces">Its pieces in the order of time.</param>
/// <param name="mayBeInForceFrom">The first second at which it is in force in some world (of an instance, where there are several).</param>
/// <param name="inForceFrom">The first second at which it is in force in every world (likewise).</param>
internal sealed class Standing(StandingPiece[] pieces, long mayBeInForceFrom, long inForceFrom)
{
    /// <summary>Nothing reckoned yet: the bottom from which fixpoints start (3.11).</summary>
    public static Standing Unknown { get; } =
        new([new StandingPiece(long.MinValue, Status.NotInForce, default)], long.MaxValue, long.MaxValue);

    /// <summary>The first second at which it may be in force; <see cref="long.MaxValue"/> if never.</summary>
    public long MayBeInForceFrom => mayBeInForceFrom;

    /// <summary>The first second from which it is in force, however doubts fall; <see cref="long.MaxValue"/> if never.</summary>
    public long InForceFrom => inForceFrom;

    /// <summary>The pieces in the order of time.</summary>
    public ReadOnlySpan<StandingPiece> Pieces => pieces;

    /// <summary>The piece at a second.</summary>
    public StandingPiece this[long second] => pieces[IndexOf(second)];

    /// <summary>The first second of the headline that holds at a second without a break; the beginning of time if it had no other.</summary>
    public long Since(long second)
    {
        var i = IndexOf(second);
        while (i > 0 && pieces[i - 1].Headline == pieces[i].Headline)
            i--;
        return pieces[i].From;
    }

    /// <summary>
    /// The first second, from one on, at which another standing says something else; <see cref="long.MaxValue"/> if none.
    /// </summary>
    public long FirstDifference(Standing other, long from) =>
        Math.Min(
            FirstOtherStatus(other, from),
            Math.Min(
                Earlier(MayBeInForceFrom, other.MayBeInForceFrom, from),
                Earlier(InForceFrom, other.InForceFrom, from)
            )
        );

    static long Earlier(long one, long other, long from) =>
        one == other || Math.Max(one, other) < from ? long.MaxValue : Math.Max(Math.Min(one, other), from);

    long FirstOtherStatus(Standing other, long from)
    {
        for (int i = 0, j = 0; i < pieces.Length && j < other.Pieces.Length; )
        {
            var (x, y) = (pieces[i], other.Pieces[j]);
            var nextX = i + 1 < pieces.Length ? pieces[i + 1].From : long.MaxValue;
            var nextY = j + 1 < other.Pieces.Length ? other.Pieces[j + 1].From : long.MaxValue;
            if ((x.Headline != y.Headline || x.Possible != y.Possible) && Math.Min(nextX, nextY) > from)
                return Math.Max(Math.Max(x.From, y.From), from);
            if (nextX == long.MaxValue && nextY == long.MaxValue)
                break;
            if (nextX <= nextY)
                i++;
            if (nextY <= nextX)
                j++;
        }
        return long.MaxValue;
    }

    /// <summary>The same with all that is possible under a laxer standard (3.13).</summary>
    public Standing LeavingOpen(Standing laxer)
    {
        var open = new List<StandingPiece>();
        foreach (var t in pieces.Concat(laxer.Pieces.ToArray()).Select(p => p.From).Distinct().Order())
            Append(open, t, this[t].Headline, this[t].Possible.Union(laxer[t].Possible));
        return new Standing(
            [.. open],
            Math.Min(MayBeInForceFrom, laxer.MayBeInForceFrom),
            Math.Max(InForceFrom, laxer.InForceFrom)
        );
    }

    /// <summary>The same before a second, and nothing reckoned from it on.</summary>
    public Standing UpTo(long end) => Cut(end, Unknown.Pieces[0] with { From = end }, end - 1);

    /// <summary>The same up to a second, and from it on for ever as it is then.</summary>
    public Standing HeldFrom(long second) => Cut(second, this[second] with { From = second }, second);

    Standing Cut(long end, StandingPiece then, long lastForce) =>
        new(
            [.. pieces.TakeWhile(p => p.From < end), then],
            MayBeInForceFrom <= lastForce ? MayBeInForceFrom : long.MaxValue,
            InForceFrom <= lastForce ? InForceFrom : long.MaxValue
        );

    /// <summary>The worst of several over time, in one sweep (see <see cref="StatusTally"/>).</summary>
    /// <param name="instances">The instances.</param>
    /// <param name="isOverMoments">Whether they are periods or occurrences.</param>
    public static Standing Worst(IReadOnlyList<Instance> instances, bool isOverMoments)
    {
        var tally = new StatusTally(isOverMoments);
        var changes = new List<(long At, StandingPiece Old, StandingPiece New)>();
        foreach (var instance in instances)
        {
            var own = instance.Standing.Pieces;
            tally.Add(own[0], 1);
            for (var i = 1; i < own.Length; i++)
                changes.Add((own[i].From, own[i - 1], own[i]));
        }
        changes.Sort(static (x, y) => x.At.CompareTo(y.At));
        var pieces = new List<StandingPiece>();
        var (first, all) = tally.Worst();
        Append(pieces, long.MinValue, first, all);
        for (var i = 0; i < changes.Count; )
        {
            var at = changes[i].At;
            for (; i < changes.Count && changes[i].At == at; i++)
            {
                tally.Add(changes[i].Old, -1);
                tally.Add(changes[i].New, 1);
            }
            var (headline, possible) = tally.Worst();
            Append(pieces, at, headline, possible);
        }
        return new Standing(
            [.. pieces],
            instances.Min(i => i.Standing.MayBeInForceFrom),
            instances.Min(i => i.Standing.InForceFrom)
        );
    }

    int IndexOf(long second)
    {
        var (low, high) = (0, pieces.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].From <= second)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }

    /// <summary>The headline world with the alternatives beside it.</summary>
    public static Standing Of(
        List<(long From, Status Status)> headline,
        IReadOnlyList<List<(long From, Status Status)>> others,
        long mayBeInForceFrom,
        long inForceFrom
    )
    {
        if (others.Count == 0)
        {
            var settled = new StandingPiece[headline.Count];
            for (var i = 0; i < settled.Length; i++)
                settled[i] = new StandingPiece(headline[i].From, headline[i].Status, StatusSet.Of(headline[i].Status));
            return new Standing(settled, mayBeInForceFrom, inForceFrom);
        }
        // One sweep over the changes of all worlds, counting how many are in each status.
        var changes = new List<(long At, int Old, Status New)>();
        var counts = new int[StatusSet.Count];
        foreach (var world in others)
        {
            counts[(int)world[0].Status]++;
            for (var i = 1; i < world.Count; i++)
                changes.Add((world[i].From, (int)world[i - 1].Status, world[i].Status));
        }
        for (var i = 1; i < headline.Count; i++)
            changes.Add((headline[i].From, -1, headline[i].Status));
        changes.Sort(static (x, y) => x.At.CompareTo(y.At));
        var pieces = new List<StandingPiece>();
        var current = headline[0].Status;
        Append(pieces, long.MinValue, current, Present(counts, current));
        for (var i = 0; i < changes.Count; )
        {
            var at = changes[i].At;
            for (; i < changes.Count && changes[i].At == at; i++)
            {
                if (changes[i].Old < 0)
                {
                    current = changes[i].New;
                    continue;
                }
                counts[changes[i].Old]--;
                counts[(int)changes[i].New]++;
            }
            Append(pieces, at, current, Present(counts, current));
        }
        return new Standing([.. pieces], mayBeInForceFrom, inForceFrom);
    }

    /// <summary>Pieces joined where they say the same.</summary>
    public static void Append(List<StandingPiece> pieces, long at, Status headline, StatusSet possible)
    {
        if (pieces.Count == 0 || pieces[^1].Headline != headline || pieces[^1].Possible != possible)
            pieces.Add(new StandingPiece(at, headline, possible));
    }

    static StatusSet Present(int[] counts, Status headline)
    {
        var bits = 1 << (int)headline;
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0)
                bits |= 1 << i;
        return new StatusSet((ushort)bits);
    }
}
