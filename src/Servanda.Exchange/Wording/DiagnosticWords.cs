using System.Collections.Immutable;
using Servanda.Diagnostics;

namespace Servanda.Exchange.Wording;

/// <summary>Findings in words.</summary>
public static class DiagnosticWords
{
    /// <summary>One row a finding.</summary>
    public static Grid Grid(IEnumerable<Diagnostic> diagnostics) =>
        new(
            ["place", "severity", "code", "finding", "mend"],
            [
                .. diagnostics.Select(d =>
                    ImmutableArray.Create(
                        Cell.Of(d.Source is { } source ? Places.Of(source, d.Span).Full : ""),
                        Cell.Of(Word(d.Severity)),
                        Cell.Of(d.Code),
                        Cell.Of(d.Message),
                        Cell.Of(d.Fix is { } fix ? $"{d.Mend} Quick fix: {fix.Title}." : d.Mend)
                    )
                ),
            ]
        );

    /// <summary>What could not be checked, in a sentence; null: all was.</summary>
    /// <param name="names">The names of what could not be checked as a whole.</param>
    public static string? Unchecked(ImmutableArray<string> names) =>
        names.IsEmpty
            ? null
            : $"Not checked as a whole, since a part of it or of what it refers to cannot be read: {string.Join(", ", names.Select(n => $"`{n}`"))}. All the rest was checked.";

    /// <summary>Such as: 2 errors, 1 warning, 3 notes.</summary>
    public static string Summary(IReadOnlyCollection<Diagnostic> diagnostics) =>
        string.Join(
            ", ",
            diagnostics
                .CountBy(d => d.Severity)
                .OrderByDescending(c => c.Key)
                .Select(c => QuestionWords.Count(c.Value, Word(c.Key)))
        );

    /// <summary>error, warning or note.</summary>
    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>What it feels like.</summary>
    public static Tone ToneOf(Severity severity) =>
        severity switch
        {
            Severity.Error => Tone.Bad,
            Severity.Warning => Tone.Warning,
            _ => Tone.Coming,
        };
}
