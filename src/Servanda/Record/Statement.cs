using Servanda.Model;

namespace Servanda.Record;

/// <summary>What a statement gives (semantics 3.4).</summary>
internal enum StatementForm : byte
{
    /// <summary>Bounds on a count, a level, or an event as a tally of one.</summary>
    Figure,

    /// <summary>An increment of a tally.</summary>
    Increment,

    /// <summary>A state, within a period.</summary>
    During,

    /// <summary>A state, from a date on.</summary>
    Since,
}

/// <summary>
/// One side's statement about one fact: a row of the record. A struct in one array, sorted by fact, side, date and
/// knowledge, so that assessment reads memory in order and allocates nothing for an entry.
/// </summary>
internal readonly struct Statement
{
    /// <summary>The fact's number in the <see cref="RecordIndex"/>.</summary>
    public required int Fact { get; init; }

    /// <summary>The entry's index in the dossier.</summary>
    public required int Entry { get; init; }

    /// <summary>The number of the side that speaks.</summary>
    public required int Side { get; init; }

    /// <summary>The number of the speaker's own name.</summary>
    public required int Speaker { get; init; }

    /// <summary>What it gives.</summary>
    public required StatementForm Form { get; init; }

    /// <summary>Of a state: whether it affirms.</summary>
    public bool Affirms { get; init; }

    /// <summary>Whether its speaker is entitled to deny by rating alone (3.5).</summary>
    public bool Rated { get; init; }

    /// <summary>Whether it came through somebody else.</summary>
    public bool IsCarried { get; init; }

    /// <summary>
    /// Of a fact of a roster's member: the number of its <see cref="Record.Shape"/>, the same for all statements that say the
    /// same of different members.
    /// </summary>
    public int Shape { get; init; }

    /// <summary>The bounds of a figure; of an increment, the lower one is its amount.</summary>
    public Bounds Bounds { get; init; }

    /// <summary>The earliest second of what it is about.</summary>
    public required long A { get; init; }

    /// <summary>The latest second of what it is about, cut at <see cref="Said"/>.</summary>
    public required long B { get; init; }

    /// <summary>The latest second of the statement's date.</summary>
    public required long Said { get; init; }

    /// <summary>The second from which it is known.</summary>
    public required long Known { get; init; }
}

/// <summary>What a statement says, whoever it is about and whichever entry says it: all that assessment looks at.</summary>
/// <param name="row">The statement.</param>
/// <param name="carriers">The number of those through whom it came.</param>
internal readonly struct Shape(in Statement row, int carriers) : IEquatable<Shape>
{
    readonly Statement _row = row with { Fact = 0, Entry = 0 };
    readonly int _carriers = carriers;

    /// <inheritdoc/>
    public bool Equals(Shape other) =>
        _row.A == other._row.A
        && _row.B == other._row.B
        && _row.Said == other._row.Said
        && _row.Known == other._row.Known
        && _row.Side == other._row.Side
        && _row.Speaker == other._row.Speaker
        && _row.Form == other._row.Form
        && _row.Affirms == other._row.Affirms
        && _row.Rated == other._row.Rated
        && _carriers == other._carriers
        && _row.Bounds == other._row.Bounds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_row.B, _row.Known, _row.Side, _row.Bounds.Low);
}

/// <summary>What a figure allows a count to be.</summary>
internal readonly record struct Bounds
{
    Bounds(decimal low, decimal high, byte flags)
    {
        Low = low;
        High = high;
        _flags = flags;
    }

    readonly byte _flags;

    /// <summary>The lower bound, if <see cref="HasLow"/>.</summary>
    public decimal Low { get; }

    /// <summary>The upper bound, if <see cref="HasHigh"/>.</summary>
    public decimal High { get; }

    /// <summary>Whether there is a lower bound.</summary>
    public bool HasLow => (_flags & 1) != 0;

    /// <summary>Whether there is an upper bound.</summary>
    public bool HasHigh => (_flags & 2) != 0;

    /// <summary>Whether the lower bound is excluded.</summary>
    public bool LowStrict => (_flags & 4) != 0;

    /// <summary>Whether the upper bound is excluded.</summary>
    public bool HighStrict => (_flags & 8) != 0;

    /// <summary>An event, as a tally of one, has happened.</summary>
    public static Bounds Happened { get; } = AtLeast(1);

    /// <summary>An event, as a tally of one, has not happened.</summary>
    public static Bounds NotHappened { get; } = AtMost(0);

    /// <summary>At least an amount, or above it.</summary>
    public static Bounds AtLeast(decimal amount, bool strict = false) => new(amount, 0, (byte)(strict ? 5 : 1));

    /// <summary>At most an amount, or below it.</summary>
    public static Bounds AtMost(decimal amount, bool strict = false) => new(0, amount, (byte)(strict ? 10 : 2));

    /// <summary>The bounds that a comparison affirmed, or denied, gives; null where it gives none.</summary>
    public static Bounds? Of(Comparison comparison, decimal amount, bool affirmed) =>
        (comparison, affirmed) switch
        {
            (Comparison.AtLeast, true) or (Comparison.Below, false) => AtLeast(amount),
            (Comparison.Above, true) or (Comparison.AtMost, false) => AtLeast(amount, strict: true),
            (Comparison.AtMost, true) or (Comparison.Above, false) => AtMost(amount),
            (Comparison.Below, true) or (Comparison.AtLeast, false) => AtMost(amount, strict: true),
            (Comparison.Exactly, true) => new Bounds(amount, amount, 3),
            _ => null,
        };

    /// <summary>Whether they give "at least u" (strictly: "above u").</summary>
    public bool Gives(decimal u, bool strict) => HasLow && (Low > u || (Low == u && (LowStrict || !strict)));

    /// <summary>Whether they exclude "at least u" (strictly: "above u").</summary>
    public bool Excludes(decimal u, bool strict) => HasHigh && (High < u || (High == u && (HighStrict || strict)));

    /// <summary>Whether the lower bound of this exceeds the upper bound of another.</summary>
    public bool Exceeds(in Bounds other) =>
        HasLow && other.HasHigh && (Low > other.High || (Low == other.High && (LowStrict || other.HighStrict)));

    /// <summary>Whether every value they allow satisfies a comparison.</summary>
    public bool Within(Comparison comparison, decimal amount) =>
        comparison switch
        {
            Comparison.AtLeast => Gives(amount, strict: false),
            Comparison.Above => Gives(amount, strict: true),
            Comparison.AtMost => Excludes(amount, strict: true),
            Comparison.Below => Excludes(amount, strict: false),
            _ => Gives(amount, strict: false) && Excludes(amount, strict: true),
        };

    /// <summary>Whether no value they allow satisfies a comparison.</summary>
    public bool Outside(Comparison comparison, decimal amount) =>
        comparison switch
        {
            Comparison.AtLeast => Excludes(amount, strict: false),
            Comparison.Above => Excludes(amount, strict: true),
            Comparison.AtMost => Gives(amount, strict: true),
            Comparison.Below => Gives(amount, strict: false),
            _ => Gives(amount, strict: true) || Excludes(amount, strict: false),
        };

    /// <summary>The one value they allow, or null.</summary>
    public decimal? Value => HasLow && HasHigh && Low == High ? Low : null;
}
