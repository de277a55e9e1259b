using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>The dossier sets aside a check that is none, or finds nothing.</summary>
public sealed class SettingWithoutEffect : CheckRule
{
    /// <summary>The rule.</summary>
    public static SettingWithoutEffect Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "setting-without-effect";

    /// <inheritdoc/>
    public override string Title => "A setting has no effect";

    /// <inheritdoc/>
    public override string Explanation =>
        "What is set aside and is not there makes the next reader look for a weakness that was mended long " + "ago.";

    /// <inheritdoc/>
    public override string Mend =>
        "Correct the code, or take the setting out. `servanda check --rules` lists the codes.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 2026-02-01
              tolerates no-deadline "it is urgent enough"

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              tolerates no-deadline "it is urgent enough"

            """;

    /// <summary>Nothing: what has an effect shows only when all has been found (<see cref="CheckReport"/>).</summary>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement) => [];

    /// <summary>Reports a code that no check has.</summary>
    internal Diagnostic Unknown(Location? place, string code, string? nearest) =>
        Found(
            place,
            [],
            $"There is no check `{code}`.",
            nearest is null ? null : $"Perhaps `{nearest}` is meant.",
            suggestion: nearest
        );

    /// <summary>Reports a code of what makes a text unreadable.</summary>
    internal Diagnostic OfReading(Location? place, string code) =>
        Found(place, [], $"`{code}` cannot be set aside: where it is found the text has no meaning.");

    /// <summary>Reports that nothing is found where something is tolerated.</summary>
    internal Diagnostic NothingFound(Toleration toleration) =>
        Found(toleration.Location, [], $"There is no finding `{toleration.Code}` here to tolerate.");
}
