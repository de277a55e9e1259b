using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A character that cannot be seen.</summary>
public sealed class HiddenCharacter : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static HiddenCharacter Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "hidden-character";

    /// <inheritdoc/>
    public override string Title => "A character that cannot be seen";

    /// <inheritdoc/>
    public override string Explanation =>
        "Control characters and marks that turn the direction of writing can make a text read otherwise "
        + "than it is written. Arabic, Hebrew and other scripts need none of them here.";

    /// <inheritdoc/>
    public override string Mend => "Delete it; if the whole file looks wrong, save it as UTF-8.";

    /// <inheritdoc/>
    public override string Example => "party US \"the \u202Eunited States\"\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, $"There is a hidden character here (U+{(int)source.Text[span.Start]:X4}).", suggestion: "");
}
