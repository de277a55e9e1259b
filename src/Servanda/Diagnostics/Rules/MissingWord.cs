using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A fixed word is missing.</summary>
public sealed class MissingWord : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingWord Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-word";

    /// <inheritdoc/>
    public override string Title => "A fixed word is missing";

    /// <inheritdoc/>
    public override string Explanation => "The sentence goes on with a fixed word here; without it, it cannot be read.";

    /// <inheritdoc/>
    public override string Mend => "Write the missing word.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  for each p first-group\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string word, string after) =>
        Make(source, span, $"The word `{word}` is missing after {after}.", $"Write `{word}` here.");
}
