using NodaTime;

namespace Servanda.Residuals;

/// <summary>Why nothing more can be owed by a commitment, or done by a power (semantics 3.17).</summary>
public enum LeftOutReason
{
    /// <summary>It was performed, in time or late, or its term ended without breach.</summary>
    Fulfilled,

    /// <summary>A new version has taken its place.</summary>
    Superseded,

    /// <summary>Its term ended, or it was terminated, before performance or after a breach that was cured.</summary>
    Lapsed,

    /// <summary>Its creditors gave it up, or an excuse holds that cannot end.</summary>
    Excused,

    /// <summary>It can no longer come into force.</summary>
    NeverInForce,

    /// <summary>Of a power: that over which it was is no longer there.</summary>
    WithoutObject,

    /// <summary>It obliges nobody, and nothing under its instrument remains.</summary>
    NotFormalised,
}

/// <summary>What a residual agreement leaves out.</summary>
/// <param name="Name">The commitment or the power.</param>
/// <param name="Member">The member whose instance alone is left out, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">The first day of the status that it then had, in the dossier's zone; null: it had no other.</param>
public sealed record LeftOut(string Name, string? Member, LeftOutReason Reason, LocalDate? Since);
