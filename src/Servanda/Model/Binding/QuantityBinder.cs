using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Quantities, and comparisons between them: from the tree to the model.</summary>
internal sealed class QuantityBinder(BindingContext context, ConditionBinder conditions)
{
    /// <summary>Binds a comparison. What can be reckoned at once is reckoned; the text is kept.</summary>
    public Condition? Bind(ComparisonSyntax comparison, ClauseScope scope)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        if (!TryConstant(left, scope, out var first) | !TryConstant(right, scope, out var second))
            return null;
        if (first is not null && second is not null)
            return conditions.Wrong(comparison.Span, "Two numbers are compared with each other.", null, scope);
        var kind = ModelOf(comparison.Comparison);
        if (first is not null)
            (left, right, second, kind) = (right, left, first, TurnedRound(kind));
        if (second is not { } amount)
            return conditions.NotYet<Condition>(comparison.Span, NameOf(right), scope);
        if (left is not ReferenceQuantitySyntax { IsTotal: false, OverName: null, OverDuration: null } quantity)
            return conditions.NotYet<Condition>(comparison.Span, NameOf(left), scope);
        if (conditions.BindFact(quantity.Reference, "a level or a tally", scope) is not { } fact)
            return null;
        var symbol = context.Find(fact.Fact)!;
        if (symbol.Kind is DeclarationKind.Event or DeclarationKind.State)
            return conditions.Wrong(
                comparison.Span,
                $"`{fact.Fact}` is {BindingContext.Article(symbol.Kind)}; it cannot be `{WordOf(kind)}`.",
                "Only levels and tallies compare with an amount.",
                scope
            );
        if (comparison.Unit is { } unit && symbol.Fact?.Unit is { } declared && unit.Text != declared)
        {
            context.Report(UnitMismatch.Rule.At(scope.Source, unit.Span, unit.Text, fact.Fact, declared));
            return ConditionBinder.Faulty<Condition>(scope);
        }
        return new Compare(fact, kind, amount.Value) { Written = amount.Quantity is Number ? null : amount.Quantity };
    }

    /// <summary>What does not change, with its value; false where it has a fault that is reported.</summary>
    private bool TryConstant(QuantitySyntax syntax, ClauseScope scope, out (Quantity Quantity, decimal Value)? constant)
    {
        constant = null;
        try
        {
            if (Bind(syntax, scope) is { } quantity && Amounts.Constant(quantity) is { } value)
                constant = (quantity, value);
            return true;
        }
        catch (OverflowException)
        {
            context.Report(NumberTooLarge.Rule.At(scope.Source, syntax.Span));
            scope.Fault();
            return false;
        }
    }

    private Quantity? Bind(QuantitySyntax syntax, ClauseScope scope)
    {
        switch (syntax)
        {
            case NumberQuantitySyntax number:
                return new Number(number.Number.Value);
            case PercentQuantitySyntax share:
                return Bind(share.Of, scope) is { } of ? new ShareOf(share.Number.Value, of) : null;
            case ArithmeticQuantitySyntax sum:
                var result = Bind(sum.First, scope);
                foreach (var step in sum.Steps)
                    result =
                        Bind(step.Operand, scope) is { } operand && result is not null
                            ? new Calculation(result, ModelOf(step.Operator), operand)
                            : null;
                return result;
            case NumberOfQuantitySyntax number:
                return Bind(number.Domain, scope);
            default:
                return null;
        }
    }

    private NumberOf? Bind(DomainSyntax domain, ClauseScope scope)
    {
        switch (domain)
        {
            case ReferenceDomainSyntax { Reference: { Of: null, Name: var name } }
                when context.Find(name.Text) is { Kind: DeclarationKind.Roster } roster:
                if (roster.Doubt is { } reason)
                    scope.DoubtBecause(reason);
                return new NumberOf(name.Text, roster.Members.Count);
            case NamesDomainSyntax names:
                var each = names.Names.Select(n => n.Text).Distinct().ToList();
                return new NumberOf($"({string.Join(", ", each)})", each.Count);
            default:
                return null;
        }
    }

    private static Arithmetic ModelOf(ArithmeticOperator operation) =>
        operation switch
        {
            ArithmeticOperator.Plus => Arithmetic.Plus,
            ArithmeticOperator.Minus => Arithmetic.Minus,
            _ => Arithmetic.Times,
        };

    private static Comparison ModelOf(Text.Comparison comparison) =>
        comparison switch
        {
            Text.Comparison.AtLeast => Comparison.AtLeast,
            Text.Comparison.AtMost => Comparison.AtMost,
            Text.Comparison.Exactly => Comparison.Exactly,
            Text.Comparison.Above => Comparison.Above,
            _ => Comparison.Below,
        };

    private static Comparison TurnedRound(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => Comparison.AtMost,
            Comparison.AtMost => Comparison.AtLeast,
            Comparison.Above => Comparison.Below,
            Comparison.Below => Comparison.Above,
            _ => Comparison.Exactly,
        };

    private static string WordOf(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "at least",
            Comparison.AtMost => "at most",
            Comparison.Exactly => "exactly",
            Comparison.Above => "above",
            _ => "below",
        };

    private static string NameOf(QuantitySyntax quantity) =>
        quantity switch
        {
            PercentQuantitySyntax => "a percentage",
            NumberOfQuantitySyntax => "number of",
            ReferenceQuantitySyntax { IsTotal: true } => "total of",
            ReferenceQuantitySyntax { OverName: not null } or ReferenceQuantitySyntax { OverDuration: not null } =>
                "over",
            ArithmeticQuantitySyntax => "plus, minus or times",
            _ => "a comparison of two facts",
        };
}
