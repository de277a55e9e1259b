using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <content>Moments and durations.</content>
internal sealed partial class StatementParser
{
    /// <summary>Whether the number here is a year: four digits and nothing else.</summary>
    private bool AtYear() => At(TokenKind.Number) && Current.Span.Length == 4 && Current.Value.All(char.IsAsciiDigit);

    /// <summary>Whether a length of time begins here: <c>30 days</c>, <c>5 working days</c>.</summary>
    private bool AtDuration() => IsDuration(0);

    private bool IsDuration(int ahead) =>
        Peek(ahead).Kind == TokenKind.Number
        && (IsPeriod(ahead + 1) || (Peek(ahead + 1).Is("working") && IsPeriod(ahead + 2)));

    /// <summary>Whether a length of time stands here by itself, neither after nor before anything.</summary>
    private bool AtBareDuration()
    {
        if (!AtDuration())
            return false;
        var ahead = 0;
        while (IsDuration(ahead))
            ahead += IsPeriod(ahead + 1) ? 2 : 3;
        return !Peek(ahead).Is("after") && !Peek(ahead).Is("before");
    }

    /// <summary>Whether a moment that is told by time stands here, so that it cannot be another condition.</summary>
    private bool AtTimed()
    {
        if (At(TokenKind.Date) || AtDayOf() || AtChoice())
            return true;
        if (AtDuration())
            return !AtBareDuration();
        return AtYear() && !IsCountGoingOn();
    }

    /// <summary>Whether what follows the number here makes it a count and not a year.</summary>
    private bool IsCountGoingOn()
    {
        var next = Peek(1);
        return next.Kind == TokenKind.Percent
            || next.Is("more")
            || next.Is("percent")
            || next.Is("exactly")
            || next.Is("above")
            || next.Is("below")
            || (next.Is("at") && (Peek(2).Is("least") || Peek(2).Is("most")))
            || (next.Kind == TokenKind.Word && Words.Arithmetic.ContainsKey(next.Value));
    }

    private bool AtDayOf() => At("day") && Peek(1).Kind == TokenKind.Number && Peek(2).Is("of");

    private bool AtChoice() =>
        (At("the") && (Peek(1).Is("earlier") || Peek(1).Is("later")) && Peek(2).Is("of"))
        || (At("either", "of") && Peek(2).Kind == TokenKind.OpenParen);

    private MomentSyntax? Moment()
    {
        if (!Descend())
            return null;
        var moment = MomentBelow();
        Ascend();
        return moment;
    }

    private MomentSyntax? MomentBelow()
    {
        var first = Current;
        if (At(TokenKind.Date) || (AtYear() && !AtDuration()))
        {
            var date = Take();
            var zone = date.Kind == TokenKind.Date ? Zone() : null;
            return new DateMomentSyntax(date, zone) { Span = From(first) };
        }
        if (AtDuration())
            return Offset();
        if (AtDayOf())
            return DayOf();
        if (AtChoice())
            return Choice();
        if (At(TokenKind.String))
            return Prose() is { } prose ? new ProseMomentSyntax(prose) { Span = prose.Span } : null;
        if (At(TokenKind.OpenParen))
        {
            Take();
            return Condition(countAllowed: false) is { } inner && Close(first) ? AsMoment(inner) : null;
        }
        if (!At(TokenKind.Word) || AtNextClause())
        {
            Report(MissingMoment.Rule.At(source, MissingHere(), Before()));
            return null;
        }
        if (IsReferenceThen("is"))
            return Is() is { } condition ? new ConditionMomentSyntax(condition) { Span = condition.Span } : null;
        return Reference() is { } reference
            ? new ConditionMomentSyntax(new ReferenceConditionSyntax(reference) { Span = reference.Span })
            {
                Span = reference.Span,
            }
            : null;
    }

    private static MomentSyntax AsMoment(ConditionSyntax condition) =>
        condition is MomentConditionSyntax timed
            ? timed.Moment
            : new ConditionMomentSyntax(condition) { Span = condition.Span };

    /// <summary>
    /// A time zone by its name in the IANA database, after a date; unless the word is who speaks or must do something
    /// next.
    /// </summary>
    private NameSyntax? Zone()
    {
        var isZone =
            At(TokenKind.Word)
            && (Current.Value.Contains('/', StringComparison.Ordinal) || At("UTC"))
            && !IsVerb(1)
            && !ActorsThenModal();
        if (!isZone)
            return null;
        var token = Take();
        return new NameSyntax(token) { Span = token.Span };
    }

    private OffsetMomentSyntax? Offset()
    {
        var first = Current;
        if (Duration() is not { } duration)
            return null;
        if (!At("after") && !At("before"))
        {
            Report(DurationWithoutStart.Rule.At(source, duration.Span));
            return null;
        }
        var isBefore = Take().Is("before");
        return Moment() is { } from ? new OffsetMomentSyntax(duration, isBefore, from) { Span = From(first) } : null;
    }

    private DayOfMomentSyntax? DayOf()
    {
        var first = Take();
        if (Number() is not { } number)
            return null;
        Take();
        return Reference() is { } of ? new DayOfMomentSyntax(number, of) { Span = From(first) } : null;
    }

    private ChoiceMomentSyntax? Choice()
    {
        var first = Current;
        var choice = MomentChoice.Either;
        if (Take("the"))
            choice = Take().Is("earlier") ? MomentChoice.Earlier : MomentChoice.Later;
        else
            Take();
        Take();
        if (!At(TokenKind.OpenParen))
        {
            Report(MissingWord.Rule.At(source, MissingHere(), "(", Before()));
            return null;
        }
        var open = Take();
        return CommaList(Moment) is { } moments && Close(open)
            ? new ChoiceMomentSyntax(choice, moments) { Span = From(first) }
            : null;
    }

    private DurationSyntax? Duration()
    {
        var first = Current;
        if (!AtDuration())
        {
            Report(MissingDuration.Rule.At(source, MissingHere(), Before()));
            return null;
        }
        var parts = ImmutableArray.CreateBuilder<DurationPartSyntax>();
        while (AtDuration())
        {
            var partStart = Current;
            if (Number() is not { } number)
                return null;
            var isWorking = !IsPeriod(0);
            if (isWorking)
                Take();
            var unit = Words.Periods[Take().Value];
            NameSyntax? calendar = null;
            if (isWorking && At("of") && !AtNextClause())
            {
                Take();
                if ((calendar = Name()) is null)
                    return null;
            }
            parts.Add(new DurationPartSyntax(number, isWorking, unit, calendar) { Span = From(partStart) });
        }
        return new DurationSyntax(parts.ToImmutable()) { Span = From(first) };
    }
}
