using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A name is missing.</summary>
public sealed class MissingName : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingName Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-name";

    /// <inheritdoc/>
    public override string Title => "A name is missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "Here something must be called by its name; a name has a letter in it and no spaces.";

    /// <inheritdoc/>
    public override string Mend => "Write its name, with dashes in place of spaces: `free-taliban-prisoners`.";

    /// <inheritdoc/>
    public override string Example => "party \"United States\"\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string after) =>
        Make(source, span, $"A name is missing after {after}.");
}
