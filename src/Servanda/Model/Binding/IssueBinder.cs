using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Issues of the agenda. What success requires may refer to commitments, which are bound by then.</summary>
internal sealed class IssueBinder(
    BindingContext context,
    ConditionBinder conditions,
    DeclarationBinder declarations,
    IReadOnlyDictionary<string, Commitment> promised
)
{
    /// <summary>Binds an issue.</summary>
    public Issue Bind(Symbol symbol)
    {
        var declaration = symbol.Declaration;
        var scope = new ClauseScope(declaration);
        var clauses = new ClauseReader(context, scope, BindingContext.Article(symbol.Kind));
        var issue = new Issue
        {
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            Location = new Location(declaration.Source, declaration.Span),
        };
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Between } between:
                    if (clauses.IsFirst(clause))
                        issue = issue with { Parties = declarations.BindActors(between.Names, scope) };
                    break;
                case DefinitionClauseSyntax definition:
                    if (clauses.IsFirst(clause))
                        issue = issue with { Requires = BindRequired(definition) };
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Topic } topic:
                    if (clauses.IsFirst(clause))
                        issue = issue with { Topic = string.Join(", ", topic.Names.Select(n => n.Text)) };
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Means } means:
                    issue = issue with { Means = issue.Means.AddRange(means.Texts.Select(t => t.Text)) };
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Cites } cited:
                    issue = issue with { Cites = issue.Cites.AddRange(cited.Texts.Select(t => t.Text)) };
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Also }:
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        // Names that are not declared have their diagnostics.
        if (issue.Parties.Length < 2 && scope.Doubt is null)
            context.Report(IssueWithoutParties.Rule.At(declaration.Source, declaration.Name.Span, issue.Name));
        return issue;

        // Left out, the issue would be settled by less than the text asks for; as prose it waits for a finding.
        Condition BindRequired(DefinitionClauseSyntax definition)
        {
            var bound = conditions.Bind(definition.Definition, scope);
            if (bound is not null && WithoutStatusIn(bound) is { } name)
            {
                context.Report(WithoutStatus.Rule.At(scope.Source, definition.Span, name));
                bound = null;
            }
            return bound
                ?? new Prose(
                    EntryBinder.NotUnderstood + BindingContext.PlainText(declaration, definition.Definition.Span)
                );
        }
    }

    private string? WithoutStatusIn(Condition condition) =>
        condition is StatusIs { Commitment: var name } && promised.GetValueOrDefault(name)?.NotFormalised is not null
            ? name
            : Parts.Of(condition).Select(WithoutStatusIn).FirstOrDefault(found => found is not null);
}
