using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Goes through the clauses of one declaration: each kind at most once, none that does not belong.</summary>
internal sealed class ClauseReader(BindingContext context, ClauseScope scope, string owner)
{
    // A handful: looking through them is less work than a table.
    private readonly List<string> seen = [];

    /// <summary>Whether this is the first clause with its word (or with another that means the same).</summary>
    public bool IsFirst(ClauseSyntax clause, string? word = null)
    {
        word ??= ClauseWords.Of(clause);
        if (!seen.Contains(word))
        {
            seen.Add(word);
            return true;
        }
        var message =
            clause is ProseClauseSyntax
                ? "The title stands already; prose in quotation marks can stand here once."
                : $"`{word}` stands already in {owner}.";
        context.Report(RepeatedClause.Rule.At(scope.Source, clause.Span, message));
        scope.Fault();
        return false;
    }

    /// <summary>Reports a clause that means nothing here.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="where">In what it means nothing, where that is less than the whole kind of statement.</param>
    public void Misplaced(ClauseSyntax clause, string? where = null)
    {
        if (clause is not BrokenClauseSyntax)
            context.Report(MisplacedClause.Rule.At(scope.Source, clause.Span, ClauseWords.Of(clause), where ?? owner));
        scope.Fault();
    }
}
