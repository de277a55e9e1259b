using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda check --format json</c> prints.</summary>
public sealed record CheckJson(
    string Dossier,
    bool Partial,
    IReadOnlyList<DiagnosticJson> Diagnostics,
    IReadOnlyList<string> Unchecked,
    IReadOnlyList<ToleratedJson> Tolerated,
    IReadOnlyList<CheckSettingJson> Settings
)
{
    public static CheckJson Of(Dossier dossier, CheckReport report) =>
        new(
            dossier.Name,
            dossier.IsPartial,
            [.. report.Findings.Select(DiagnosticJson.Of)],
            report.Unchecked,
            [.. report.Tolerated.Select(t => new ToleratedJson(DiagnosticJson.Of(t.Finding), t.Reason))],
            [
                .. dossier.CheckSettings.Select(s => new CheckSettingJson(
                    s.Code,
                    s.Severity is { } severity ? DiagnosticWords.Word(severity) : null,
                    s.Reason
                )),
            ]
        );
}

/// <summary>What the dossier says of a check as a whole; without severity it is not made.</summary>
public sealed record CheckSettingJson(string Code, string? Severity, string Reason);

/// <summary>A finding that the dossier sets aside.</summary>
public sealed record ToleratedJson(DiagnosticJson Finding, string Reason);

/// <summary>A finding on the text.</summary>
public sealed record DiagnosticJson(
    string Code,
    string Severity,
    string Message,
    string Mend,
    string? Suggestion,
    FixJson? Fix,
    IReadOnlyList<string> About,
    PlaceJson? Location,
    IReadOnlyList<RelatedJson> Related
)
{
    public static DiagnosticJson Of(Diagnostic diagnostic) =>
        new(
            diagnostic.Code,
            DiagnosticWords.Word(diagnostic.Severity),
            diagnostic.Message,
            diagnostic.Mend,
            diagnostic.Suggestion,
            diagnostic.Fix is { } fix ? new FixJson(fix.Title, [.. fix.Replacements.Select(ReplacementJson.Of)]) : null,
            diagnostic.About,
            diagnostic.Source is { } source ? PlaceJson.Of(new Location(source, diagnostic.Span)) : null,
            [.. diagnostic.Related.Select(r => new RelatedJson(r.Note, PlaceJson.Of(new Location(r.Source, r.Span))!))]
        );
}

/// <summary>Another place that a finding speaks of.</summary>
public sealed record RelatedJson(string Note, PlaceJson Location);

/// <summary>A mend that <c>servanda check --fix</c> writes.</summary>
public sealed record FixJson(string Title, IReadOnlyList<ReplacementJson> Replacements);

/// <summary>A text in the place of another; lines and columns from 1, the end not included.</summary>
public sealed record ReplacementJson(string File, int Line, int Column, int EndLine, int EndColumn, string Text)
{
    public static ReplacementJson Of(Replacement replacement)
    {
        var (from, to) = (
            replacement.Source.PositionOf(replacement.Span.Start),
            replacement.Source.PositionOf(replacement.Span.End)
        );
        return new(replacement.Source.Path, from.Line, from.Column, to.Line, to.Column, replacement.Text);
    }
}
