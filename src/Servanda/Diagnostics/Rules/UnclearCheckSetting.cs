using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>What is said of a check is incomplete.</summary>
public sealed class UnclearCheckSetting : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnclearCheckSetting Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unclear-check-setting";

    /// <inheritdoc/>
    public override string Title => "What becomes of a check is not clear";

    /// <inheritdoc/>
    public override string Explanation =>
        "A check that is not made, or counts for less, says so in the dossier with the reason, since the next reader will ask.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write `check CODE off \"why\"`, or `check CODE as error`, `as warning` or `as note`, and why.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            event talks-open
            check no-deadline off
            commitment open-talks
              US must achieve talks-open

            """;

    /// <summary>Reports what is missing.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message) => Make(source, span, message);
}
