using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A declared actor is named in quotation marks.</summary>
public sealed class QuotedActor : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static QuotedActor Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "quoted-actor";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "A declared actor stands in quotation marks";

    /// <inheritdoc/>
    public override string Explanation =>
        "Words in quotation marks describe someone unnamed, who is a side of their own. What a declared "
        + "actor says in quotation marks does not count as that actor's word.";

    /// <inheritdoc/>
    public override string Mend => "Use the actor's name without quotation marks.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Government also "Kabul"
            event talks-open
            2020-03-11 "Kabul" reports talks-open

            """;

    /// <summary>Reports words that are a name of a declared actor.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string words, string actor) =>
        Make(
            source,
            span,
            $"`{words}` is another way to write `{actor}`, but in quotation marks it is someone unnamed.",
            null,
            actor
        );
}
