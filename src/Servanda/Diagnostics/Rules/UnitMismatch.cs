using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>An amount is given in another unit than that of its fact.</summary>
public sealed class UnitMismatch : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnitMismatch Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unit-mismatch";

    /// <inheritdoc/>
    public override string Title => "The unit is another one";

    /// <inheritdoc/>
    public override string Explanation =>
        "Amounts are compared as numbers; an amount in another unit would be compared wrongly.";

    /// <inheritdoc/>
    public override string Mend =>
        "Give the amount in the unit in which the level or tally is declared, or leave the unit out.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            level us-troops in troops
            commitment first-drawdown
              US must achieve us-troops at most 8,600 battalions
              by 2020-07-13

            """;

    /// <summary>Reports the unit that is not the fact's.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string unit, string fact, string declared) =>
        Make(source, span, $"`{fact}` is counted in {declared}, not in {unit}.", null, declared);
}
