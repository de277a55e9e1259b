using System.Text.Json.Serialization;
using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Exchange.Json;

/// <summary>
/// What <c>servanda check --format sarif</c> prints: findings in the Static Analysis Results Interchange Format (OASIS, version
/// 2.1.0), which tools for code review read.
/// </summary>
public sealed record SarifLog(
    [property: JsonPropertyName("$schema")] string Schema,
    string Version,
    IReadOnlyList<SarifRun> Runs
)
{
    const string Address = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>The findings of one run; those that the dossier sets aside are among them, with the reason.</summary>
    public static SarifLog Of(CheckReport report, string dossierPath, string version)
    {
        var rules = report
            .Findings.Concat(report.Tolerated.Select(t => t.Finding))
            .Select(f => f.Rule)
            .Distinct()
            .OrderBy(r => r.Code, StringComparer.Ordinal)
            .ToList();
        return new SarifLog(
            Address,
            "2.1.0",
            [
                new SarifRun(
                    new SarifTool(new SarifDriver("servanda", version, [.. rules.Select(SarifRule.Of)])),
                    [SarifInvocation.Of(report)],
                    "utf16CodeUnits",
                    [
                        .. report.Findings.Select(f => SarifResult.Of(f, rules.IndexOf(f.Rule), dossierPath, null)),
                        .. report.Tolerated.Select(t =>
                            SarifResult.Of(t.Finding, rules.IndexOf(t.Finding.Rule), dossierPath, t.Reason)
                        ),
                    ]
                ),
            ]
        );
    }
}

public sealed record SarifRun(
    SarifTool Tool,
    IReadOnlyList<SarifInvocation> Invocations,
    string ColumnKind,
    IReadOnlyList<SarifResult> Results
);

public sealed record SarifInvocation(
    bool ExecutionSuccessful,
    IReadOnlyList<SarifNotification> ToolExecutionNotifications
)
{
    /// <summary>What could not be checked.</summary>
    public static SarifInvocation Of(CheckReport report) =>
        new(
            true,
            [
                .. report.Unchecked.Select(name => new SarifNotification(
                    "warning",
                    new SarifText(
                        $"`{name}` was not checked as a whole: a part of it, or of what it refers to, cannot be read."
                    )
                )),
            ]
        );
}

public sealed record SarifNotification(string Level, SarifText Message);

public sealed record SarifTool(SarifDriver Driver);

public sealed record SarifDriver(string Name, string Version, IReadOnlyList<SarifRule> Rules);

public sealed record SarifRule(
    string Id,
    SarifText ShortDescription,
    SarifText FullDescription,
    SarifText Help,
    SarifConfiguration DefaultConfiguration
)
{
    public static SarifRule Of(DiagnosticRule rule) =>
        new(
            rule.Code,
            new SarifText(rule.Title + "."),
            new SarifText(rule.Explanation),
            new SarifText(rule.Mend),
            new SarifConfiguration(DiagnosticWords.Word(rule.Severity))
        );
}

public sealed record SarifConfiguration(string Level);

public sealed record SarifText(string Text);

public sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Level,
    SarifText Message,
    IReadOnlyList<SarifLocation> Locations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<SarifLocation>? RelatedLocations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SarifFix>? Fixes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<SarifSuppression>? Suppressions
)
{
    public static SarifResult Of(Diagnostic finding, int ruleIndex, string dossierPath, string? setAside) =>
        new(
            finding.Code,
            ruleIndex,
            DiagnosticWords.Word(finding.Severity),
            new SarifText($"{finding.Message} {finding.Mend}"),
            finding.Source is { } source
                ? [new SarifLocation(null, null, SarifPlace.Of(source, finding.Span, dossierPath))]
                : [],
            finding.Related.IsEmpty
                ? null
                :
                [
                    .. finding.Related.Select(
                        (r, i) =>
                            new SarifLocation(
                                i + 1,
                                new SarifText(r.Note),
                                SarifPlace.Of(r.Source, r.Span, dossierPath)
                            )
                    ),
                ],
            finding.Fix is { } fix ? [SarifFix.Of(fix.Title, fix.Replacements, dossierPath)]
                : finding is { Suggestion: { } text, Source: { } file }
                    ? [SarifFix.Of(finding.Mend, [new Replacement(file, finding.Span, text)], dossierPath)]
                : null,
            setAside is null ? null : [new SarifSuppression("inSource", setAside)]
        );
}

public sealed record SarifLocation(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SarifText? Message,
    SarifPlace PhysicalLocation
);

public sealed record SarifPlace(SarifArtifact ArtifactLocation, SarifRegion Region)
{
    public static SarifPlace Of(SourceText source, TextSpan span, string dossierPath) =>
        new(SarifArtifact.Of(source, dossierPath), SarifRegion.Of(source, span));
}

public sealed record SarifArtifact(string Uri)
{
    public static SarifArtifact Of(SourceText source, string dossierPath)
    {
        var path = Places.Of(source, default).From(dossierPath).File.Replace('\\', '/');
        return new SarifArtifact(
            Path.IsPathFullyQualified(path)
                ? new System.Uri(path).AbsoluteUri
                : string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString))
        );
    }
}

public sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static SarifRegion Of(SourceText source, TextSpan span)
    {
        var (start, end) = (source.PositionOf(span.Start), source.PositionOf(span.End));
        return new SarifRegion(start.Line, start.Column, end.Line, end.Column);
    }
}

public sealed record SarifFix(SarifText Description, IReadOnlyList<SarifChange> ArtifactChanges)
{
    public static SarifFix Of(string title, IEnumerable<Replacement> replacements, string dossierPath) =>
        new(
            new SarifText(title),
            [
                .. replacements
                    .GroupBy(r => r.Source)
                    .Select(file => new SarifChange(
                        SarifArtifact.Of(file.Key, dossierPath),
                        [
                            .. file.Select(r => new SarifReplacement(
                                SarifRegion.Of(r.Source, r.Span),
                                new SarifText(r.Text)
                            )),
                        ]
                    )),
            ]
        );
}

public sealed record SarifChange(SarifArtifact ArtifactLocation, IReadOnlyList<SarifReplacement> Replacements);

public sealed record SarifReplacement(SarifRegion DeletedRegion, SarifText InsertedContent);

public sealed record SarifSuppression(string Kind, string Justification);
