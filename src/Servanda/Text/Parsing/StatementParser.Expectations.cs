using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <content>Expectations.</content>
internal sealed partial class StatementParser
{
    private ExpectationSyntax Expectation()
    {
        var expect = Take();
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var items = ImmutableArray.CreateBuilder<ExpectedSyntax>();
        while (!AtEnd)
        {
            var first = Current;
            partStart = index;
            if (AtExpectationClause())
            {
                var clause = Clause(isEntry: false) ?? new BrokenClauseSyntax();
                if (clause is BrokenClauseSyntax)
                    SkipExpected();
                clauses.Add(clause with { Span = From(first) });
                continue;
            }
            var item = Expected() ?? new BrokenExpectedSyntax();
            if (item is BrokenExpectedSyntax)
                SkipExpected();
            items.Add(item with { Span = From(first) });
        }
        if (items.Count == 0)
            Report(EmptyExpectation.Rule.At(source, expect.Span));
        return new ExpectationSyntax(clauses.ToImmutable(), items.ToImmutable())
        {
            Source = source,
            Tokens = all,
            HasErrors = hasErrors,
        };
    }

    private bool AtExpectationClause()
    {
        if (At(TokenKind.String))
            return true;
        if (IsReferenceThen("is") || IsReferenceThen("has"))
            return false;
        return ClauseWordHere()?.Kind is MomentClauseKind.AsOf or MomentClauseKind.Known or NameClauseKind.Standard;
    }

    /// <summary>Skips what could not be read: here each thing expected has a line of its own.</summary>
    private void SkipExpected()
    {
        if (index == partStart)
            index++;
        while (!AtEnd && !Current.IsFirstOnLine)
            index++;
    }

    private ExpectedSyntax? Expected()
    {
        if (IsReferenceThen("is") && !IsPartOfCondition())
            return ExpectedStatusOrFlag();
        if (IsReferenceThen("has"))
            return ExpectedEvidenceOrProgress();
        if (!Current.IsFirstOnLine && index > 1 && !At(TokenKind.Word))
        {
            Report(UnexpectedText.Rule.At(source, Current.Span));
            return null;
        }
        var isPossibly = AtPossiblyCondition() && Take("possibly");
        return Condition(countAllowed: false) is { } condition
            ? new ExpectedConditionSyntax(isPossibly, condition)
            : null;
    }

    // "all of R is e" is no status of "all"; and what goes on with "and", "or" and the like is a condition as a whole.
    private bool IsPartOfCondition()
    {
        if (At("all", "of") || At("any", "of"))
            return true;
        var ahead = Peek(1).Is("is") ? 2 : 4;
        if (Peek(ahead).Is("not"))
            ahead++;
        var next = Peek(ahead + 1);
        return !next.IsFirstOnLine && (next.Is("and") || next.Is("or") || next.Is("before") || next.Is("lasting"));
    }

    // Before a condition it is a word of the language; alone, or compared, it is the name of a fact.
    private bool AtPossiblyCondition() =>
        At("possibly")
        && !Peek(1).IsFirstOnLine
        && (
            Peek(1).Kind is TokenKind.Number or TokenKind.String or TokenKind.OpenParen
            || (Peek(1).Kind == TokenKind.Word && !IsConnective(Peek(1)))
        );

    private ExpectedSyntax? ExpectedStatusOrFlag()
    {
        if (Reference() is not { } reference)
            return null;
        Take();
        var isNegated = Take("not");
        if (At("flagged") && Peek(1).Kind == TokenKind.String)
        {
            Take();
            return Prose() is { } flag ? new ExpectedFlagSyntax(reference, isNegated, flag) : null;
        }
        // `possibly` is the word of the language only where a status follows it.
        var isPossibly = At("possibly") && Peek(1).Kind == TokenKind.Word && !Peek(1).IsFirstOnLine && Take("possibly");
        if (Name() is not { } status)
            return null;
        MomentSyntax? since = null;
        MomentSyntax? due = null;
        while ((since is null && At("since")) || (due is null && At("due")))
        {
            var isSince = Take().Is("since");
            if (Moment() is not { } moment)
                return null;
            since = isSince ? moment : since;
            due = isSince ? due : moment;
        }
        return new ExpectedStatusSyntax(reference, isNegated, isPossibly, status, since, due);
    }

    private ExpectedSyntax? ExpectedEvidenceOrProgress()
    {
        if (Reference() is not { } reference)
            return null;
        Take();
        if (Take("evidence"))
            return Name() is { } evidence ? new ExpectedEvidenceSyntax(reference, evidence) : null;
        if (!Take("progress"))
        {
            Report(MissingWord.Rule.At(source, MissingHere(), "evidence", Before()));
            return null;
        }
        if (!Take("between"))
            return Number() is { } number ? new ExpectedProgressSyntax(reference, number, null) : null;
        if (Number() is not { } low)
            return null;
        if (!Take("and"))
        {
            Report(MissingWord.Rule.At(source, MissingHere(), "and", Before()));
            return null;
        }
        return Number() is { } high ? new ExpectedProgressSyntax(reference, low, high) : null;
    }
}
