using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Quantities, and comparisons between them: from the tree to the model.</summary>
internal sealed class QuantityBinder(BindingContext context, ConditionBinder conditions)
{
    /// <summary>Binds a comparison. What can be reckoned at once is reckoned; the text is kept.</summary>
    public Condition? Bind(ComparisonSyntax comparison, ClauseScope scope)
    {
        var (left, right) = (Bind(comparison.Left, scope), Bind(comparison.Right, scope));
        if (left is null | right is null || !CheckUnit(comparison, left!, scope))
            return null;
        if (!TryConstant(left!, comparison.Left, scope, out var first))
            return null;
        if (!TryConstant(right!, comparison.Right, scope, out var second))
            return null;
        if (first is not null && second is not null)
            return conditions.Wrong(comparison.Span, "Two numbers are compared with each other.", null, scope);
        var kind = ModelOf(comparison.Comparison);
        // A number on the left reads the same the other way round.
        if (first is not null)
            (left, right, second, kind) = (right, left, first, TurnedRound(kind));
        return left is ValueOf value && second is { } amount
            ? new Compare(value.Fact, kind, amount) { Written = right is Number ? null : right }
            : new CompareQuantities(left!, kind, right!);
    }

    /// <summary>Binds that from which a level or a tally is reckoned.</summary>
    public Quantity? BindReckoned(ConditionSyntax syntax, ClauseScope scope)
    {
        var quantity = syntax switch
        {
            QuantityConditionSyntax counted => counted.Quantity,
            ReferenceConditionSyntax { Reference: var reference } => new ReferenceQuantitySyntax(
                reference,
                false,
                null,
                null
            )
            {
                Span = syntax.Span,
            },
            _ => null,
        };
        if (quantity is null)
            return Wrong(
                syntax.Span,
                "A level or a tally is reckoned from levels, tallies and numbers; this is a condition.",
                "Write what it amounts to, such as `arms-submitted minus arms-accepted`.",
                scope
            );
        var bound = Bind(quantity, scope);
        return bound is not null && TryConstant(bound, quantity, scope, out _) ? bound : null;
    }

    private bool CheckUnit(ComparisonSyntax comparison, Quantity left, ClauseScope scope)
    {
        var counted = QuantityParts.FactsOf(left).Select(f => context.Find(f.Fact)?.Fact).FirstOrDefault();
        if (comparison.Unit is not { } unit || counted?.Unit is not { } declared || unit.Text == declared)
            return true;
        context.Report(UnitMismatch.Rule.At(scope.Source, unit.Span, unit.Text, counted.Name, declared));
        scope.Fault();
        return false;
    }

    /// <summary>The value of what does not change; false where it has a fault that is reported.</summary>
    private bool TryConstant(Quantity quantity, QuantitySyntax syntax, ClauseScope scope, out decimal? constant)
    {
        constant = null;
        try
        {
            constant = PlainNumbers.Constant(quantity);
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
            case ReferenceQuantitySyntax reference:
                return Bind(reference, scope);
            default:
                return conditions.NotYet<Quantity>(syntax.Span, "this quantity", scope);
        }
    }

    private Quantity? Bind(ReferenceQuantitySyntax reference, ClauseScope scope)
    {
        if (conditions.BindFact(reference.Reference, "a level or a tally", scope) is not { } fact)
            return null;
        var symbol = context.Find(fact.Fact)!;
        var mayRepeat = symbol.Fact?.Repeatable == true;
        if (symbol.Kind is DeclarationKind.Event or DeclarationKind.State && !mayRepeat)
            return Wrong(
                reference.Span,
                $"`{fact.Fact}` is {BindingContext.Article(symbol.Kind)}; it has no number.",
                "Only levels, tallies and repeatable events compare with an amount.",
                scope
            );
        if (reference is { OverName: null, OverDuration: null })
            return new ValueOf(fact);
        if ((symbol.Kind != DeclarationKind.Tally && !mayRepeat) || ReckonedFactBinder.IsReckoned(symbol))
            return Wrong(
                reference.Span,
                symbol.Kind == DeclarationKind.Tally
                    ? $"`{fact.Fact}` is reckoned from others; only what is counted grows over a time."
                    : $"`{fact.Fact}` is {BindingContext.Article(symbol.Kind)}; only what is counted grows over a time.",
                null,
                scope
            );
        if (reference.OverDuration is { } duration)
            return conditions.BindSpan(duration, scope) is var (length, working)
                ? new GrowthOf(fact, length, null) { WorkingDays = working }
                : null;
        if (reference.OverName!.Text == scope.MomentVariable)
            return scope.IsPeriod
                ? new GrowthOf(fact, null, null) { Within = new EachMoment(scope.MomentVariable) }
                : Wrong(
                    reference.OverName.Span,
                    $"`{scope.MomentVariable}` is a moment, not a period: nothing grows over it.",
                    null,
                    scope
                );
        return conditions.BindState(reference.OverName, scope) is { } state ? new GrowthOf(fact, null, state) : null;
    }

    private Quantity? Wrong(TextSpan span, string message, string? mend, ClauseScope scope)
    {
        conditions.Wrong(span, message, mend, scope);
        return null;
    }

    private Quantity? Bind(DomainSyntax domain, ClauseScope scope)
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
            case ReferenceDomainSyntax { Reference: var reference }
                when context.Find(reference.Name.Text) is { Fact.Repeatable: true }:
                return Bind(new ReferenceQuantitySyntax(reference, false, null, null) { Span = domain.Span }, scope);
            case ReferenceDomainSyntax { Reference: var reference }:
                return Wrong(
                    domain.Span,
                    $"`{reference}` is nothing that can be counted.",
                    "Name a roster or a repeatable event.",
                    scope
                );
            default:
                return conditions.NotYet<Quantity>(domain.Span, "number of periods", scope);
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
}
