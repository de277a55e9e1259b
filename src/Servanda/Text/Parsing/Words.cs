using System.Collections.Frozen;

namespace Servanda.Text;

/// <summary>
/// The fixed words of the language, each with what it means. A word is fixed only where the grammar looks for it;
/// elsewhere it is a name like any other.
/// </summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, DeclarationKind> Declarations = new Dictionary<
        string,
        DeclarationKind
    >
    {
        ["instrument"] = DeclarationKind.Instrument,
        ["party"] = DeclarationKind.Party,
        ["body"] = DeclarationKind.Body,
        ["person"] = DeclarationKind.Person,
        ["event"] = DeclarationKind.Event,
        ["state"] = DeclarationKind.State,
        ["level"] = DeclarationKind.Level,
        ["tally"] = DeclarationKind.Tally,
        ["roster"] = DeclarationKind.Roster,
        ["calendar"] = DeclarationKind.Calendar,
        ["source"] = DeclarationKind.Source,
        ["issue"] = DeclarationKind.Issue,
        ["commitment"] = DeclarationKind.Commitment,
        ["power"] = DeclarationKind.Power,
        ["check"] = DeclarationKind.Check,
    };

    /// <summary>Verbs of the record: of one speaker and of several.</summary>
    public static readonly IReadOnlyDictionary<string, EntryVerb> Verbs = new Dictionary<string, EntryVerb>
    {
        ["reports"] = EntryVerb.Reports,
        ["report"] = EntryVerb.Reports,
        ["confirms"] = EntryVerb.Confirms,
        ["confirm"] = EntryVerb.Confirms,
        ["denies"] = EntryVerb.Denies,
        ["deny"] = EntryVerb.Denies,
        ["finds"] = EntryVerb.Finds,
        ["find"] = EntryVerb.Finds,
        ["announces"] = EntryVerb.Announces,
        ["announce"] = EntryVerb.Announces,
        ["pledges"] = EntryVerb.Pledges,
        ["pledge"] = EntryVerb.Pledges,
        ["offers"] = EntryVerb.Offers,
        ["offer"] = EntryVerb.Offers,
        ["accepts"] = EntryVerb.Accepts,
        ["accept"] = EntryVerb.Accepts,
        ["demands"] = EntryVerb.Demands,
        ["demand"] = EntryVerb.Demands,
        ["rejects"] = EntryVerb.Rejects,
        ["reject"] = EntryVerb.Rejects,
        ["signs"] = EntryVerb.Signs,
        ["sign"] = EntryVerb.Signs,
        ["amends"] = EntryVerb.Amends,
        ["amend"] = EntryVerb.Amends,
        ["suspends"] = EntryVerb.Suspends,
        ["suspend"] = EntryVerb.Suspends,
        ["resumes"] = EntryVerb.Resumes,
        ["resume"] = EntryVerb.Resumes,
        ["postpones"] = EntryVerb.Postpones,
        ["postpone"] = EntryVerb.Postpones,
        ["extends"] = EntryVerb.Extends,
        ["extend"] = EntryVerb.Extends,
        ["waives"] = EntryVerb.Waives,
        ["waive"] = EntryVerb.Waives,
        ["terminates"] = EntryVerb.Terminates,
        ["terminate"] = EntryVerb.Terminates,
        ["leaves"] = EntryVerb.Leaves,
        ["leave"] = EntryVerb.Leaves,
        ["joins"] = EntryVerb.Joins,
        ["join"] = EntryVerb.Joins,
        ["withdraws"] = EntryVerb.Withdraws,
        ["withdraw"] = EntryVerb.Withdraws,
    };

    public static readonly IReadOnlyDictionary<string, DutyKind> Duties = new Dictionary<string, DutyKind>
    {
        ["achieve"] = DutyKind.Achieve,
        ["seek"] = DutyKind.Seek,
        ["keep"] = DutyKind.Keep,
        ["avoid"] = DutyKind.Avoid,
    };

    public static readonly IReadOnlyDictionary<string, PeriodUnit> Periods = new Dictionary<string, PeriodUnit>
    {
        ["minute"] = PeriodUnit.Minute,
        ["minutes"] = PeriodUnit.Minute,
        ["hour"] = PeriodUnit.Hour,
        ["hours"] = PeriodUnit.Hour,
        ["day"] = PeriodUnit.Day,
        ["days"] = PeriodUnit.Day,
        ["week"] = PeriodUnit.Week,
        ["weeks"] = PeriodUnit.Week,
        ["month"] = PeriodUnit.Month,
        ["months"] = PeriodUnit.Month,
        ["year"] = PeriodUnit.Year,
        ["years"] = PeriodUnit.Year,
    };

    public static readonly IReadOnlyDictionary<string, ArithmeticOperator> Arithmetic = new Dictionary<
        string,
        ArithmeticOperator
    >
    {
        ["plus"] = ArithmeticOperator.Plus,
        ["minus"] = ArithmeticOperator.Minus,
        ["times"] = ArithmeticOperator.Times,
    };

    /// <summary>
    /// The clauses by their words. A clause of two words is found by its first; where two begin alike
    /// (<c>as</c>, <c>as of</c>; <c>for</c>, <c>for each</c>), the longer stands first.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, ClauseWord[]> Clauses = new ClauseWord[]
    {
        new("upon", null, ConditionClauseKind.Upon),
        new("provided", null, ConditionClauseKind.Provided),
        new("unless", null, ConditionClauseKind.Unless),
        new("where", null, ConditionClauseKind.Where),
        new("together", "with", ConditionClauseKind.TogetherWith),
        new("from", null, MomentClauseKind.From) { IsWeak = true },
        new("until", null, MomentClauseKind.Until),
        new("by", null, MomentClauseKind.By) { IsWeak = true },
        new("aim", null, MomentClauseKind.Aim),
        new("on", null, MomentClauseKind.On) { IsWeak = true },
        new("since", null, MomentClauseKind.Since),
        new("known", null, MomentClauseKind.Known),
        new("due", null, MomentClauseKind.Due) { IsWeak = true },
        new("as", "of", MomentClauseKind.AsOf),
        new("as", null, ClauseShape.Definition) { IsWeak = true },
        new("within", null, ClauseShape.Within),
        new("for", "each", ClauseShape.ForEach),
        new("for", null, ClauseShape.For) { IsWeak = true },
        new("of", null, ClauseShape.Of) { IsWeak = true },
        new("owed", "to", NamesClauseKind.OwedTo),
        new("performed", "by", NamesClauseKind.PerformedBy),
        new("verified", "by", NamesClauseKind.VerifiedBy),
        new("made", "by", NamesClauseKind.MadeBy),
        new("between", null, NamesClauseKind.Between),
        new("replaces", null, NamesClauseKind.Replaces),
        new("prevails", "over", NamesClauseKind.PrevailsOver),
        new("topic", null, NamesClauseKind.Topic),
        new("authentic", "in", NamesClauseKind.AuthenticIn),
        new("weekend", null, NamesClauseKind.Weekend),
        new("under", null, NameClauseKind.Under),
        new("otherwise", null, NameClauseKind.Otherwise),
        new("variant", "of", NameClauseKind.VariantOf),
        new("id", null, NameClauseKind.Id),
        new("via", null, NameClauseKind.Via),
        new("calendar", null, NameClauseKind.Calendar),
        new("standard", null, NameClauseKind.Standard),
        new("cites", null, ProseClauseKind.Cites),
        new("also", null, ProseClauseKind.Also),
        new("means", null, ProseClauseKind.Means),
        new("file", null, ProseClauseKind.File) { IsWeak = true },
        new("at", null, ProseClauseKind.At) { IsWeak = true },
        new("holidays", "from", ProseClauseKind.HolidaysFrom),
        new("not", "formalised", ProseClauseKind.NotFormalised),
        new("source", null, ClauseShape.Source),
        new("rated", null, WordClauseKind.Rated),
        new("in", null, WordClauseKind.In) { IsWeak = true },
        new("timezone", null, WordClauseKind.Timezone),
        new("repeatable", null, ClauseShape.Repeatable),
        new("survives", null, ClauseShape.Survives),
        new("tolerates", null, ClauseShape.Tolerates),
        new("off", null, ClauseShape.Off) { IsWeak = true },
    }
        .GroupBy(word => word.First)
        .ToDictionary(group => group.Key, group => group.ToArray());

    // The words that most entries are made of, and signs.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common = Verbs
        .Keys.Concat(Clauses.Keys)
        .Concat(Clauses.Values.SelectMany(c => c).Select(c => c.Second).OfType<string>())
        .Concat([
            ",",
            "(",
            ")",
            "%",
            "of",
            "is",
            "not",
            "and",
            "or",
            "more",
            "exactly",
            "above",
            "below",
            "least",
            "most",
        ])
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>This text: of a word of the language always the same string.</summary>
    public static string Known(ReadOnlySpan<char> text) =>
        Common.TryGetValue(text, out var word) ? word : text.ToString();
}

/// <summary>Clauses that are the only one of their shape.</summary>
internal enum ClauseShape
{
    Definition,
    Within,
    ForEach,
    For,
    Of,
    Source,
    Repeatable,
    Survives,
    Tolerates,
    Off,
}

/// <summary>The word or two words that begin a clause.</summary>
/// <param name="First">The first word.</param>
/// <param name="Second">The second, if the clause begins with two.</param>
/// <param name="Kind">What the clause is: one of the clause-kind enumerations, or a <see cref="ClauseShape"/>.</param>
internal sealed record ClauseWord(string First, string? Second, Enum Kind)
{
    /// <summary>
    /// Whether the word is so common inside clauses that, after a mistake, finding it in mid-line does not mean that
    /// a clause begins.
    /// </summary>
    public bool IsWeak { get; init; }

    /// <summary>The words as they are written.</summary>
    public string Text => Second is null ? First : $"{First} {Second}";
}
