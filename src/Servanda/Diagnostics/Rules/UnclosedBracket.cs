using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A bracket is not closed.</summary>
public sealed class UnclosedBracket : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnclosedBracket Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unclosed-bracket";

    /// <inheritdoc/>
    public override string Title => "A bracket is not closed";

    /// <inheritdoc/>
    public override string Explanation =>
        "Brackets say what belongs together; one that is not closed leaves that open.";

    /// <inheritdoc/>
    public override string Mend => "Write `)` where what belongs together ends.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  upon (b and c\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "The bracket that opens here is not closed.");
}
