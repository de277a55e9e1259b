using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>What is wrong with the agreement itself, the gravest first: of each rule some, or all of one rule.</summary>
/// <param name="Look">How one looks.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Summary">How many of which severity, in words.</param>
/// <param name="Rules">The rules, or the one rule, that find something.</param>
/// <param name="Only">The rule of which all is shown; null: of every rule some.</param>
/// <param name="Tolerated">What the dossier sets aside.</param>
/// <param name="IsAll">Whether nothing more comes: otherwise it is still being reckoned whether every promise can be kept.</param>
/// <param name="Unknown">What was not found out, in sentences.</param>
public sealed record FindingsView(
    Look Look,
    Dossier Dossier,
    string Summary,
    IReadOnlyList<RuleFindings> Rules,
    string? Only,
    IReadOnlyList<Tolerated> Tolerated,
    bool IsAll,
    IReadOnlyList<string> Unknown
)
{
    /// <summary>How many findings of a rule are shown beside those of others.</summary>
    public const int OfEachRule = 30;

    /// <summary>How many of one rule stand on a page.</summary>
    public const int PageSize = 100;

    /// <summary>Makes it.</summary>
    /// <param name="reading">The dossier.</param>
    /// <param name="look">How one looks.</param>
    /// <param name="rule">The code of a rule of which all is shown; null, or one that finds nothing: of every rule some.</param>
    /// <param name="page">Which page of that rule, from 1.</param>
    public static FindingsView Of(Reading reading, Look look, string? rule, int page)
    {
        var found = reading.Found;
        var rules = found.Report.Findings.GroupBy(f => f.Rule).ToList();
        var only = rules.Find(g => g.Key.Code == rule);
        return new(
            look,
            reading.Dossier,
            DiagnosticWords.Summary(found.Report.Findings),
            [
                .. (only is null ? rules : [only])
                    .Select(g => new RuleFindings(
                        g.Key,
                        g.Max(f => f.Severity),
                        Paged.Of([.. g], only is null ? 1 : page, only is null ? OfEachRule : PageSize)
                    ))
                    .OrderByDescending(g => g.Severity)
                    .ThenBy(g => g.Rule.Code, StringComparer.Ordinal),
            ],
            only?.Key.Code,
            only is null ? found.Report.Tolerated : [],
            found.IsAll,
            [
                .. DiagnosticWords.Unchecked(found.Report.Unchecked) is { } left ? [left] : Array.Empty<string>(),
                .. found.Unknown.IsEmpty ? [] : new[] { $"Not found out: {string.Join("; ", found.Unknown)}." },
            ]
        );
    }
}

/// <summary>What one rule finds.</summary>
public sealed record RuleFindings(DiagnosticRule Rule, Severity Severity, Paged<Diagnostic> Findings);
