using System.Collections.Immutable;
using NodaTime;

namespace Servanda.Model;

/// <summary>What a commitment asks for (design part 2).</summary>
public enum DutyKind
{
    /// <summary>Bring the goal about, by the deadline.</summary>
    Achieve,

    /// <summary>See that the goal stays so.</summary>
    Keep,

    /// <summary>See that the goal stays not so.</summary>
    Avoid,

    /// <summary>Conduct: effort towards the goal. Tracked and found upon, never computed.</summary>
    Seek,

    /// <summary>No duty but a power: what may be done by declaration. Only answers about powers have it.</summary>
    May,
}

/// <summary>A promise: who owes what to whom, from when, by when, after what and provided that what.</summary>
public sealed record Commitment
{
    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in prose.</summary>
    public string? Title { get; init; }

    /// <summary>The instrument it stands under, or null.</summary>
    public string? Instrument { get; init; }

    /// <summary>Who owes it: names of actors, or prose for those who have none. Empty only where not formalised.</summary>
    public ImmutableArray<string> Obligors { get; init; } = [];

    /// <summary>Who performs it, where that is not the obligor.</summary>
    public ImmutableArray<string> Performers { get; init; } = [];

    /// <summary>To whom it is owed, where the text says so; otherwise the other makers of its instrument (design 3.5).</summary>
    public ImmutableArray<string> Obligees { get; init; } = [];

    /// <summary>Who verifies it. Without one, the standard <c>verified</c> is out of reach.</summary>
    public ImmutableArray<string> Verifiers { get; init; } = [];

    /// <summary>Achieve, keep, avoid or seek; null where not formalised.</summary>
    public DutyKind? Duty { get; init; }

    /// <summary>What is to be achieved, kept, avoided or sought; null where not formalised.</summary>
    public Condition? Goal { get; init; }

    /// <summary>The trigger: in force from the first moment at which it holds.</summary>
    public Condition? Upon { get; init; }

    /// <summary>What is to be done at the same time: the goal counts as reached once this has held too. Of an achieve.</summary>
    public Condition? Together { get; init; }

    /// <summary>Owed only while this holds.</summary>
    public Condition? Provided { get; init; }

    /// <summary>Excused while this holds.</summary>
    public Condition? Unless { get; init; }

    /// <summary>In force not before this.</summary>
    public Moment? From { get; init; }

    /// <summary>The end of its term: a date runs to its end; a condition ends it at the moment at which it first holds.</summary>
    public Moment? Until { get; init; }

    /// <summary>The deadline; a date runs to the end of the day.</summary>
    public Moment? By { get; init; }

    /// <summary>The deadline as a span after the moment at which it came into force.</summary>
    public Period? Within { get; init; }

    /// <summary>Working days counted on from what <see cref="Within"/> reaches; null: none.</summary>
    public WorkingDays? WithinWorkingDays { get; init; }

    /// <summary>A target date, whose passing is a flag and never a breach.</summary>
    public Moment? Aim { get; init; }

    /// <summary>One instance for each member of a roster, or null.</summary>
    public ForEach? ForEach { get; init; }

    /// <summary>One instance (of each member, where it is for each of a roster) for each of certain moments, or null.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>Whether it has instances: for each member, period or occurrence.</summary>
    public bool HasInstances => ForEach is not null || Recurrence is not null;

    /// <summary>
    /// The commitment of which this is one party's reading, or null. A variant has a status of its own and binds nobody
    /// (semantics 3.12).
    /// </summary>
    public string? VariantOf { get; init; }

    /// <summary>The commitments that this one replaces: superseded once it, or its instrument, takes effect.</summary>
    public ImmutableArray<string> Replaces { get; init; } = [];

    /// <summary>The commitment or power that comes into force upon its breach, or null.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Whether it outlives its instrument: a replacement or termination of that does not reach it.</summary>
    public bool Survives { get; init; }

    /// <summary>The clause of the text.</summary>
    public ImmutableArray<string> Cites { get; init; } = [];

    /// <summary>A subject under which reports group it.</summary>
    public string? Topic { get; init; }

    /// <summary>The subjects, one by one.</summary>
    internal IEnumerable<string> Topics => Topic?.Split(", ") ?? [];

    /// <summary>Why it has no formal reading, where it has none; it then has no status.</summary>
    public string? NotFormalised { get; init; }

    /// <summary>What checks find fault with here and the parties accept.</summary>
    public ImmutableArray<Toleration> Tolerates { get; init; } = [];

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }

    /// <summary>
    /// The same, as it binds one member: where the variable stands for who owes, performs or is owed, the member does.
    /// </summary>
    /// <param name="member">The member; null for none.</param>
    public Commitment Of(string? member)
    {
        if (member is null || ForEach?.Variable is not { } variable)
            return this;
        if (!Obligors.Contains(variable) && !Performers.Contains(variable) && !Obligees.Contains(variable))
            return this;
        ImmutableArray<string> Named(ImmutableArray<string> actors) =>
            [.. actors.Select(a => a == variable ? member : a).Distinct(StringComparer.Ordinal)];
        return this with { Obligors = Named(Obligors), Performers = Named(Performers), Obligees = Named(Obligees) };
    }
}

/// <summary>The domain over which a commitment has an instance each.</summary>
/// <param name="Variable">The name that stands for the member in the commitment's clauses.</param>
/// <param name="Roster">The roster's name; of names in brackets, these: <c>(North, South)</c>.</param>
public sealed record ForEach(string Variable, string Roster);

/// <summary>A power: who may do what by declaration.</summary>
public sealed record Power
{
    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in prose.</summary>
    public string? Title { get; init; }

    /// <summary>The instrument it stands under, or null.</summary>
    public string? Instrument { get; init; }

    /// <summary>Who holds it.</summary>
    public ImmutableArray<string> Holders { get; init; } = [];

    /// <summary>What may be done: a declarative verb.</summary>
    public required Verb Verb { get; init; }

    /// <summary>On what: the name of a commitment or an instrument.</summary>
    public required string Object { get; init; }

    /// <summary>The trigger: in force from the first moment at which it holds.</summary>
    public Condition? Upon { get; init; }

    /// <summary>Available only while this holds.</summary>
    public Condition? Provided { get; init; }

    /// <summary>Not available while this holds.</summary>
    public Condition? Unless { get; init; }

    /// <summary>In force not before this.</summary>
    public Moment? From { get; init; }

    /// <summary>The end of its term; a date runs to its end.</summary>
    public Moment? Until { get; init; }

    /// <summary>The length of its term, counted from when it comes into force.</summary>
    public Period? Within { get; init; }

    /// <summary>Working days counted on from what <see cref="Within"/> reaches; null: none.</summary>
    public WorkingDays? WithinWorkingDays { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cites { get; init; } = [];

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}
