using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>`shall` where the language says `must`.</summary>
public sealed class ShallForMust : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static ShallForMust Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "shall-for-must";

    /// <inheritdoc/>
    public override string Title => "`shall` where the language says `must`";

    /// <inheritdoc/>
    public override string Explanation =>
        "`shall` is used for duties, for forecasts and for definitions alike; the formal reading says `must` for a duty "
        + "and nothing else.";

    /// <inheritdoc/>
    public override string Mend => "Write `must`, and then `achieve`, `keep`, `avoid` or `seek`.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  US shall achieve b\n";

    /// <summary>Reports it at the word.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "`shall` does not make a duty here; `must` does.", suggestion: "must");
}
