using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>
/// What begins at the left margin: a declaration, an entry, an expectation, or something that is none of these.
/// </summary>
public abstract record StatementSyntax : SyntaxNode
{
    /// <summary>The file in which it stands.</summary>
    public required SourceText Source { get; init; }

    /// <summary>All its tokens in order, with their trivia: nothing of the text is lost.</summary>
    public required ImmutableArray<Token> Tokens { get; init; }

    /// <summary>Whether a part of it could not be read. It has a diagnostic already.</summary>
    public required bool HasErrors { get; init; }
}

/// <summary>What a declaration declares.</summary>
public enum DeclarationKind
{
    /// <summary>A text by which parties bind themselves.</summary>
    Instrument,

    /// <summary>A side.</summary>
    Party,

    /// <summary>An organisation that is no side.</summary>
    Body,

    /// <summary>A person.</summary>
    Person,

    /// <summary>Something that happens.</summary>
    Event,

    /// <summary>Something that holds for a time.</summary>
    State,

    /// <summary>A measure that goes up and down.</summary>
    Level,

    /// <summary>A count that only grows.</summary>
    Tally,

    /// <summary>A list of persons or things.</summary>
    Roster,

    /// <summary>Which days are working days.</summary>
    Calendar,

    /// <summary>A carrier of statements: a newspaper, a report, a web site.</summary>
    Source,

    /// <summary>A question left open.</summary>
    Issue,

    /// <summary>A promise.</summary>
    Commitment,

    /// <summary>Who may do what to the agreement.</summary>
    Power,

    /// <summary>What becomes of the findings of a check; its name is the check's code, and it declares none.</summary>
    Check,
}

/// <summary>A declaration: <c>commitment open-talks …</c>.</summary>
/// <param name="Kind">What it declares.</param>
/// <param name="Name">The name it gives.</param>
/// <param name="Clauses">Its clauses in the order in which they stand, broken ones included.</param>
public sealed record DeclarationSyntax(DeclarationKind Kind, NameSyntax Name, ImmutableArray<ClauseSyntax> Clauses)
    : StatementSyntax
{
    /// <summary>The title: the first prose that stands without a word before it, if there is any.</summary>
    public ProseSyntax? Title => Clauses.OfType<ProseClauseSyntax>().FirstOrDefault()?.Prose;
}

/// <summary>What somebody did by saying something.</summary>
public enum EntryVerb
{
    /// <summary><c>reports</c></summary>
    Reports,

    /// <summary><c>confirms</c></summary>
    Confirms,

    /// <summary><c>denies</c></summary>
    Denies,

    /// <summary><c>cannot confirm</c></summary>
    CannotConfirm,

    /// <summary><c>finds</c></summary>
    Finds,

    /// <summary><c>announces</c></summary>
    Announces,

    /// <summary><c>pledges</c></summary>
    Pledges,

    /// <summary><c>offers</c></summary>
    Offers,

    /// <summary><c>accepts</c></summary>
    Accepts,

    /// <summary><c>demands</c></summary>
    Demands,

    /// <summary><c>rejects</c></summary>
    Rejects,

    /// <summary><c>signs</c></summary>
    Signs,

    /// <summary><c>amends</c></summary>
    Amends,

    /// <summary><c>suspends</c></summary>
    Suspends,

    /// <summary><c>resumes</c></summary>
    Resumes,

    /// <summary><c>postpones</c></summary>
    Postpones,

    /// <summary><c>extends</c></summary>
    Extends,

    /// <summary><c>waives</c></summary>
    Waives,

    /// <summary><c>terminates</c></summary>
    Terminates,

    /// <summary><c>leaves</c></summary>
    Leaves,

    /// <summary><c>joins</c></summary>
    Joins,

    /// <summary><c>objects to</c></summary>
    Objects,

    /// <summary><c>snaps back</c></summary>
    SnapsBack,

    /// <summary><c>withdraws</c></summary>
    Withdraws,
}

/// <summary>An entry of the record: <c>2020-03-11 Shaheen rejects decree</c>.</summary>
/// <param name="Date">When it was said: a date token, or a number token that is a year.</param>
/// <param name="Zone">The time zone named after a date and time, if there is one.</param>
/// <param name="Speakers">Who said it.</param>
/// <param name="Verb">What was done by saying it.</param>
/// <param name="VerbSpan">Where the verb stands.</param>
/// <param name="Subject">What it is about. A bare reference is a <see cref="ReferenceConditionSyntax"/>.</param>
/// <param name="Clauses">Its clauses in the order in which they stand, broken ones included.</param>
public sealed record EntrySyntax(
    Token Date,
    NameSyntax? Zone,
    ActorsSyntax Speakers,
    EntryVerb Verb,
    TextSpan VerbSpan,
    ConditionSyntax Subject,
    ImmutableArray<ClauseSyntax> Clauses
) : StatementSyntax;

/// <summary>A statement that could not be read as any other. It has a diagnostic already.</summary>
public sealed record UnknownStatementSyntax : StatementSyntax;
