using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;

namespace Servanda.Diagnostics;

/// <summary>Every rule there is, written out so that nothing is found by chance.</summary>
public static class DiagnosticCatalogue
{
    /// <summary>All rules, in the order of the stages that apply them.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [UnclosedQuote.Rule];

    /// <summary>The rule with this code, if there is one.</summary>
    public static DiagnosticRule? Find(string code) => All.FirstOrDefault(rule => rule.Code == code);
}
