using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>The same entry stands twice.</summary>
public sealed class IdenticalEntries : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static IdenticalEntries Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "identical-entries";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override string Title => "The same entry stands twice";

    /// <inheritdoc/>
    public override string Explanation => "Entries that say the same in every part are one entry, and count once.";

    /// <inheritdoc/>
    public override string Mend => "Delete one of them; where two reports are meant, give each its source.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            2020-03-11 Taliban reports talks-open
            2020-03-11 Taliban reports talks-open

            """;

    /// <summary>Reports the second of two equal entries.</summary>
    public Diagnostic At(SourceText source, TextSpan span, SourceText firstSource, TextSpan first) =>
        Make(source, span, "This entry stands in the dossier already; it counts once.") with
        {
            Related = [new RelatedPlace(firstSource, first, "first here")],
        };
}
