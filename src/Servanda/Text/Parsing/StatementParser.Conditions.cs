using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <content>Conditions.</content>
internal sealed partial class StatementParser
{
    /// <summary>
    /// <c>unit and unit …</c> or <c>unit or unit …</c>. A count that is compared with nothing may stand alone only
    /// where a fact is defined by it.
    /// </summary>
    private ConditionSyntax? Condition(bool countAllowed)
    {
        var first = Current;
        if (Unit(countAllowed) is not { } unit)
            return null;
        if (!At("and") && !At("or"))
            return unit;
        var connective = Current.Value;
        var operands = ImmutableArray.CreateBuilder<ConditionSyntax>();
        if (!IsCondition(unit))
            return null;
        operands.Add(unit);
        var isMixed = false;
        while (At("and") || At("or"))
        {
            if (!At(connective) && !isMixed)
            {
                isMixed = true;
                Report(MixedLogic.Rule.At(source, Current.Span));
            }
            Take();
            if (Unit(countAllowed: false) is not { } next)
                return null;
            operands.Add(next);
        }
        if (isMixed)
            return null;
        return connective == "and"
            ? new AndSyntax(operands.ToImmutable()) { Span = From(first) }
            : new OrSyntax(operands.ToImmutable()) { Span = From(first) };
    }

    /// <summary>Whether it is more than a count; otherwise says so.</summary>
    private bool IsCondition(ConditionSyntax condition)
    {
        if (condition is not QuantityConditionSyntax)
            return true;
        Report(CountNotCompared.Rule.At(source, condition.Span));
        return false;
    }

    private ConditionSyntax? Unit(bool countAllowed)
    {
        if (!Descend())
            return null;
        var unit = UnitBelow(countAllowed);
        Ascend();
        return unit;
    }

    private ConditionSyntax? UnitBelow(bool countAllowed)
    {
        var first = Current;
        if (At("not") && !AtNextClause())
        {
            Take();
            return Unit(countAllowed: false) is { } operand ? new NotSyntax(operand) { Span = From(first) } : null;
        }
        var condition = Primary(countAllowed);
        var suffixes = 0;
        while (condition is not null && (At("before") || At("lasting")))
        {
            if (!IsCondition(condition))
                return null;
            if (++suffixes > DeepestNesting)
            {
                Report(TooDeep.Rule.At(source, Current.Span));
                return null;
            }
            condition = Suffix(condition);
            if (condition is not null)
                condition = condition with { Span = From(first) };
        }
        return condition;
    }

    private ConditionSyntax? Suffix(ConditionSyntax condition)
    {
        if (Take("before"))
            return Moment() is { } moment ? new BeforeConditionSyntax(condition, moment) : null;
        Take();
        return Duration() is { } duration ? new LastingConditionSyntax(condition, duration) : null;
    }

    private ConditionSyntax? Primary(bool countAllowed)
    {
        var first = Current;
        if (At(TokenKind.OpenParen))
            return Bracketed(countAllowed);
        if (At(TokenKind.String))
            return Prose() is { } prose ? new ProseConditionSyntax(prose) { Span = prose.Span } : null;
        if (AtTimed())
            return Moment() is { } moment ? new MomentConditionSyntax(moment) { Span = moment.Span } : null;
        if (At(TokenKind.Number) && Peek(1).Is("more"))
            return More();
        if (At("all", "of") || At("any", "of"))
            return Members();
        if (!AtQuantity())
        {
            Report(MissingCondition.Rule.At(source, MissingHere(), Before()));
            return null;
        }
        if (IsReferenceThen("is"))
            return Is();
        if (Quantity() is not { } quantity)
            return null;
        return Compared(first, quantity, countAllowed);
    }

    /// <summary>Whether a quantity, a name among them, can begin here.</summary>
    private bool AtQuantity() =>
        At(TokenKind.Number) || At(TokenKind.OpenParen) || (At(TokenKind.Word) && !AtNextClause());

    private bool IsReferenceThen(string word)
    {
        if (!At(TokenKind.Word))
            return false;
        return Peek(1).Is(word) || (Peek(1).Is("of") && Peek(2).Kind == TokenKind.Word && Peek(3).Is(word));
    }

    /// <summary>A condition in brackets, or a quantity in brackets with which a comparison begins.</summary>
    private ConditionSyntax? Bracketed(bool countAllowed)
    {
        var open = Take();
        if (Condition(countAllowed: true) is not { } inner || !Close(open))
            return null;
        if (AsQuantity(inner) is { } quantity && (AtArithmetic() || AtComparison()))
        {
            return Arithmetic(open, quantity) is { } whole ? Compared(open, whole, countAllowed) : null;
        }
        return countAllowed || IsCondition(inner) ? inner : null;
    }

    private static QuantitySyntax? AsQuantity(ConditionSyntax condition) =>
        condition switch
        {
            QuantityConditionSyntax counted => counted.Quantity,
            ReferenceConditionSyntax reference => new ReferenceQuantitySyntax(reference.Reference, false, null, null)
            {
                Span = reference.Span,
            },
            _ => null,
        };

    private bool Close(Token open)
    {
        if (At(TokenKind.CloseParen))
        {
            Take();
            return true;
        }
        Report(
            AtEnd || Current.IsFirstOnLine
                ? UnclosedBracket.Rule.At(source, open.Span)
                : UnexpectedText.Rule.At(source, Current.Span)
        );
        return false;
    }

    private MoreConditionSyntax? More()
    {
        var first = Current;
        if (Number() is not { } number)
            return null;
        Take();
        return Reference() is { } reference ? new MoreConditionSyntax(number, reference) { Span = From(first) } : null;
    }

    private MembersConditionSyntax? Members()
    {
        var first = Current;
        var isAll = Take().Is("all");
        Take();
        if (Domain() is not { } domain)
            return null;
        if (!Take("is"))
        {
            Report(MissingWord.Rule.At(source, MissingHere(), "is", Before()));
            return null;
        }
        var isNegated = Take("not");
        return Name() is { } word
            ? new MembersConditionSyntax(isAll, domain, isNegated, word) { Span = From(first) }
            : null;
    }

    private IsConditionSyntax? Is()
    {
        var first = Current;
        if (Reference() is not { } reference)
            return null;
        Take();
        var isNegated = Take("not");
        return Name() is { } word ? new IsConditionSyntax(reference, isNegated, word) { Span = From(first) } : null;
    }

    private bool AtComparison() => At("at", "least") || At("at", "most") || At("exactly") || At("above") || At("below");

    private ConditionSyntax? Compared(Token first, QuantitySyntax left, bool countAllowed)
    {
        if (!AtComparison())
            return Uncompared(first, left, countAllowed);
        var comparison = TakeComparison();
        if (Quantity() is not { } right)
            return null;
        return new ComparisonSyntax(left, comparison, right, UnitOfMeasure()) { Span = From(first) };
    }

    private ConditionSyntax? Uncompared(Token first, QuantitySyntax quantity, bool countAllowed)
    {
        if (quantity is ReferenceQuantitySyntax { IsTotal: false, OverName: null, OverDuration: null } plain)
            return new ReferenceConditionSyntax(plain.Reference) { Span = From(first) };
        var counted = new QuantityConditionSyntax(quantity) { Span = From(first) };
        return countAllowed || IsCondition(counted) ? counted : null;
    }

    private Comparison TakeComparison()
    {
        if (Take("at", "least"))
            return Comparison.AtLeast;
        if (Take("at", "most"))
            return Comparison.AtMost;
        return Take().Value switch
        {
            "exactly" => Comparison.Exactly,
            "above" => Comparison.Above,
            _ => Comparison.Below,
        };
    }

    /// <summary>A unit after the whole quantity, on its line: <c>at most 8,600 troops</c>, <c>below 5%</c>.</summary>
    private NameSyntax? UnitOfMeasure()
    {
        if (Current.IsFirstOnLine)
            return null;
        var isUnit =
            (At(TokenKind.Percent) && tokens[index - 1].Kind == TokenKind.Number)
            || (At(TokenKind.Word) && !AtClause() && !AtConnective());
        if (!isUnit)
            return null;
        var token = Take();
        return new NameSyntax(token) { Span = token.Span };
    }

    private bool AtConnective() => At("and") || At("or") || At("before") || At("lasting") || At("is") || AtComparison();

    /// <summary>Whether a word after a name goes on with what is said of it.</summary>
    private static bool IsConnective(Token word) =>
        word.Is("and")
        || word.Is("or")
        || word.Is("before")
        || word.Is("lasting")
        || word.Is("is")
        || word.Is("of")
        || word.Is("over")
        || word.Is("at")
        || word.Is("exactly")
        || word.Is("above")
        || word.Is("below")
        || Words.Arithmetic.ContainsKey(word.Value);
}
