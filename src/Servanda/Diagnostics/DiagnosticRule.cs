using Servanda.Text;

namespace Servanda.Diagnostics;

/// <summary>
/// One kind of finding: its code, what it means, how to mend it, and a failing example. One rule, one class, one
/// file in <c>Diagnostics/Rules</c>; each has a method that makes its diagnostic, and stands in
/// <see cref="DiagnosticCatalogue"/>.
/// </summary>
public abstract class DiagnosticRule
{
    /// <summary>The stable code, in kebab-case.</summary>
    public abstract string Code { get; }

    /// <summary>How much it matters; an error unless the rule says otherwise.</summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>What it is about, in a few words.</summary>
    public abstract string Title { get; }

    /// <summary>Why it matters, in a sentence or two.</summary>
    public abstract string Explanation { get; }

    /// <summary>How to mend it, in one sentence.</summary>
    public abstract string Mend { get; }

    /// <summary>A short accord text that the rule finds fault with.</summary>
    public abstract string Example { get; }

    /// <summary>A diagnostic of this rule; <paramref name="mend"/> where more can be said than the rule says.</summary>
    protected Diagnostic Make(
        SourceText? source,
        TextSpan span,
        string message,
        string? mend = null,
        string? suggestion = null
    ) => new(this, source, span, message, mend ?? Mend) { Suggestion = suggestion };

    /// <summary>The text at a place as messages quote it: in back quotes, cut where it is long.</summary>
    protected static string Quote(SourceText source, TextSpan span)
    {
        const int longest = 40;
        var text = source.TextOf(span with { Length = Math.Min(span.Length, longest) });
        return span.Length > longest ? $"`{text}…`" : $"`{text}`";
    }
}
