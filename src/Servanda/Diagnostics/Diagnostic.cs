using System.Collections.Immutable;
using Servanda.Text;

namespace Servanda.Diagnostics;

/// <summary>How much a diagnostic matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Probably not what is meant, or a weakness of the agreement.</summary>
    Warning,

    /// <summary>The text cannot be given a meaning here; what is around it still is.</summary>
    Error,
}

/// <summary>Another place that a diagnostic speaks of.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Where in it.</param>
/// <param name="Note">What is there, in a few words: <c>first declared here</c>.</param>
public sealed record RelatedPlace(SourceText Source, TextSpan Span, string Note);

/// <summary>Something that was found in a dossier, said so that a lawyer understands it.</summary>
/// <param name="Rule">The rule by which it was found; it explains at length.</param>
/// <param name="Source">The file, if the finding has a place.</param>
/// <param name="Span">Where in the file.</param>
/// <param name="Message">What is wrong, in one plain sentence.</param>
/// <param name="Mend">How to mend it, in one plain sentence.</param>
public sealed record Diagnostic(DiagnosticRule Rule, SourceText? Source, TextSpan Span, string Message, string Mend)
{
    /// <summary>The stable code, in kebab-case.</summary>
    public string Code => Rule.Code;

    /// <summary>How much it matters: as its rule says, unless this finding, or the dossier, is an exception.</summary>
    public Severity Severity
    {
        get => weighed ?? Rule.Severity;
        init => weighed = value;
    }

    private readonly Severity? weighed;

    /// <summary>
    /// The names of the commitments, instruments or other declarations that it finds fault with, for tables that show
    /// several findings as one; empty where it is about none.
    /// </summary>
    public ImmutableArray<string> About { get; init; } = [];

    /// <summary>
    /// The text to put in place of <see cref="Span"/>, where that mends it; whether it says what was meant, a person decides.
    /// </summary>
    public string? Suggestion { get; init; }

    /// <summary>How to mend it without asking anybody; null: there is no such way.</summary>
    public QuickFix? Fix { get; init; }

    /// <summary>Other places that it speaks of.</summary>
    public ImmutableArray<RelatedPlace> Related { get; init; } = [];

    /// <summary>
    /// One line as a command prints it:
    /// <c>path:line:column: error code: message mend</c>.
    /// </summary>
    public override string ToString()
    {
        var place = Source is null ? "" : $"{Source.Path}:{Source.PositionOf(Span.Start)}: ";
        return $"{place}{Severity.ToString().ToLowerInvariant()} {Code}: {Message} {Mend}";
    }
}
