using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>Who profits from what, in the place in which a proposition is used (3.5).</summary>
/// <param name="Debtors">The debtors' side.</param>
/// <param name="Creditors">The creditors' side.</param>
/// <param name="Verifiers">The verifiers, each with the second from which it exists; null: it does not.</param>
internal sealed record Place(
    ImmutableHashSet<string> Debtors,
    ImmutableHashSet<string> Creditors,
    ImmutableDictionary<string, long?> Verifiers
)
{
    /// <summary>3.6: whether a statement is the verifier's, made when that existed.</summary>
    public bool IsVerifiers(Statement s) => Verifiers.TryGetValue(s.Side, out var from) && from <= s.Said;
}

/// <summary>All that is said of one fact, for one commitment (findings on its goal included).</summary>
internal sealed class FactTable
{
    public FactTable(FactKind kind, IReadOnlyList<Statement> statements)
    {
        Kind = kind;
        All = statements;
        // 3.7: it stands until what its side said later, of that fact, begins; of an event or a tally not at all.
        Doubts =
        [
            .. statements
                .Where(s => s.Kind == StatementKind.CannotConfirm)
                .Select(s =>
                    s with
                    {
                        DoubtedUntil = statements
                            .Where(later => later.Side == s.Side && later.Known > s.Known)
                            .Select(BeginningOf)
                            .DefaultIfEmpty(long.MaxValue)
                            .Min(),
                    }
                )
                .Where(s => s.A < s.DoubtedUntil),
        ];
        var figures = statements.Where(s => s.Kind == StatementKind.Figure).ToList();
        Figures = kind is FactKind.Event or FactKind.Tally ? Unsilenced(figures) : [.. figures];
        Periods = [.. statements.Where(s => s.Kind == StatementKind.Period)];
        Sides = [.. statements.Select(s => s.Side).Distinct(StringComparer.Ordinal)];
    }

    long BeginningOf(Statement s) =>
        Kind is FactKind.Event or FactKind.Tally ? long.MinValue
        : s.Kind == StatementKind.CannotConfirm ? s.A
        : s.Kind == StatementKind.Period ? Proposition.PeriodOf(s).From
        : s.B;

    public FactKind Kind { get; }

    public IReadOnlyList<Statement> All { get; }

    /// <summary>Of a level all figures; of an event or a tally the unsilenced ones, running totals among them.</summary>
    public ImmutableArray<Statement> Figures { get; }

    public ImmutableArray<Statement> Periods { get; }

    /// <summary><c>cannot confirm</c> that stands.</summary>
    public ImmutableArray<Statement> Doubts { get; }

    public ImmutableArray<string> Sides { get; }

    // 3.4: for figures x, y on one growing count, x dated no later than y, the lower bound of x exceeds the upper bound
    // of y.
    static bool Contradict(Statement one, Statement other) => Exceeds(one, other) || Exceeds(other, one);

    static bool Exceeds(Statement x, Statement y) =>
        x.B <= y.B && x.Lower is { } lower && y.Excludes is { } u && lower >= u;

    static bool IsSilenced(Statement figure, IEnumerable<Statement> totals) =>
        totals.Any(later => later.Side == figure.Side && later.Known > figure.Known && Contradict(figure, later));

    ImmutableArray<Statement> Unsilenced(List<Statement> totals)
    {
        var standing = totals.Where(t => !IsSilenced(t, totals)).ToList();
        var result = standing.ToImmutableArray().ToBuilder();
        // 3.4 Running totals.
        foreach (
            var own in All.Where(s => s.Kind == StatementKind.Increment).GroupBy(s => s.Side, StringComparer.Ordinal)
        )
        foreach (var date in own.Select(s => s.B).Distinct())
        {
            var @base = standing
                .Where(s => s.Side == own.Key && s.Lower is not null && s.B <= date)
                .OrderBy(s => s.B)
                .ThenBy(s => s.Known)
                .ThenBy(s => s.Lower)
                .LastOrDefault();
            var parts = own.Where(s => s.B <= date && (@base is null || s.B > @base.B)).ToList();
            if (parts.Count == 0)
                continue;
            var all = @base is null ? parts : [.. parts, @base];
            // 3.4: spoken and carried by those of the increment of its date that was first known.
            var running = own.Where(s => s.B == date).MinBy(s => s.Known)! with
            {
                Kind = StatementKind.Figure,
                Known = all.Max(s => s.Known),
                A = own.Where(s => s.B == date).Min(s => s.A),
                B = date,
                Lower = new Threshold(
                    (@base?.Lower?.Number ?? 0) + parts.Sum(s => s.Increment),
                    @base?.Lower?.Strict ?? false
                ),
            };
            if (!IsSilenced(running, totals))
                result.Add(running);
        }
        return result.ToImmutable();
    }
}

/// <summary>Whether a proposition is established, possible and so on at a moment (3.7), and how that is said (3.8).</summary>
[Flags]
internal enum Value
{
    None = 0,
    Established = 1,
    Possible = 2,
    SaidSo = 4,
    SaidNotSo = 8,
    PossiblySaidSo = 16,
    PossiblySaidNotSo = 32,
}

/// <summary>A fact used in a condition, in a place: with its interest (3.5), support (3.6) and standard (3.7).</summary>
internal sealed class Proposition(
    FactTable table,
    Place place,
    int profits,
    int standard,
    Func<string, bool> isBody,
    Threshold threshold,
    (Comparison Comparison, decimal Amount)? compared
)
{
    readonly Dictionary<long, (int For, int Against)> supports = [];

    public FactTable Table => table;

    public bool IsTally => table.Kind is FactKind.Event or FactKind.Tally;

    // 3.5: whom belief profits, and who their opponents are. Belief in an instrument's own condition profits nobody.
    ImmutableHashSet<string> Profited =>
        profits > 0 ? place.Debtors
        : profits < 0 ? place.Creditors
        : [];

    ImmutableHashSet<string> Opponents =>
        profits > 0 ? place.Creditors
        : profits < 0 ? place.Debtors
        : [];

    // 3.5 Entitled.
    bool IsEntitled(Statement s) =>
        place.Debtors.Contains(s.Side) || place.Creditors.Contains(s.Side) || place.IsVerifiers(s) || s.Rated;

    // 3.5 Independent.
    static bool AreIndependent(Statement one, Statement other) =>
        one.Side != other.Side && !CameVia(one, other) && !CameVia(other, one);

    static bool CameVia(Statement one, Statement other) =>
        one.Via.Any(v => v == other.Side || other.Speakers.Contains(v));

    // 3.6, of the proposition or of its denial; `against` are the opponents of those whom it profits.
    int Support(
        List<Statement> by,
        bool uncontested,
        ImmutableHashSet<string> profited,
        ImmutableHashSet<string> opponents
    )
    {
        if (by.Count == 0)
            return 0;
        if (by.Any(s => place.IsVerifiers(s) && !profited.Contains(s.Side)))
            return 4;
        var disinterested = by.Where(s => !profited.Contains(s.Side)).ToList();
        if (
            disinterested.Any(s => opponents.Contains(s.Side))
            || disinterested.Any(one => disinterested.Any(other => AreIndependent(one, other)))
        )
            return 3;
        return uncontested ? 2 : 1;
    }

    (int For, int Against) Supports(
        List<Statement> affirming,
        List<Statement> denying,
        bool impreciseWord,
        bool capFor,
        bool capAgainst
    )
    {
        var supportFor = Support(affirming, !denying.Any(IsEntitled), Profited, Opponents);
        var supportAgainst = Support(denying, affirming.Count == 0 && !impreciseWord, Opponents, Profited);
        // 3.4: an imprecise word of a state counts as an affirmation of support 1.
        if (impreciseWord)
            supportFor = Math.Max(supportFor, 1);
        return (
            capFor ? Math.Min(supportFor, 1) : supportFor,
            capAgainst ? Math.Min(supportAgainst, 1) : supportAgainst
        );
    }

    // 3.7
    bool IsEstablished((int For, int Against) s) =>
        s.For >= standard && (s.For > s.Against || (standard == 1 && s.For == s.Against));

    bool IsRefuted((int For, int Against) s) => s.Against >= standard && s.Against > s.For;

    static Value Values(bool established, bool possible, bool refuted, bool possiblyRefuted) =>
        (established ? Value.Established | Value.SaidSo : 0)
        | (possible ? Value.Possible | Value.PossiblySaidSo : 0)
        | (refuted ? Value.SaidNotSo : 0)
        | (possiblyRefuted ? Value.PossiblySaidNotSo : 0);

    public Value At(long t) =>
        table.Kind switch
        {
            FactKind.Event or FactKind.Tally => TallyAt(t),
            _ => Judge(t, table.Kind == FactKind.Level ? LevelAt(t) : StateAt(t)),
        };

    /// <summary>3.8: the first that applies of the reasons why it is unsettled; null where it is settled.</summary>
    // Reading: unsettled is what is possible and not established, or possibly refuted and not refuted.
    public Evidence? ReasonAt(long t)
    {
        var value = At(t);
        var settled =
            value.HasFlag(Value.Possible) == value.HasFlag(Value.Established)
            && value.HasFlag(Value.PossiblySaidNotSo) == value.HasFlag(Value.SaidNotSo);
        return settled ? null : WhyAt(t);
    }

    /// <summary>3.8: the first that applies of the reasons, settled or not.</summary>
    public Evidence WhyAt(long t)
    {
        bool affirmed;
        bool denied;
        if (IsTally)
        {
            var affirmations = table.Figures.Where(f => Gives(f) && f.B <= t).ToList();
            var from = affirmations.Count > 0 ? affirmations.Min(f => f.B) : t;
            affirmed = affirmations.Count > 0;
            denied = table.Figures.Any(f => Excludes(f) && f.B >= from);
        }
        else
        {
            var said = table.Kind == FactKind.Level ? LevelAt(t) : StateAt(t);
            affirmed = said.Affirming.Count > 0;
            denied = said.Denying.Count > 0;
        }
        return affirmed && denied ? Evidence.Contested
            : Unconfirmed(t) ? Evidence.Unconfirmed
            : affirmed || denied ? Evidence.Claimed
            : Evidence.Imprecise;
    }

    // Tallies and events (3.4).

    bool Gives(Statement figure) => figure.Lower is { } lower && lower >= threshold;

    bool Excludes(Statement figure) => figure.Excludes is { } excluded && threshold >= excluded;

    /// <summary>"At least u by d", affirmed by what is dated up to d and denied by what is dated d or later.</summary>
    (int For, int Against) By(long d)
    {
        if (supports.TryGetValue(d, out var known))
            return known;
        // 3.7: the verifier's doubt caps an event's or a tally's support at all moments, for thresholds from the one
        // named upward (a denial's: downward).
        var verifiers = table.Doubts.Where(s => place.IsVerifiers(s)).ToList();
        return supports[d] = Supports(
            [.. table.Figures.Where(f => f.B <= d && Gives(f))],
            [.. table.Figures.Where(f => f.B >= d && Excludes(f))],
            false,
            verifiers.Any(v => v.Names.Any(n => !n.Denial && threshold >= n.Of)),
            verifiers.Any(v => v.Names.Any(n => n.Denial && threshold <= n.Of))
        );
    }

    Value TallyAt(long t)
    {
        if (table.Figures.IsEmpty && table.Doubts.IsEmpty)
            return Value.None;
        var established = table.Figures.Any(f => Gives(f) && f.B <= t && IsEstablished(By(f.B)));
        var refuted = IsRefuted(By(t));
        var unconfirmed = Unconfirmed(t);
        // Reading: 3.4 says that it is possible where unconfirmed, 3.7 that this is so where it is not refuted; 3.7 holds.
        var possible =
            established
            || table.Figures.Any(f => Gives(f) && f.A <= t && !IsRefuted(By(Math.Min(t, f.B))))
            || (unconfirmed && !refuted);
        var denied = table.Figures.Any(f => f.B >= t && Excludes(f));
        return Values(established, possible, refuted, refuted || (!established && (denied || unconfirmed)));
    }

    // 3.7 Unconfirmed.
    bool Unconfirmed(long t) => table.Doubts.Any(s => s.A <= t && t < s.DoubtedUntil && MayDoubt(s) && IsNamed(s));

    // Reading: "from a body" is from the side of a body.
    bool MayDoubt(Statement s) => IsEntitled(s) || s.Quoted || isBody(s.Side);

    bool IsNamed(Statement s) =>
        table.Kind switch
        {
            FactKind.Event or FactKind.Tally => s.Names.Any(n => threshold <= n.Of),
            FactKind.Level => s.Compared == compared,
            _ => true,
        };

    // Levels and states: what is said at a moment.

    sealed record Said(
        List<Statement> Affirming,
        List<Statement> Denying,
        bool Imprecise,
        bool OppositeImprecise,
        bool ImpreciseWord
    );

    // 3.7 for what is judged at one moment.
    Value Judge(long t, Said said)
    {
        var verifiers = table
            .Doubts.Where(s => place.IsVerifiers(s) && s.A <= t && t < s.DoubtedUntil && IsNamed(s))
            .ToList();
        var supports = Supports(
            said.Affirming,
            said.Denying,
            said.ImpreciseWord,
            verifiers.Any(v => v.Affirms),
            verifiers.Any(v => !v.Affirms)
        );
        var unconfirmed = Unconfirmed(t);
        // 3.4: an imprecise word cannot establish.
        var established = said.Affirming.Count > 0 && IsEstablished(supports);
        var refuted = IsRefuted(supports);
        return Values(
            established,
            established || (!refuted && (said.Affirming.Count > 0 || said.Imprecise || unconfirmed)),
            refuted,
            refuted || (!established && (said.Denying.Count > 0 || said.OppositeImprecise || unconfirmed))
        );
    }

    // Levels (3.4).

    /// <summary>The figures of a level that stand and that come, by side.</summary>
    public IEnumerable<(List<Statement> Standing, List<Statement> Coming)> FiguresAt(long t)
    {
        foreach (var side in table.Sides)
        {
            var own = table.Figures.Where(f => f.Side == side).ToList();
            var past = own.Where(f => f.B <= t).ToList();
            var latest = past.Count > 0 ? past.Max(f => f.B) : 0;
            var dated = past.Where(f => f.B == latest).ToList();
            var known = dated.Count > 0 ? dated.Max(f => f.Known) : 0;
            yield return ([.. dated.Where(f => f.Known == known)], [.. own.Where(f => f.A <= t && t < f.B)]);
        }
    }

    // Reading: amounts have no floor: `at most 5` straddles `at least 0`.
    static (bool All, bool None) Against(Statement figure, Comparison comparison, decimal n)
    {
        Threshold atLeast = new(n, false);
        Threshold above = new(n, true);
        bool AllFrom(Threshold u) => figure.Lower is { } lower && lower >= u;
        bool NoneFrom(Threshold u) => figure.Excludes is { } excluded && u >= excluded;
        return comparison switch
        {
            Comparison.AtLeast => (AllFrom(atLeast), NoneFrom(atLeast)),
            Comparison.Above => (AllFrom(above), NoneFrom(above)),
            Comparison.AtMost => (NoneFrom(above), AllFrom(above)),
            Comparison.Below => (NoneFrom(atLeast), AllFrom(atLeast)),
            _ => (AllFrom(atLeast) && NoneFrom(above), AllFrom(above) || NoneFrom(atLeast)),
        };
    }

    Said LevelAt(long t)
    {
        var affirming = new List<Statement>();
        var denying = new List<Statement>();
        var imprecise = false;
        var opposite = false;
        var (comparison, n) = compared!.Value;
        foreach (var (standing, coming) in FiguresAt(t))
        {
            if (coming.All(f => Against(f, comparison, n).All))
                affirming.AddRange(standing.Where(f => Against(f, comparison, n).All));
            if (coming.All(f => Against(f, comparison, n).None))
                denying.AddRange(standing.Where(f => Against(f, comparison, n).None));
            var straddles = standing.Concat(coming).Any(f => Against(f, comparison, n) is (false, false));
            // What stands is in doubt, too, where something other is coming.
            imprecise |=
                straddles
                || coming.Any(f => Against(f, comparison, n).All)
                || (
                    standing.Any(f => Against(f, comparison, n).All) && !coming.All(f => Against(f, comparison, n).All)
                );
            opposite |=
                straddles
                || coming.Any(f => Against(f, comparison, n).None)
                || (
                    standing.Any(f => Against(f, comparison, n).None)
                    && !coming.All(f => Against(f, comparison, n).None)
                );
        }
        return new Said(affirming, denying, imprecise, opposite, false);
    }

    // States (3.4).

    internal static (long From, long To) PeriodOf(Statement s) =>
        s.IsSince ? (s.B, s.Said)
        : s.Affirms ? (s.A, s.B)
        : (long.MinValue, s.B);

    IEnumerable<(Statement Word, bool CarriedOn)> WordsAt(long t)
    {
        foreach (var side in table.Sides)
        {
            var own = table.Periods.Where(s => s.Side == side).ToList();
            var covering = own.Where(s => PeriodOf(s).From <= t && t <= PeriodOf(s).To).ToList();
            var carried = covering.Count == 0;
            var words = covering;
            if (carried)
            {
                var ended = own.Where(s => PeriodOf(s).To < t).ToList();
                words = [.. ended.Where(s => PeriodOf(s).To == ended.Max(e => PeriodOf(e).To))];
            }
            foreach (var word in words.Where(s => s.Known == words.Max(w => w.Known)))
                yield return (word, carried);
        }
    }

    Said StateAt(long t)
    {
        var words = WordsAt(t).ToList();
        var affirming = words
            .Where(w => w.Word.Affirms && (w.Word.IsSince || !w.CarriedOn))
            .Select(w => w.Word)
            .ToList();
        var impreciseWord = words.Any(w => w.Word.Affirms && !w.Word.IsSince && w.CarriedOn);
        var denying = words
            .Where(w =>
                !w.Word.Affirms
                && !(w.CarriedOn && affirming.Any(a => a.Side != w.Word.Side && PeriodOf(a).To > PeriodOf(w.Word).To))
            )
            .Select(w => w.Word)
            .ToList();
        // Reading: any `since`, silenced or not; and this, unlike a word carried on, is no affirmation of support 1.
        var begins = table.Periods.Where(s => s.IsSince && s.A <= t && t < s.B).ToList();
        return new Said(
            affirming,
            denying,
            impreciseWord || begins.Any(s => s.Affirms),
            begins.Any(s => !s.Affirms),
            impreciseWord
        );
    }

    // Counts (3.9).

    /// <summary>For a tally: whether "at least u" is established, and possible, at a moment.</summary>
    public static (decimal Established, decimal Possible) CountAt(
        FactTable table,
        long t,
        Func<Threshold, Proposition> about
    )
    {
        decimal established = 0;
        decimal possible = 0;
        foreach (var figure in table.Figures)
            if (figure.Lower is { } lower)
            {
                var value = about(new Threshold(lower.Number, false)).At(t);
                if (value.HasFlag(Value.Established))
                    established = Math.Max(established, lower.Number);
                if (value.HasFlag(Value.Possible))
                    possible = Math.Max(possible, lower.Number);
            }
        return (established, possible);
    }

    // 3.13

    /// <summary>Whether somebody's doubt makes it possible at some moment.</summary>
    public bool IsEverUnconfirmed => table.Doubts.Any(s => Unconfirmed(s.A));

    /// <summary>
    /// The statements every day of whose <c>[a, b]</c> is a candidate: each figure that gives the threshold, each figure
    /// of a level, each state affirmed (under <c>not</c>: denied) <c>since</c>.
    /// </summary>
    public IEnumerable<Statement> Dated(bool underNot) =>
        table.Kind switch
        {
            FactKind.Event or FactKind.Tally => table.Figures.Where(Gives),
            FactKind.Level => table.Figures,
            _ => table.Periods.Where(s => s.IsSince && s.Affirms != underNot),
        };
}
