using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// Levels and tallies that are reckoned from others (<c>as</c>). A definition on a circle, or one that cannot be bound,
/// leaves its fact in doubt, and all that rests on it.
/// </summary>
internal sealed class ReckonedFactBinder
{
    // Each name stands for all that it is reckoned from, so that a chain of them can double with each link.
    private const int MostParts = 10_000;

    private readonly BindingContext context;
    private readonly SortedDictionary<string, (Symbol Symbol, ClauseScope Scope)> reckoned = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, int> sizes = new(StringComparer.Ordinal);

    private ReckonedFactBinder(BindingContext context) => this.context = context;

    /// <summary>Whether a level or a tally is declared as reckoned from others.</summary>
    public static bool IsReckoned(Symbol symbol) =>
        symbol.Kind is DeclarationKind.Level or DeclarationKind.Tally
        && symbol.Declaration.Clauses.Any(c => c is DefinitionClauseSyntax);

    /// <summary>Binds the definitions of all levels and tallies that have one.</summary>
    public static void Bind(BindingContext context, ConditionBinder conditions)
    {
        var binder = new ReckonedFactBinder(context);
        foreach (var symbol in context.Symbols.Where(s => s.Fact is not null && IsReckoned(s)))
            binder.Bind(symbol, conditions);
        binder.FindCircles();
        foreach (var name in binder.reckoned.Keys)
            binder.Finish(name);
    }

    private void Bind(Symbol symbol, ConditionBinder conditions)
    {
        var scope = new ClauseScope(symbol.Declaration);
        var clause = symbol.Declaration.Clauses.OfType<DefinitionClauseSyntax>().First();
        if (symbol.RosterOfFact is not null)
            conditions.NotYet<Quantity>(clause.Span, "a count of each member with `as`", scope);
        else
            symbol.Fact = symbol.Fact! with { Reckoned = conditions.BindReckoned(clause.Definition, scope) };
        // What a state rests on is not looked into here, where it could lead back.
        foreach (var state in StatesIn(symbol.Fact!.Reckoned).Where(IsDefined))
            conditions.Wrong(
                clause.Span,
                $"`{state}` is defined by others; what is reckoned can be counted only over a state that is reported.",
                null,
                scope
            );
        reckoned[symbol.Name] = (symbol, scope);
    }

    private static IEnumerable<string> StatesIn(Quantity? quantity) =>
        quantity is null ? [] : QuantityParts.ConditionsOf(quantity).OfType<Holds>().Select(h => h.Fact.Fact);

    private bool IsDefined(string state) =>
        context
            .Find(state)!
            .Declaration.Clauses.Any(c =>
                c
                    is DefinitionClauseSyntax
                        or MomentClauseSyntax { Kind: MomentClauseKind.From or MomentClauseKind.Until }
            );

    private void FindCircles()
    {
        foreach (var circle in Circles.Of([.. reckoned.Keys], Named))
        {
            var (first, scope) = reckoned[circle.Members[0]];
            context.Report(
                SelfReference.Rule.At(scope.Source, first.Declaration.Name.Span, string.Join(" → ", circle.Path))
            );
            foreach (var name in circle.Members)
            {
                reckoned[name].Scope.Fault();
                reckoned[name].Symbol.Fact = reckoned[name].Symbol.Fact! with { Reckoned = null };
            }
        }
    }

    private IEnumerable<string> Named(string name) =>
        reckoned[name].Symbol.Fact!.Reckoned is { } quantity
            ? QuantityParts
                .FactsOf(quantity)
                .Select(f => f.Fact)
                .Where(reckoned.ContainsKey)
                .Distinct(StringComparer.Ordinal)
            : [];

    // After those that it names: they may be in doubt, and their parts are its own.
    private int Finish(string name)
    {
        if (sizes.TryGetValue(name, out var known))
            return known;
        var (symbol, scope) = reckoned[name];
        var size = 0;
        if (symbol.Fact!.Reckoned is { } quantity)
            foreach (var fact in QuantityParts.FactsOf(quantity).Select(f => f.Fact))
                size = Math.Min(MostParts + 1, size + (reckoned.ContainsKey(fact) ? Finish(fact) : 1));
        foreach (var other in Named(name))
            if (reckoned[other].Symbol.Doubt is { } inherited)
                scope.DoubtBecause(inherited);
        if (size > MostParts)
        {
            context.Report(TooDeep.Rule.At(scope.Source, symbol.Declaration.Name.Span));
            scope.Fault();
        }
        if (scope.Doubt is { } doubt)
        {
            symbol.DoubtBecause(doubt);
            symbol.Fact = symbol.Fact with { Reckoned = null };
        }
        return sizes[name] = size;
    }
}
