using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A fenced block is not closed.</summary>
public sealed class UnclosedFence : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnclosedFence Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unclosed-fence";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "A fenced block is not closed";

    /// <inheritdoc/>
    public override string Explanation =>
        "A fence that is never closed swallows the rest of the page: prose that comes after it would be "
        + "read as accord text.";

    /// <inheritdoc/>
    public override string Mend => "Add a line of its own with the same marks that open the block.";

    /// <inheritdoc/>
    public override string Example => "```accord\nparty US\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "The block that opens here is never closed, so it is read to the end of the page.");
}
