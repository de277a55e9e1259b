using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>`must not`.</summary>
public sealed class MustNot : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MustNot Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "must-not";

    /// <inheritdoc/>
    public override string Title => "`must not`";

    /// <inheritdoc/>
    public override string Explanation =>
        "A duty not to let something be is written `must avoid`, so that each duty names what is watched.";

    /// <inheritdoc/>
    public override string Mend => "Write `must avoid` and what must not be.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  Taliban must not al-qaeda-ties\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "`must not` is not one of the four duties.", suggestion: "avoid");
}
