using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// Facts that are defined by others. A definition on a circle, or one that cannot be bound, leaves its fact in doubt, and
/// all that rests on it.
/// </summary>
internal sealed class DefinitionBinder
{
    private const int DeepestDefinition = 256;
    private const long LargestDefinition = 100_000;

    private readonly BindingContext context;
    private readonly ConditionBinder conditions;
    private readonly SortedDictionary<string, (Symbol Symbol, ClauseScope Scope)> defined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Size> sizes = new(StringComparer.Ordinal);

    private DefinitionBinder(BindingContext context, ConditionBinder conditions) =>
        (this.context, this.conditions) = (context, conditions);

    // How deep a definition is, with those that it names, and of how many parts it is made.
    private readonly record struct Size(int Depth, long Parts)
    {
        public static Size Leaf { get; } = new(1, 1);

        public bool IsTooLarge => Depth > DeepestDefinition || Parts > LargestDefinition;

        public Size With(Size part) =>
            new(Math.Max(Depth, part.Depth + 1), Math.Min(Parts + part.Parts, LargestDefinition + 1));

        public Size Times(int count) => this with { Parts = Math.Min(Parts * count, LargestDefinition + 1) };
    }

    /// <summary>Binds the definitions of the facts that are declared.</summary>
    public static void Bind(BindingContext context, ConditionBinder conditions)
    {
        var binder = new DefinitionBinder(context, conditions);
        foreach (var symbol in context.Symbols.Where(s => s.Fact is not null))
            binder.Bind(symbol);
        binder.FindCircles();
        foreach (var name in binder.InOrder())
            binder.Finish(name);
    }

    private void Bind(Symbol symbol)
    {
        var scope = new ClauseScope(symbol.Declaration)
        {
            Variable = symbol.Fact!.Definition?.Variable,
            Domain = symbol.RosterOfFact,
            Calendar = context.CalendarIn(symbol.Declaration),
        };
        Definition? definition = null;
        foreach (var clause in symbol.Declaration.Clauses)
            switch (clause)
            {
                case DefinitionClauseSyntax { Definition: var given } when !IsCount(symbol):
                    definition = Begun() with { As = conditions.Bind(given, scope) };
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Unless } unless
                    when symbol.Kind == DeclarationKind.Event:
                    definition = Begun() with { Unless = conditions.Bind(unless.Condition, scope) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.From } from when symbol.Kind == DeclarationKind.State:
                    definition = Begun() with { From = conditions.Bind(from.Moment, scope) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Until } until
                    when symbol.Kind == DeclarationKind.State:
                    definition = Begun() with { Until = conditions.Bind(until.Moment, scope) };
                    break;
            }
        if (definition is null)
            return;
        if (symbol.Kind == DeclarationKind.Event && definition is { As: null, Unless: not null } && scope.Doubt is null)
        {
            var unless = symbol
                .Declaration.Clauses.OfType<ConditionClauseSyntax>()
                .First(c => c.Kind == ConditionClauseKind.Unless);
            context.Report(
                MisplacedClause.Rule.At(scope.Source, unless.Span, "unless", "an event that is not defined with `as`")
            );
            scope.Fault();
        }
        symbol.Fact = symbol.Fact with { Definition = definition };
        defined[symbol.Name] = (symbol, scope);

        Definition Begun() => definition ?? symbol.Fact.Definition ?? new Definition();
    }

    private static bool IsCount(Symbol symbol) => symbol.Kind is DeclarationKind.Level or DeclarationKind.Tally;

    private void FindCircles()
    {
        foreach (var circle in Circles.Of([.. defined.Keys], Named))
        {
            var (first, scope) = defined[circle.Members[0]];
            context.Report(
                SelfReference.Rule.At(scope.Source, first.Declaration.Name.Span, string.Join(" → ", circle.Path))
            );
            foreach (var name in circle.Members)
            {
                defined[name].Scope.Fault();
                defined[name].Symbol.Fact = defined[name].Symbol.Fact! with { Definition = null };
            }
        }
    }

    // The defined facts that a definition names.
    private IEnumerable<string> Named(string name) =>
        defined[name].Symbol.Fact?.Meaning is { } meaning
            ? NamesIn(meaning).Where(defined.ContainsKey).Distinct(StringComparer.Ordinal)
            : [];

    private static IEnumerable<string> NamesIn(Condition condition) =>
        condition switch
        {
            Holds holds => [holds.Fact.Fact],
            OfRoster of => [of.Fact],
            _ => Parts.Of(condition).SelectMany(NamesIn),
        };

    /// <summary>All definitions, each after those that it names.</summary>
    private List<string> InOrder()
    {
        var order = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in defined.Keys)
        {
            var work = new Stack<(string Name, bool IsDone)>([(root, false)]);
            while (work.TryPop(out var item))
                if (item.IsDone)
                    order.Add(item.Name);
                else if (seen.Add(item.Name))
                {
                    work.Push((item.Name, true));
                    foreach (var next in Named(item.Name))
                        work.Push((next, false));
                }
        }
        return order;
    }

    private void Finish(string name)
    {
        var (symbol, scope) = defined[name];
        var commitments = new SortedSet<string>(scope.References.Select(r => r.Commitment), StringComparer.Ordinal);
        foreach (var other in Named(name))
        {
            commitments.UnionWith(defined[other].Symbol.Commitments);
            if (defined[other].Symbol.Doubt is { } inherited)
                scope.DoubtBecause(inherited);
        }
        symbol.Commitments = commitments;
        if (symbol.Fact!.Meaning is { } meaning && scope.Doubt is null)
        {
            var size = sizes[name] = SizeOf(meaning);
            if (size.IsTooLarge)
            {
                context.Report(TooDeep.Rule.At(scope.Source, symbol.Declaration.Name.Span));
                scope.Fault();
            }
        }
        if (scope.Doubt is not { } doubt)
            return;
        symbol.DoubtBecause(doubt);
        symbol.Fact = symbol.Fact with { Definition = null };
    }

    private Size SizeOf(Condition condition)
    {
        var size = condition switch
        {
            Holds holds => OfFact(holds.Fact.Fact),
            OfRoster of => OfFact(of.Fact).Times(context.Find(of.Roster)?.Members.Count ?? 1),
            _ => Size.Leaf,
        };
        foreach (var part in Parts.Of(condition))
            size = size.With(SizeOf(part));
        return size;

        Size OfFact(string fact) => Size.Leaf.With(sizes.GetValueOrDefault(fact));
    }
}
