using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Facts;

/// <summary>
/// A proposition about one fact, read from the record for one place of use, as known at one moment under one standard
/// (semantics 3.4 to 3.8). The signal is computed at once; candidates, reasons and rows only where somebody asks.
/// </summary>
internal abstract class FactReading(RecordView view, Standard standard, int fact, Place place, Interest interest)
{
    Signal? _signal;

    /// <summary>What can be said of the proposition over time.</summary>
    public Signal Signal => _signal ??= Read();

    /// <summary>The fact's number.</summary>
    public int Fact => fact;

    /// <summary>The findings on the goal in which it is used, as rows about this fact; usually none.</summary>
    public List<Statement>? Findings { get; init; }

    /// <summary>The record as it counts.</summary>
    protected RecordView View => view;

    /// <summary>Where the proposition is used.</summary>
    protected Place Place => place;

    /// <summary>Whom belief in it profits.</summary>
    public Interest Interest => interest;

    /// <summary>The support that is asked for.</summary>
    protected int Needed => (int)standard;

    /// <summary>Computes the signal.</summary>
    protected abstract Signal Read();

    /// <summary>
    /// The moments at which an affirmation (of a state under <c>not</c>, a denial) may first make it true, besides the
    /// beginnings of its intervals of possibility (3.13).
    /// </summary>
    public abstract void AddCandidates(List<long> candidates, bool underNot);

    /// <summary>Whether, used alone, it has no other candidates than these: no state, and not unconfirmed (3.13).</summary>
    public abstract bool HasOnlyDatedCandidates { get; }

    /// <summary>Why it is unsettled at a moment (3.8).</summary>
    public abstract Evidence ReasonAt(long second);

    /// <summary>The reasons for which it is unsettled at some moment of a span, both ends included.</summary>
    public Reasons ReasonsWithin(long from, long to)
    {
        var reasons = Reasons.None;
        var signal = Signal;
        for (var i = 0; i < signal.From.Length && signal.From[i] <= to; i++)
        {
            var end = i + 1 < signal.From.Length ? signal.From[i + 1] - 1 : long.MaxValue;
            var truth = signal.Pieces[i];
            var unsettled =
                (truth & (Truth.Possible | Truth.Established)) == Truth.Possible
                || (truth & (Truth.MaybeSaidNot | Truth.SaidNot)) == Truth.MaybeSaidNot;
            if (!unsettled || end < from)
                continue;
            foreach (var second in ReasonMoments(Math.Max(signal.From[i], from), Math.Min(end, to)))
                reasons |= ToReasons(ReasonAt(second));
        }
        return reasons;
    }

    /// <summary>Whether any statement about the fact counts.</summary>
    public bool HasRows() => view.HasAny(fact) || (Findings is not null && Findings.Exists(r => view.Counts(r)));

    /// <summary>The rows about the fact that count, with the findings, sorted by side, date and knowledge.</summary>
    public List<Statement> Rows()
    {
        var rows = new List<Statement>(view.Index.About(fact).Length);
        foreach (ref readonly var row in view.Index.About(fact))
            if (view.Counts(row))
                rows.Add(row);
        if (Findings is null)
            return rows;
        foreach (var row in Findings)
            if (view.Counts(row))
                rows.Add(row);
        rows.Sort(
            static (x, y) =>
                x.Side != y.Side ? x.Side.CompareTo(y.Side)
                : x.B != y.B ? x.B.CompareTo(y.B)
                : x.Known.CompareTo(y.Known)
        );
        return rows;
    }

    /// <summary>
    /// The entries that cannot confirm the fact, and count here, each until what its side said later begins (3.7).
    /// </summary>
    public IEnumerable<Doubt> Doubts(List<Statement> rows)
    {
        if (view.Index.DoubtsAbout(fact) is not { } doubts)
            yield break;
        foreach (var doubt in doubts)
            if (
                view.Counts(doubt.Entry)
                && Speaks(doubt)
                && UntilOf(doubt, doubts, rows) is var until
                && doubt.From < until
            )
                yield return doubt with
                {
                    Until = until,
                };
    }

    long UntilOf(Doubt doubt, List<Doubt> doubts, List<Statement> rows)
    {
        var until = long.MaxValue;
        foreach (var row in rows)
            if (row.Side == doubt.Side && row.Known > doubt.Known)
                until = Math.Min(until, BeginningOf(row));
        foreach (var later in doubts)
            if (later.Side == doubt.Side && later.Known > doubt.Known && view.Counts(later.Entry))
                until = Math.Min(until, BeginningOf(later));
        return until;
    }

    /// <summary>From when a statement takes the place of what its side could not confirm before (3.7).</summary>
    protected abstract long BeginningOf(in Statement row);

    /// <inheritdoc cref="BeginningOf(in Statement)"/>
    protected virtual long BeginningOf(Doubt doubt) => doubt.From;

    /// <summary>Whether the fact has a doubt, known or not.</summary>
    protected bool HasDoubts => view.Index.DoubtsAbout(fact) is not null;

    /// <summary>Whether a doubt comes from the verifier.</summary>
    protected bool IsVerifiers(Doubt doubt) => place.IsVerifier(doubt.Side, view.Index.Happened[doubt.Entry].Said);

    /// <summary>Established, given the two supports (3.7).</summary>
    protected bool Establishes(int support, int denial) => Proof.Establishes(Needed, support, denial);

    /// <summary>Refuted, given the two supports (3.7).</summary>
    protected bool Refutes(int support, int denial) => Proof.Refutes(Needed, support, denial);

    /// <summary>What stands behind a level or a state at one moment (3.4).</summary>
    protected struct Stance
    {
        /// <summary>Behind the proposition.</summary>
        public Backing Affirmed;

        /// <summary>Behind its denial.</summary>
        public Backing Denied;

        /// <summary>A word carried on, which cannot establish but stands against a denial with support 1.</summary>
        public bool ImpreciseWord;

        /// <summary>Whether it is imprecise for another reason.</summary>
        public bool Imprecise;

        /// <summary>Whether its opposite is.</summary>
        public bool OppositeImprecise;
    }

    /// <summary>What can be said of a level or a state at one moment (3.7).</summary>
    protected Truth Judge(in Stance stance, List<Doubt> doubts, long t)
    {
        var (doubted, capped, cappedDenial) = (false, false, false);
        foreach (var doubt in doubts)
        {
            if (!doubt.IsAt(t))
                continue;
            doubted = true;
            if (!IsVerifiers(doubt))
                continue;
            capped |= doubt.Affirmed;
            cappedDenial |= !doubt.Affirmed;
        }
        var support = stance.Affirmed.Affirmed(stance.Denied, capped);
        var denial = stance.Denied.Denied(stance.Affirmed.Any || stance.ImpreciseWord, cappedDenial);
        var established = Establishes(support, denial);
        var refuted = Refutes(Math.Max(support, stance.ImpreciseWord ? 1 : 0), denial);
        var truth = Truth.No;
        if (established)
            truth |= Truth.Established | Truth.Said;
        if (established || (!refuted && (support > 0 || stance.ImpreciseWord || stance.Imprecise || doubted)))
            truth |= Truth.Possible | Truth.MaybeSaid;
        if (refuted)
            truth |= Truth.SaidNot;
        if (refuted || (!established && (denial > 0 || stance.OppositeImprecise || doubted)))
            truth |= Truth.MaybeSaidNot;
        return truth;
    }

    /// <summary>Adds a statement that affirms.</summary>
    protected void Affirm(ref Backing backing, in Statement row) => backing.Add(row, place, interest, view.Index);

    /// <summary>Adds a statement that denies; its belief profits the other side.</summary>
    protected void Deny(ref Backing backing, in Statement row) =>
        backing.Add(row, place, Backing.Opposite(interest), view.Index);

    /// <summary>The moments of a span at which the reason may differ.</summary>
    protected virtual IEnumerable<long> ReasonMoments(long from, long to) => [from];

    /// <summary>Adds the last second of each day in a span, and its end.</summary>
    protected void AddDays(List<long> candidates, long a, long b)
    {
        // An open or very long span: only its last hundred years are enumerated.
        const long Longest = 36_525L * 86_400;
        for (var t = view.Index.Days.EndOfPart(Math.Max(a, b - Longest)); t < b; t = view.Index.Days.EndOfPart(t + 1))
            candidates.Add(t);
        candidates.Add(b);
    }

    static Reasons ToReasons(Evidence evidence) =>
        evidence switch
        {
            Evidence.Contested => Reasons.Contested,
            Evidence.Unconfirmed => Reasons.Unconfirmed,
            Evidence.Claimed => Reasons.Claimed,
            _ => Reasons.Imprecise,
        };

    bool Speaks(Doubt doubt) =>
        doubt.IsObserver || doubt.Rated || Array.IndexOf(place.Parties, doubt.Side) >= 0 || IsVerifiers(doubt);
}

/// <summary>Why something is unsettled; several may apply, the first is said (3.8).</summary>
[Flags]
internal enum Reasons : byte
{
    /// <summary>It is settled.</summary>
    None = 0,

    /// <summary>Said and denied.</summary>
    Contested = 1,

    /// <summary>Said that it cannot be confirmed.</summary>
    Unconfirmed = 2,

    /// <summary>Said, by too little.</summary>
    Claimed = 4,

    /// <summary>A date or a count straddles the line.</summary>
    Imprecise = 8,
}
