using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Two instruments name different time zones.</summary>
public sealed class ConflictingZones : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static ConflictingZones Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "conflicting-zones";

    /// <inheritdoc/>
    public override string Title => "The dossier has two time zones";

    /// <inheritdoc/>
    public override string Explanation =>
        "All days of a dossier run in one zone; with two it cannot be told when a day ends. The zone of "
        + "the instrument that comes first by name is taken.";

    /// <inheritdoc/>
    public override string Mend => "Name one zone; write single moments in another zone with their time and zone.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            instrument first made by US on 2020-02-29
              timezone Asia/Kabul
            instrument second made by US on 2020-02-29
              timezone Asia/Qatar

            """;

    /// <summary>Reports the zone that is not taken.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string zone, string taken) =>
        Make(source, span, $"The zone `{zone}` conflicts with `{taken}`, in which the dossier's days run.");
}
