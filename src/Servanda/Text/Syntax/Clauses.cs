using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>A clause: a part of a statement that starts with its own fixed word (or with who must or may).</summary>
public abstract record ClauseSyntax : SyntaxNode;

/// <summary>Prose without a word before it: the title of a declaration, the note of an entry.</summary>
/// <param name="Prose">The prose.</param>
public sealed record ProseClauseSyntax(ProseSyntax Prose) : ClauseSyntax;

/// <summary>The four duties.</summary>
public enum DutyKind
{
    /// <summary><c>achieve</c>: bring it about by the deadline.</summary>
    Achieve,

    /// <summary><c>seek</c>: make an effort towards it.</summary>
    Seek,

    /// <summary><c>keep</c>: it stays so.</summary>
    Keep,

    /// <summary><c>avoid</c>: it stays not so.</summary>
    Avoid,
}

/// <summary><c>US must achieve us-troops at most 8,600</c>.</summary>
/// <param name="Debtors">Who must.</param>
/// <param name="Duty">Which of the four duties.</param>
/// <param name="Goal">What is owed.</param>
public sealed record DutyClauseSyntax(ActorsSyntax Debtors, DutyKind Duty, ConditionSyntax Goal) : ClauseSyntax;

/// <summary><c>US may suspend first-drawdown</c>.</summary>
/// <param name="Holders">Who may.</param>
/// <param name="Verb">What they may do, as a bare verb: <c>suspend</c>, <c>terminate</c>, <c>extend</c>.</param>
/// <param name="Target">To what, if said.</param>
public sealed record PowerClauseSyntax(ActorsSyntax Holders, NameSyntax Verb, ReferenceSyntax? Target) : ClauseSyntax;

/// <summary>The words that begin a clause with a condition.</summary>
public enum ConditionClauseKind
{
    /// <summary><c>upon</c>: the trigger.</summary>
    Upon,

    /// <summary><c>provided</c>: owed only while it holds.</summary>
    Provided,

    /// <summary><c>unless</c>: the excuse.</summary>
    Unless,

    /// <summary><c>where</c>: a restriction of what is counted or named.</summary>
    Where,

    /// <summary><c>together with</c>: at the same time.</summary>
    TogetherWith,
}

/// <summary>A clause with a condition.</summary>
/// <param name="Kind">The word it begins with.</param>
/// <param name="Condition">The condition.</param>
public sealed record ConditionClauseSyntax(ConditionClauseKind Kind, ConditionSyntax Condition) : ClauseSyntax;

/// <summary>The words that begin a clause with a moment.</summary>
public enum MomentClauseKind
{
    /// <summary><c>from</c>; of a roster, the file it is read from.</summary>
    From,

    /// <summary><c>until</c></summary>
    Until,

    /// <summary><c>by</c>: the deadline.</summary>
    By,

    /// <summary><c>aim</c>: a target, not a deadline.</summary>
    Aim,

    /// <summary><c>on</c>: when what an entry is about happened.</summary>
    On,

    /// <summary><c>since</c>: from when on what an entry is about holds.</summary>
    Since,

    /// <summary><c>known</c>: when a statement surfaced; in an expectation, as known when.</summary>
    Known,

    /// <summary><c>due</c></summary>
    Due,

    /// <summary><c>as of</c></summary>
    AsOf,
}

/// <summary>A clause with a moment.</summary>
/// <param name="Kind">The word it begins with.</param>
/// <param name="Moment">The moment.</param>
public sealed record MomentClauseSyntax(MomentClauseKind Kind, MomentSyntax Moment) : ClauseSyntax;

/// <summary><c>within 1 day</c>: the deadline, counted from the trigger.</summary>
/// <param name="Duration">How long.</param>
public sealed record WithinClauseSyntax(DurationSyntax Duration) : ClauseSyntax;

/// <summary>Of an entry only: <c>extends first-drawdown by 30 days</c>.</summary>
/// <param name="Duration">By how much.</param>
public sealed record ByDurationClauseSyntax(DurationSyntax Duration) : ClauseSyntax;

/// <summary><c>as …</c>: a fact defined by others.</summary>
/// <param name="Definition">
/// A condition; a moment stands as <see cref="MomentConditionSyntax"/>, a count as
/// <see cref="QuantityConditionSyntax"/>.
/// </param>
public sealed record DefinitionClauseSyntax(ConditionSyntax Definition) : ClauseSyntax;

/// <summary><c>for each p in first-group</c>.</summary>
/// <param name="Variable">The name by which each is called in this statement.</param>
/// <param name="Domain">What it ranges over.</param>
public sealed record ForEachClauseSyntax(NameSyntax Variable, DomainSyntax Domain) : ClauseSyntax;

/// <summary><c>for first-group</c>, <c>for Taliban</c>.</summary>
/// <param name="Reference">For whom or what.</param>
public sealed record ForClauseSyntax(ReferenceSyntax Reference) : ClauseSyntax;

/// <summary><c>of first-group</c>.</summary>
/// <param name="Domain">Of what.</param>
public sealed record OfClauseSyntax(DomainSyntax Domain) : ClauseSyntax;

/// <summary>The words that begin a clause with a list of names.</summary>
public enum NamesClauseKind
{
    /// <summary><c>owed to</c>: the creditors.</summary>
    OwedTo,

    /// <summary><c>performed by</c></summary>
    PerformedBy,

    /// <summary><c>verified by</c></summary>
    VerifiedBy,

    /// <summary><c>made by</c></summary>
    MadeBy,

    /// <summary><c>between</c>: the parties to an issue.</summary>
    Between,

    /// <summary><c>replaces</c></summary>
    Replaces,

    /// <summary><c>prevails over</c>: the instruments that yield to this one.</summary>
    PrevailsOver,

    /// <summary><c>topic</c></summary>
    Topic,

    /// <summary><c>authentic in</c>: languages.</summary>
    AuthenticIn,

    /// <summary><c>weekend</c>: days of the week of a calendar.</summary>
    Weekend,
}

/// <summary>A clause with a list of names.</summary>
/// <param name="Kind">The word it begins with.</param>
/// <param name="Names">The names; at least one.</param>
public sealed record NamesClauseSyntax(NamesClauseKind Kind, ImmutableArray<NameSyntax> Names) : ClauseSyntax;

/// <summary>The words that begin a clause with one name.</summary>
public enum NameClauseKind
{
    /// <summary><c>under</c>: the instrument.</summary>
    Under,

    /// <summary><c>otherwise</c>: the consequence of breach.</summary>
    Otherwise,

    /// <summary><c>variant of</c>: one party's reading.</summary>
    VariantOf,

    /// <summary><c>id</c>: the name by which other entries can call this one; like any name, it has a letter in it.</summary>
    Id,

    /// <summary><c>via</c>: the source that carries the statement.</summary>
    Via,

    /// <summary><c>calendar</c></summary>
    Calendar,

    /// <summary><c>standard</c>: the standard of proof.</summary>
    Standard,
}

/// <summary>A clause with one name.</summary>
/// <param name="Kind">The word it begins with.</param>
/// <param name="Name">The name.</param>
public sealed record NameClauseSyntax(NameClauseKind Kind, NameSyntax Name) : ClauseSyntax;

/// <summary>The words that begin a clause with prose.</summary>
public enum ProseClauseKind
{
    /// <summary><c>cites</c>: where in the text.</summary>
    Cites,

    /// <summary><c>also</c>: other names for it.</summary>
    Also,

    /// <summary><c>means</c></summary>
    Means,

    /// <summary><c>file</c></summary>
    File,

    /// <summary><c>at</c>: the place.</summary>
    At,

    /// <summary><c>holidays from</c>: a file.</summary>
    HolidaysFrom,

    /// <summary><c>not formalised</c>: why there is no formal reading.</summary>
    NotFormalised,
}

/// <summary>A clause with one or more quoted texts.</summary>
/// <param name="Kind">The word it begins with.</param>
/// <param name="Texts">The texts; at least one.</param>
public sealed record ProsesClauseSyntax(ProseClauseKind Kind, ImmutableArray<ProseSyntax> Texts) : ClauseSyntax;

/// <summary><c>source Reuters "11 March 2020" "https://example.org/1"</c>.</summary>
/// <param name="Name">The source by its name, if it has one.</param>
/// <param name="Texts">Where in it; with or without commas between. Empty only where a name is given.</param>
public sealed record SourceClauseSyntax(NameSyntax? Name, ImmutableArray<ProseSyntax> Texts) : ClauseSyntax;

/// <summary>The words that begin a clause with one plain word.</summary>
public enum WordClauseKind
{
    /// <summary><c>rated</c>: reliability <c>A</c>–<c>F</c>, credibility <c>1</c>–<c>6</c>, or both (<c>B2</c>).</summary>
    Rated,

    /// <summary><c>in</c>: the unit.</summary>
    In,

    /// <summary><c>timezone</c></summary>
    Timezone,
}

/// <summary>A clause with one plain word or number.</summary>
/// <param name="Kind">The word it begins with.</param>
/// <param name="Word">The word; of <c>rated</c>, it can be a number.</param>
public sealed record WordClauseSyntax(WordClauseKind Kind, NameSyntax Word) : ClauseSyntax;

/// <summary><c>repeatable</c>: the event may happen more than once.</summary>
public sealed record RepeatableClauseSyntax : ClauseSyntax;

/// <summary><c>survives</c>: the commitment outlives its instrument.</summary>
public sealed record SurvivesClauseSyntax : ClauseSyntax;

/// <summary><c>off</c>: a check is not made.</summary>
public sealed record OffClauseSyntax : ClauseSyntax;

/// <summary><c>tolerates no-verifier "the parties watch each other"</c>.</summary>
/// <param name="Codes">The codes of the checks whose findings are tolerated; at least one.</param>
/// <param name="Reason">Why.</param>
public sealed record ToleratesClauseSyntax(ImmutableArray<NameSyntax> Codes, ProseSyntax Reason) : ClauseSyntax;

/// <summary>A clause that could not be read. It has a diagnostic already; nothing is to be made of it.</summary>
public sealed record BrokenClauseSyntax : ClauseSyntax;
