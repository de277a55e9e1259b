using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Nested too deeply.</summary>
public sealed class TooDeep : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static TooDeep Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "too-deep";

    /// <inheritdoc/>
    public override string Title => "Nested too deeply";

    /// <inheritdoc/>
    public override string Explanation =>
        "What nobody can read, nobody can perform; and a limit keeps the program safe.";

    /// <inheritdoc/>
    public override string Mend => "Give the inner parts names of their own, with `event … as` or `state … as`.";

    /// <inheritdoc/>
    public override string Example =>
        "commitment a\n  upon ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((b))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "This is nested too deeply to be read.");
}
