using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A file is not text in UTF-8.</summary>
public sealed class NotUtf8 : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static NotUtf8 Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "not-utf8";

    /// <inheritdoc/>
    public override string Title => "A file is not UTF-8 text";

    /// <inheritdoc/>
    public override string Explanation =>
        "Words that cannot be decoded are shown as �, and a name with one in it is another name.";

    /// <inheritdoc/>
    public override string Mend => "Save the file as UTF-8.";

    /// <inheritdoc/>
    public override string Example =>
        """
            # a file saved in another encoding, such as Latin-1

            """;

    /// <summary>Reports the first place that is not text.</summary>
    public Diagnostic At(SourceText source, int offset, string encoding) =>
        Make(
            source,
            new TextSpan(Math.Min(offset, source.Text.Length), 0),
            $"What stands here is not text in {encoding}."
        );
}
