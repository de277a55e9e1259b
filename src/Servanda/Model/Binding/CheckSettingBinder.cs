using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>What the dossier says of checks. Whether there is a check of that code is for the checks to say.</summary>
internal static class CheckSettingBinder
{
    /// <summary>The settings in the order of their codes; of several for one check the first counts.</summary>
    public static ImmutableArray<CheckSetting> Bind(BindingContext context, IEnumerable<DeclarationSyntax> declarations)
    {
        var settings = new SortedDictionary<string, CheckSetting>(StringComparer.Ordinal);
        foreach (var declaration in declarations)
            if (Bind(context, declaration) is { } setting && !settings.TryAdd(setting.Code, setting))
                context.Report(
                    UnclearCheckSetting.Rule.At(
                        declaration.Source,
                        declaration.Name.Span,
                        $"What becomes of `{setting.Code}` is said already."
                    )
                );
        return [.. settings.Values];
    }

    /// <summary>What a clause tolerates, code by code.</summary>
    public static IEnumerable<Toleration> Bind(ToleratesClauseSyntax clause, SourceText source) =>
        clause.Codes.Select(c => new Toleration(c.Text, clause.Reason.Text, new Location(source, c.Span)));

    static CheckSetting? Bind(BindingContext context, DeclarationSyntax declaration)
    {
        if (declaration.HasErrors)
            return null;
        var code = declaration.Name.Text;
        ClauseSyntax? what = null;
        Severity? severity = null;
        var scope = new ClauseScope(declaration);
        var clauses = new ClauseReader(context, scope, "a check");
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case OffClauseSyntax when clauses.IsFirst(clause, "off"):
                    what = clause;
                    break;
                case DefinitionClauseSyntax { Definition: ReferenceConditionSyntax { Reference: { Of: null } word } }
                    when SeverityOf(word.Name.Text) is { } said:
                    if (clauses.IsFirst(clause, "off"))
                        (what, severity) = (clause, said);
                    break;
                case OffClauseSyntax:
                    break;
                case DefinitionClauseSyntax:
                    context.Report(
                        UnclearCheckSetting.Rule.At(
                            scope.Source,
                            clause.Span,
                            "A finding is an error, a warning or a note."
                        )
                    );
                    return null;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        if (scope.Doubt is not null)
            return null;
        if (what is not null && declaration.Title is { Text: { Length: > 0 } reason })
            return new CheckSetting(code, severity, reason, new Location(scope.Source, declaration.Name.Span));
        context.Report(
            UnclearCheckSetting.Rule.At(
                scope.Source,
                declaration.Name.Span,
                what is null
                    ? $"It is not said what becomes of `{code}`."
                    : $"It is not said why `{code}` is {(severity is null ? "off" : "weighed anew")}."
            )
        );
        return null;
    }

    static Severity? SeverityOf(string word) =>
        word switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "note" => Severity.Note,
            _ => null,
        };
}
