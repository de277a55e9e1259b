using NodaTime;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>What is asked of a dossier: as of when, as known when, under which standard of proof (semantics 3.1, 3.7).</summary>
public sealed record Question
{
    /// <summary>The moment whose state of affairs is asked for: event time, in whole seconds.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Nothing said later than this counts: knowledge time, in whole seconds.</summary>
    public required Instant KnownAt { get; init; }

    /// <summary>Nothing entered later than this counts: the audit axis; null: not asked.</summary>
    public Instant? EnteredAt { get; init; }

    /// <summary>The standard of proof.</summary>
    public Standard Standard { get; init; } = Standard.Uncontested;

    /// <summary>The question at the ends of two dates, in the dossier's zone.</summary>
    /// <param name="dossier">The dossier whose days are meant.</param>
    /// <param name="asOf">As of the end of this date.</param>
    /// <param name="knownAt">As known at the end of this date; null: the same date.</param>
    /// <param name="standard">The standard of proof.</param>
    public static Question AtEndOf(
        Dossier dossier,
        EdtfDate asOf,
        EdtfDate? knownAt = null,
        Standard standard = Standard.Uncontested
    ) =>
        new()
        {
            AsOf = asOf.Bounds(dossier.Zone).Latest,
            KnownAt = (knownAt ?? asOf).Bounds(dossier.Zone).Latest,
            Standard = standard,
        };
}
