using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A position has a topic that is no issue of the dossier.</summary>
public sealed class TopicWithoutIssue : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static TopicWithoutIssue Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "topic-without-issue";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The topic of a position is no issue";

    /// <inheritdoc/>
    public override string Explanation =>
        "A position counts on the issues that its `topic` names. A topic that is no issue only sorts, and the position moves nothing.";

    /// <inheritdoc/>
    public override string Mend => "Correct the name, or declare the issue.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            issue border "where the border runs" between North, South
            2026-01-10 North demands "the river" topic boarder

            """;

    /// <summary>Reports a topic that is no issue, with the issue that may be meant.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string topic, string? near) =>
        Make(
            source,
            span,
            $"`{topic}` is no issue of this dossier.",
            near is null ? null : $"Did you mean `{near}`?",
            near
        );
}
