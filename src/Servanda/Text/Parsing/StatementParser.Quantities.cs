using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <content>Quantities and what they range over.</content>
internal sealed partial class StatementParser
{
    private QuantitySyntax? Quantity()
    {
        var first = Current;
        return Term() is { } term ? Arithmetic(first, term) : null;
    }

    private bool AtArithmetic() => At(TokenKind.Word) && Words.Arithmetic.ContainsKey(Current.Value);

    /// <summary>What is done to a quantity, from left to right.</summary>
    private QuantitySyntax? Arithmetic(Token first, QuantitySyntax start)
    {
        if (!AtArithmetic())
            return start;
        var steps = ImmutableArray.CreateBuilder<ArithmeticStep>();
        var isMixed = false;
        while (AtArithmetic())
        {
            var word = Take();
            var operation = Words.Arithmetic[word.Value];
            var isOther = steps.Count > 0 && IsTimes(steps[0].Operator) != IsTimes(operation);
            if (isOther && !isMixed)
            {
                isMixed = true;
                Report(MixedArithmetic.Rule.At(source, word.Span));
            }
            if (Term() is not { } term)
                return null;
            steps.Add(new ArithmeticStep(operation, term));
        }
        return isMixed ? null : new ArithmeticQuantitySyntax(start, steps.ToImmutable()) { Span = From(first) };
    }

    private static bool IsTimes(ArithmeticOperator operation) => operation == ArithmeticOperator.Times;

    private QuantitySyntax? Term()
    {
        if (!Descend())
            return null;
        var term = TermBelow();
        Ascend();
        return term;
    }

    private QuantitySyntax? TermBelow()
    {
        var first = Current;
        if (At(TokenKind.OpenParen))
        {
            Take();
            return Quantity() is { } inner && Close(first) ? inner : null;
        }
        if (At(TokenKind.Number))
            return NumberOrShare();
        if (Take("number", "of"))
            return Domain() is not { } domain ? null
                : domain is ReferenceDomainSyntax counted && At("over") ? Over(first, counted.Reference, isTotal: false)
                : new NumberOfQuantitySyntax(domain) { Span = From(first) };
        if (!AtQuantity())
        {
            Report(MissingQuantity.Rule.At(source, MissingHere(), Before()));
            return null;
        }
        var isTotal = Take("total", "of");
        return Reference() is { } reference ? Over(first, reference, isTotal) : null;
    }

    /// <summary>What is counted, and the time over which it is, if one is said.</summary>
    private ReferenceQuantitySyntax? Over(Token first, ReferenceSyntax reference, bool isTotal)
    {
        if (!Take("over"))
            return new ReferenceQuantitySyntax(reference, isTotal, null, null) { Span = From(first) };
        if (At(TokenKind.Number))
        {
            return Duration() is { } duration
                ? new ReferenceQuantitySyntax(reference, isTotal, null, duration) { Span = From(first) }
                : null;
        }
        return Name() is { } name
            ? new ReferenceQuantitySyntax(reference, isTotal, name, null) { Span = From(first) }
            : null;
    }

    private QuantitySyntax? NumberOrShare()
    {
        var first = Current;
        if (Number() is not { } number)
            return null;
        var isShare = (At(TokenKind.Percent) || At("percent")) && Peek(1).Is("of");
        if (!isShare)
            return new NumberQuantitySyntax(number) { Span = number.Span };
        index += 2;
        return Term() is { } of ? new PercentQuantitySyntax(number, of) { Span = From(first) } : null;
    }

    private DomainSyntax? Domain()
    {
        var first = Current;
        if (At(TokenKind.OpenParen))
        {
            Take();
            return CommaList(Name) is { } names && Close(first)
                ? new NamesDomainSyntax(names) { Span = From(first) }
                : null;
        }
        if (AtPeriods(0) || (At(TokenKind.Number) && AtPeriods(1)))
            return Periods();
        return Reference() is { } reference ? new ReferenceDomainSyntax(reference) { Span = reference.Span } : null;
    }

    private bool AtPeriods(int ahead) => IsPeriod(ahead) && Peek(ahead + 1).Is("of");

    private bool IsPeriod(int ahead) =>
        Peek(ahead).Kind == TokenKind.Word && Words.Periods.ContainsKey(Peek(ahead).Value);

    private PeriodsDomainSyntax? Periods()
    {
        var first = Current;
        NumberSyntax? count = null;
        if (At(TokenKind.Number))
        {
            count = Number();
            if (count is null)
                return null;
        }
        var unit = Words.Periods[Take().Value];
        Take();
        return Name() is { } of ? new PeriodsDomainSyntax(count, unit, of) { Span = From(first) } : null;
    }
}
