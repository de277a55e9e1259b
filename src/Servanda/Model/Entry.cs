using System.Collections.Immutable;
using NodaTime;
using Servanda.Edtf;

namespace Servanda.Model;

/// <summary>The speech act of an entry.</summary>
public enum Verb
{
    /// <summary>Assertive: says that it is so.</summary>
    Reports,

    /// <summary>Assertive: says that it is so, of something said before.</summary>
    Confirms,

    /// <summary>Assertive: says that it is not so.</summary>
    Denies,

    /// <summary>Assertive: says that it cannot be confirmed.</summary>
    CannotConfirm,

    /// <summary>Verdict: a finding on a commitment or on prose.</summary>
    Finds,

    /// <summary>Commissive: says that something will be done. Not the act itself.</summary>
    Announces,

    /// <summary>Commissive: promises.</summary>
    Pledges,

    /// <summary>Commissive: offers.</summary>
    Offers,

    /// <summary>Commissive: accepts.</summary>
    Accepts,

    /// <summary>Directive: demands.</summary>
    Demands,

    /// <summary>Directive: rejects.</summary>
    Rejects,

    /// <summary>Declarative: signs an instrument.</summary>
    Signs,

    /// <summary>Declarative: amends.</summary>
    Amends,

    /// <summary>Declarative: suspends until resumed.</summary>
    Suspends,

    /// <summary>Declarative: ends a suspension or a postponement.</summary>
    Resumes,

    /// <summary>Declarative: puts off, to a new date or without one.</summary>
    Postpones,

    /// <summary>Declarative: moves a deadline.</summary>
    Extends,

    /// <summary>Declarative: gives up a claim.</summary>
    Waives,

    /// <summary>Declarative: ends an instrument or a commitment.</summary>
    Terminates,

    /// <summary>Declarative: leaves an instrument.</summary>
    Leaves,

    /// <summary>Declarative: joins an instrument.</summary>
    Joins,

    /// <summary>Declarative: keeps something from coming into force.</summary>
    Objects,

    /// <summary>Declarative: takes back what was suspended or terminated.</summary>
    SnapsBack,

    /// <summary>Declarative: takes an entry back.</summary>
    Withdraws,
}

/// <summary>An entry of the record: who said or did what, when, and when it became known. Never changed, never deleted.</summary>
public sealed record Entry
{
    /// <summary>
    /// Its identifier: the one given with <c>id</c>, or one derived from its content, so that it does not depend on
    /// order or place, and the same entry twice is one entry.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>When the statement was made.</summary>
    public required EdtfDate Said { get; init; }

    /// <summary>Who made it; each speaks.</summary>
    public required ImmutableArray<Speaker> Speakers { get; init; }

    /// <summary>The speech act.</summary>
    public required Verb Verb { get; init; }

    /// <summary>What is said, as a condition, where the content is one.</summary>
    public Condition? Content { get; init; }

    /// <summary>The commitment, instrument or entry that the act is about, where the content is a name.</summary>
    public string? Object { get; init; }

    /// <summary>The issues on which it says that it speaks (<c>topic</c>), each once, as they are written.</summary>
    public ImmutableArray<string> Issues { get; init; } = [];

    /// <summary>When what it is about happened, <c>on</c> or <c>since</c>; null: the date of the statement.</summary>
    public EdtfDate? Occurred { get; init; }

    /// <summary>Whether <see cref="Occurred"/> is the beginning of something that goes on.</summary>
    public bool IsSince { get; init; }

    /// <summary>When the statement surfaced, where that is later than its date.</summary>
    public EdtfDate? Known { get; init; }

    /// <summary>The new date of a postponement or an extension; of an amendment, the new deadline.</summary>
    public Moment? NewDate { get; init; }

    /// <summary>Of an amendment: the new beginning.</summary>
    public Moment? NewFrom { get; init; }

    /// <summary>Of an amendment: the new end of the term.</summary>
    public Moment? NewUntil { get; init; }

    /// <summary>Of an amendment: the new target date.</summary>
    public Moment? NewAim { get; init; }

    /// <summary>By how much a deadline is extended, counted from the deadline in force.</summary>
    public Period? Extension { get; init; }

    /// <summary>Working days counted on from what <see cref="Extension"/> reaches; null: none.</summary>
    public WorkingDays? ExtensionWorkingDays { get; init; }

    /// <summary>The words of the statement, or a remark.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Where it can be read.</summary>
    public ImmutableArray<Citation> Sources { get; init; } = [];

    /// <summary>Through whom it came, where that is an actor who carried it.</summary>
    public ImmutableArray<string> Via { get; init; } = [];

    /// <summary>Reliability of the source, A to F, where this entry rates it.</summary>
    public char? Reliability { get; init; }

    /// <summary>Credibility of the information, 1 to 6 on the Admiralty scale, apart from its source.</summary>
    public int? Credibility { get; init; }

    /// <summary>When the record took it in; stamped by the store, null in plain text.</summary>
    public Instant? Entered { get; init; }

    /// <summary>Where it stands.</summary>
    public Location? Location { get; init; }
}

/// <summary>Who speaks.</summary>
/// <param name="Name">An actor's name, or the words that describe someone unnamed.</param>
/// <param name="IsNamed">Whether it is a declared actor.</param>
public sealed record Speaker(string Name, bool IsNamed);

/// <summary>A reference to where a statement can be read.</summary>
/// <param name="Source">The declared source, or null.</param>
/// <param name="Texts">Title, date, page, address.</param>
public sealed record Citation(string? Source, ImmutableArray<string> Texts);
