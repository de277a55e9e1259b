using System.Collections.Immutable;
using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Model;

/// <summary>Where something stands in the dossier's files.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The place in it.</param>
public sealed record Location(SourceText Source, TextSpan Span);

/// <summary>An instrument: a text by which promises are made.</summary>
public sealed record Instrument
{
    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in prose.</summary>
    public string? Title { get; init; }

    /// <summary>Those who made it. One maker: a unilateral instrument.</summary>
    public ImmutableArray<string> Makers { get; init; } = [];

    /// <summary>When it was made; null where it is made once all makers have signed.</summary>
    public EdtfDate? MadeOn { get; init; }

    /// <summary>Its own condition of entry into force; until it first holds, nothing under the instrument is in force.</summary>
    public Condition? Upon { get; init; }

    /// <summary>The instruments whose commitments it supersedes, but for those that survive, once it takes effect.</summary>
    public ImmutableArray<string> Replaces { get; init; } = [];

    /// <summary>The instruments that yield to this one, where what both ask cannot be done.</summary>
    public ImmutableArray<string> PrevailsOver { get; init; } = [];

    /// <summary>Where it was made.</summary>
    public string? At { get; init; }

    /// <summary>What checks find fault with in it, or in what stands under it, and the parties accept.</summary>
    public ImmutableArray<Toleration> Tolerates { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cites { get; init; } = [];

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}

/// <summary>What an actor is.</summary>
public enum ActorKind
{
    /// <summary>A side of the agreement or of the conflict.</summary>
    Party,

    /// <summary>An organisation that is no side: a council, a mission, a court.</summary>
    Body,

    /// <summary>A natural person.</summary>
    Person,
}

/// <summary>A party, body or person: someone who promises, acts or speaks.</summary>
public sealed record Actor
{
    /// <summary>Party, body or person.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in prose.</summary>
    public string? Title { get; init; }

    /// <summary>Other spellings and names.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>For whom it speaks, and over what period (design 3.3).</summary>
    public ImmutableArray<SpeaksFor> For { get; init; } = [];

    /// <summary>
    /// From when it exists, where it is set up only later: it verifies nothing by what it said before. Null: always.
    /// </summary>
    public Moment? From { get; init; }

    /// <summary>Reliability as a source on the Admiralty scale, A to F, or null where not rated.</summary>
    public char? Reliability { get; init; }

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}

/// <summary>A period in which an actor speaks for a side.</summary>
/// <param name="Side">The side's name.</param>
/// <param name="From">Its first moment is the date's earliest; null: always before <paramref name="Until"/>.</param>
/// <param name="Until">Its last moment is the date's latest; null: still.</param>
public sealed record SpeaksFor(string Side, EdtfDate? From, EdtfDate? Until);

/// <summary>What kind of fact a name stands for.</summary>
public enum FactKind
{
    /// <summary>It happens; once, unless declared repeatable.</summary>
    Event,

    /// <summary>It obtains for a time.</summary>
    State,

    /// <summary>A quantity that goes up and down: troops in a country.</summary>
    Level,

    /// <summary>A count that never falls: prisoners released so far.</summary>
    Tally,
}

/// <summary>An event, state, level or tally: what conditions and statements are about.</summary>
public sealed record Fact
{
    /// <summary>What kind of fact it is.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>What it means, in prose.</summary>
    public string? Title { get; init; }

    /// <summary>The unit of a level or tally, such as <c>troops</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>The roster of whose members it is a fact, each with its own, or null.</summary>
    public string? Roster { get; init; }

    /// <summary>Whether an event may happen more than once.</summary>
    public bool Repeatable { get; init; }

    /// <summary>From what a level or a tally is reckoned, where it is defined so; null where the record tells it.</summary>
    public Quantity? Reckoned { get; init; }

    /// <summary>How it is defined by others; null where the record tells it.</summary>
    public Definition? Definition { get; init; }

    /// <summary>What its definition comes to; null where it has none.</summary>
    public Condition? Meaning => Definition?.Meaning(Kind);

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}

/// <summary>A list of named members: persons, bases, weapons.</summary>
public sealed record Roster
{
    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in prose.</summary>
    public string? Title { get; init; }

    /// <summary>The file it is read from, relative to the dossier.</summary>
    public string? File { get; init; }

    /// <summary>Whether it is not declared, but stands in brackets where it is used; its name is then what stands there.</summary>
    public bool IsInBrackets => Name.StartsWith('(');

    /// <summary>The roster of which it is a part, or null.</summary>
    public string? PartOf { get; init; }

    /// <summary>What of the columns of the list has to hold of each member, as the language writes it; null: nothing.</summary>
    public string? Where { get; init; }

    /// <summary>Its members, in the order of their identifiers (ordinal), each identifier once.</summary>
    public ImmutableArray<RosterMember> Members { get; init; } = [];

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}

/// <summary>A member of a roster.</summary>
/// <param name="Id">Its identifier, a name of the language.</param>
/// <param name="Name">What the list calls it.</param>
public sealed record RosterMember(string Id, string? Name);

/// <summary>A carrier of statements: a newspaper, an agency, an archive.</summary>
public sealed record Source
{
    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in prose.</summary>
    public string? Title { get; init; }

    /// <summary>Reliability on the Admiralty scale, A to F, or null.</summary>
    public char? Reliability { get; init; }

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}
