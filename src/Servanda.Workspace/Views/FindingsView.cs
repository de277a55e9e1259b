using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>What is wrong with the agreement itself, the gravest first.</summary>
public sealed record FindingsView(
    Look Look,
    Dossier Dossier,
    IReadOnlyList<RuleFindings> Rules,
    IReadOnlyList<Tolerated> Tolerated
)
{
    /// <summary>Makes it.</summary>
    public static FindingsView Of(Reading reading, Look look) =>
        new(
            look,
            reading.Dossier,
            [
                .. reading
                    .Checks.Findings.GroupBy(f => f.Rule)
                    .Select(g => new RuleFindings(g.Key, g.Max(f => f.Severity), [.. g]))
                    .OrderByDescending(g => g.Severity)
                    .ThenBy(g => g.Rule.Code, StringComparer.Ordinal),
            ],
            reading.Checks.Tolerated
        );
}

/// <summary>What one rule finds.</summary>
public sealed record RuleFindings(DiagnosticRule Rule, Severity Severity, IReadOnlyList<Diagnostic> Findings);
