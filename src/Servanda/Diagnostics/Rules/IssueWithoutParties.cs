using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>An issue names fewer than two parties.</summary>
public sealed class IssueWithoutParties : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static IssueWithoutParties Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "issue-without-parties";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The issue is open between nobody";

    /// <inheritdoc/>
    public override string Explanation =>
        "What is agreed, all parties concerned must have agreed. An issue that names fewer than two can be settled and never "
        + "agreed.";

    /// <inheritdoc/>
    public override string Mend => "Say with `between` whose question it is.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            issue border "where the border runs"
              between North

            """;

    /// <summary>Reports an issue without two parties.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string issue) =>
        Make(source, span, $"`{issue}` names fewer than two parties, so nothing can be agreed on it.");
}
