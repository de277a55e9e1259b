using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A name is declared nowhere.</summary>
public sealed class UnknownName : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownName Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-name";

    /// <inheritdoc/>
    public override string Title => "A name is not declared";

    /// <inheritdoc/>
    public override string Explanation =>
        "Every name must be declared once, in any file of the dossier. What uses an unknown name is not "
        + "assessed, because leaving it out could change the answer.";

    /// <inheritdoc/>
    public override string Mend => "Declare it, or correct the spelling.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            event talks-open
            commitment open-talks
              US must achieve talks-opne
              by 2020-03-10

            """;

    /// <summary>Reports a name that nothing declares, with what may be meant.</summary>
    /// <param name="source">The file.</param>
    /// <param name="span">The name in it.</param>
    /// <param name="name">The name.</param>
    /// <param name="wanted">What is asked for there, with its article: <c>an event</c>.</param>
    /// <param name="near">The declared name that is nearest to it, or null.</param>
    public Diagnostic At(SourceText source, TextSpan span, string name, string wanted, string? near) =>
        Make(
            source,
            span,
            $"`{name}` is not declared; {wanted} is meant here.",
            near is null ? null : $"Did you mean `{near}`?",
            near
        );
}
