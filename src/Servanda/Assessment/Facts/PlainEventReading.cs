using Servanda.Record;

namespace Servanda.Assessment.Facts;

/// <summary>
/// Since when an event is possible, established, refuted and denied (semantics 3.4 to 3.7), where nothing was said of it
/// but that it happened or did not (<see cref="PlainEvents"/>), and nobody could not confirm it. What a
/// <see cref="TallyReading"/> reads from figures is read here from the rows where they lie.
/// </summary>
/// <param name="Possible">The first second at which it is possible; the end of time if never.</param>
/// <param name="Established">The first at which it is established; the end of time if never.</param>
/// <param name="Refuted">The last at which it is refuted; the beginning of time if never.</param>
/// <param name="Denied">The last at which it is denied; the beginning of time if never.</param>
internal readonly record struct PlainEventReading(long Possible, long Established, long Refuted, long Denied)
{
    const long Never = long.MaxValue;
    const int FewRows = 512;

    /// <summary>What has always been so.</summary>
    public static PlainEventReading Always { get; } = new(long.MinValue, long.MinValue, long.MinValue, long.MinValue);

    /// <summary>Whether there is no doubt about when it begins.</summary>
    public bool IsCertain => Possible == Established;

    /// <summary>Reads an event.</summary>
    public static PlainEventReading Of(RecordView view, int fact, Place place, Interest interest, int needed)
    {
        var plain = view.Index.PlainEvents;
        if (plain.FirstKnown(fact) > view.KnownAt)
            return new(Never, Never, long.MinValue, long.MinValue);
        // An event that nobody denies is uncontested, whoever reports it.
        if (
            needed <= (int)Model.Standard.Uncontested
            && view.HasAllThatIsKnown
            && plain.TryEarliest(fact, view.KnownAt, out var a, out var b)
        )
            return new(a, b, long.MinValue, long.MinValue);
        var rows = view.Index.About(fact);
        Span<bool> stands = rows.Length <= FewRows ? stackalloc bool[rows.Length] : new bool[rows.Length];
        var (affirmed, denied) = (new BackingOverTime(), new BackingOverTime());
        for (var start = 0; start < rows.Length; )
        {
            var end = start + 1;
            while (end < rows.Length && rows[end].Side == rows[start].Side)
                end++;
            AddSide(view, rows[start..end], stands[start..end], place, interest, ref affirmed, ref denied);
            start = end;
        }
        return Of(rows, stands, affirmed, denied, needed);
    }

    static void AddSide(
        RecordView view,
        ReadOnlySpan<Statement> rows,
        Span<bool> stands,
        Place place,
        Interest interest,
        ref BackingOverTime affirmed,
        ref BackingOverTime denied
    )
    {
        MarkThoseThatStand(view, rows, stands);
        // Affirmations count from their date on, denials up to theirs: time is turned round for these.
        var (reported, ratedReport, denial, ratedDenial) = (Never, Never, Never, Never);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!stands[i])
                continue;
            ref readonly var row = ref rows[i];
            var isDenial = row.Bounds.HasHigh;
            ref var first = ref (isDenial ? ref denial : ref reported);
            ref var rated = ref (isDenial ? ref ratedDenial : ref ratedReport);
            var at = isDenial ? -row.B : row.B;
            first = Math.Min(first, at);
            if (row.Rated)
                rated = Math.Min(rated, at);
        }
        affirmed.AddSide(rows[0].Side, reported, ratedReport, place, interest);
        denied.AddSide(rows[0].Side, denial, ratedDenial, place, Backing.Opposite(interest));
    }

    /// <summary>Those of one side's statements that count and that no later one of it contradicts (3.3, 3.4).</summary>
    static void MarkThoseThatStand(RecordView view, ReadOnlySpan<Statement> rows, Span<bool> stands)
    {
        var (affirms, denies) = (false, false);
        for (var i = 0; i < rows.Length; i++)
        {
            stands[i] = view.Counts(rows[i]);
            if (!stands[i])
                continue;
            affirms |= !rows[i].Bounds.HasHigh;
            denies |= rows[i].Bounds.HasHigh;
        }
        if (!affirms || !denies)
            return;
        for (var i = 0; i < rows.Length; i++)
            stands[i] = stands[i] && !IsSilenced(view, rows, i);
    }

    /// <summary>A report gives way to a later denial for its date or after, a denial to a later report for its date or before.</summary>
    static bool IsSilenced(RecordView view, ReadOnlySpan<Statement> rows, int i)
    {
        ref readonly var row = ref rows[i];
        foreach (ref readonly var later in rows)
            if (
                later.Known > row.Known
                && later.Bounds.HasHigh != row.Bounds.HasHigh
                && (row.Bounds.HasHigh ? later.B <= row.B : later.B >= row.B)
                && view.Counts(later)
            )
                return true;
        return false;
    }

    static PlainEventReading Of(
        ReadOnlySpan<Statement> rows,
        ReadOnlySpan<bool> stands,
        in BackingOverTime affirmed,
        in BackingOverTime denied,
        int needed
    )
    {
        var (turn, refuted) = (Never, long.MinValue);
        // INVARIANT: with time support grows and that of the denial falls, so each verdict turns once, where one of these does.
        foreach (var since in (ReadOnlySpan<long>)[affirmed.Any, affirmed.Corroborated, affirmed.Verified])
            if (since != Never)
                Ask(affirmed, denied, needed, since - 1, ref turn, ref refuted);
        foreach (var until in (ReadOnlySpan<long>)[denied.Any, denied.Entitled, denied.Corroborated, denied.Verified])
            if (until != Never)
                Ask(affirmed, denied, needed, -until, ref turn, ref refuted);
        var (established, earliest) = (Never, Never);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!stands[i] || rows[i].Bounds.HasHigh)
                continue;
            if (rows[i].B >= turn)
                established = Math.Min(established, rows[i].B);
            if (rows[i].B > refuted)
                earliest = Math.Min(earliest, rows[i].A);
        }
        var possible =
            earliest == Never ? established
            : refuted == long.MinValue ? Math.Min(established, earliest)
            : Math.Min(established, Math.Max(earliest, refuted + 1));
        return new(possible, established, refuted, denied.Any == Never ? long.MinValue : -denied.Any);
    }

    /// <summary>Whether it is refuted at a second, and established at the next.</summary>
    static void Ask(
        in BackingOverTime affirmed,
        in BackingOverTime denied,
        int needed,
        long second,
        ref long turn,
        ref long refuted
    )
    {
        var (pro, contra) = (affirmed.At(second), denied.At(-second));
        if (Proof.Refutes(needed, pro.Affirmed(contra, false), contra.Denied(pro.Any, false)))
            refuted = Math.Max(refuted, second);
        (pro, contra) = (affirmed.At(second + 1), denied.At(-second - 1));
        if (Proof.Establishes(needed, pro.Affirmed(contra, false), contra.Denied(pro.Any, false)))
            turn = Math.Min(turn, second + 1);
    }

    /// <summary>What stands behind a proposition, as it grows: since when each degree of support is reached (3.6).</summary>
    struct BackingOverTime()
    {
        long _oneSide = Never;

        /// <summary>Since when somebody says so.</summary>
        public long Any { get; private set; } = Never;

        /// <summary>Since when somebody entitled says so.</summary>
        public long Entitled { get; private set; } = Never;

        /// <summary>Since when two independent sides say so, or one admits it.</summary>
        public long Corroborated { get; private set; } = Never;

        /// <summary>Since when the verifier says so.</summary>
        public long Verified { get; private set; } = Never;

        /// <summary>Adds a side; each side once.</summary>
        /// <param name="side">The side.</param>
        /// <param name="first">Since when it says so.</param>
        /// <param name="rated">Since when it says so by a speaker rated A to C.</param>
        /// <param name="place">Where the proposition is used.</param>
        /// <param name="interest">Whom belief in it profits.</param>
        public void AddSide(int side, long first, long rated, Place place, Interest interest)
        {
            if (first == Never)
                return;
            Any = Math.Min(Any, first);
            var isVerifier = Array.IndexOf(place.Verifiers, side) >= 0;
            var isEntitled = isVerifier || Array.IndexOf(place.Parties, side) >= 0;
            Entitled = Math.Min(Entitled, isEntitled ? first : rated);
            if (Array.IndexOf(place.Of(interest), side) >= 0)
                return;
            if (isVerifier)
                Verified = Math.Min(Verified, first);
            if (interest != Interest.Nobody && Array.IndexOf(place.Of(Backing.Opposite(interest)), side) >= 0)
                Corroborated = Math.Min(Corroborated, first);
            // Nothing came through another, so two sides are independent: the second to speak corroborates the first.
            Corroborated = Math.Min(Corroborated, Math.Max(_oneSide, first));
            _oneSide = Math.Min(_oneSide, first);
        }

        /// <summary>As it is at a moment.</summary>
        public readonly Backing At(long moment) =>
            Backing.Of(Any <= moment, Entitled <= moment, Corroborated <= moment, Verified <= moment);
    }
}
