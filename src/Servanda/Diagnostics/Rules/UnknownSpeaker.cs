using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A statement is by someone who is not declared.</summary>
public sealed class UnknownSpeaker : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownSpeaker Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-speaker";

    /// <inheritdoc/>
    public override string Title => "A speaker is not declared";

    /// <inheritdoc/>
    public override string Explanation =>
        "Whose word it is decides what it weighs: parties, verifiers and rated speakers may deny, others "
        + "only claim. The entry is kept as the word of someone unnamed.";

    /// <inheritdoc/>
    public override string Mend =>
        "Declare the person, party or body, or put the words that describe someone unnamed in quotation " + "marks.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            2020-03-11 Shaheen reports talks-open

            """;

    /// <summary>Reports a speaker who is not declared, with who may be meant.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string name, string? near) =>
        Make(
            source,
            span,
            $"`{name}` is not declared as a party, body or person.",
            near is null ? null : $"Did you mean `{near}`?",
            near
        );
}
