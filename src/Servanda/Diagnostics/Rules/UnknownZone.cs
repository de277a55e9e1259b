using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A time zone that the tz database does not have.</summary>
public sealed class UnknownZone : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownZone Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-zone";

    /// <inheritdoc/>
    public override string Title => "The time zone is not known";

    /// <inheritdoc/>
    public override string Explanation =>
        "Days begin and end by the zone. Zones are those of the tz database, such as Asia/Kabul.";

    /// <inheritdoc/>
    public override string Mend => "Write the zone as the tz database does: a continent or ocean, a stroke, a city.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            instrument doha made by US on 2020-02-29
              timezone Asia/Kabool

            """;

    /// <summary>Reports a zone that does not exist.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string zone) =>
        Make(source, span, $"There is no time zone `{zone}`.");
}
