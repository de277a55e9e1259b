using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Markdown is nested too deeply.</summary>
public sealed class MarkdownTooDeep : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MarkdownTooDeep Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "markdown-too-deep";

    /// <inheritdoc/>
    public override string Title => "Markdown is nested too deeply";

    /// <inheritdoc/>
    public override string Explanation =>
        "Lists and quotations inside one another are read to a fixed depth, so that no page can bring the "
        + "program down. No block of this page is read.";

    /// <inheritdoc/>
    public override string Mend => "Flatten the lists or quotations of this page.";

    /// <inheritdoc/>
    public override string Example => string.Concat(Enumerable.Repeat("> ", 2_000)) + "deep\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source) =>
        Make(source, new TextSpan(0, 0), "The lists or quotations of this page are nested too deeply to be read.");
}
