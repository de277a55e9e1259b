using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>A point in time, given or to be found.</summary>
public abstract record MomentSyntax : SyntaxNode;

/// <summary>A date, or a date and time: <c>2020-03-10</c>, <c>2020-03-10T14:00 Asia/Kabul</c>.</summary>
/// <param name="Date">The EDTF text: a date token, or a number token that is a year.</param>
/// <param name="Zone">The time zone named after it, if there is one.</param>
public sealed record DateMomentSyntax(Token Date, NameSyntax? Zone) : MomentSyntax;

/// <summary>A day counted from 1: <c>day 22 of day-one</c> (the day of <c>day-one</c> is day 1).</summary>
/// <param name="Number">Which day.</param>
/// <param name="Of">What happened on day 1.</param>
public sealed record DayOfMomentSyntax(NumberSyntax Number, ReferenceSyntax Of) : MomentSyntax;

/// <summary>A moment some time before or after another: <c>135 days after doha is made</c>.</summary>
/// <param name="Duration">How far.</param>
/// <param name="IsBefore">Whether before the base; otherwise after it.</param>
/// <param name="Base">From where.</param>
public sealed record OffsetMomentSyntax(DurationSyntax Duration, bool IsBefore, MomentSyntax Base) : MomentSyntax;

/// <summary>How one moment is taken out of several.</summary>
public enum MomentChoice
{
    /// <summary><c>the earlier of</c>: the first of them.</summary>
    Earlier,

    /// <summary><c>the later of</c>: the last of them.</summary>
    Later,

    /// <summary><c>either of</c>: the text can be read both ways, and both answers are shown.</summary>
    Either,
}

/// <summary>One of several moments.</summary>
/// <param name="Choice">Which of them.</param>
/// <param name="Moments">The moments in brackets; at least one.</param>
public sealed record ChoiceMomentSyntax(MomentChoice Choice, ImmutableArray<MomentSyntax> Moments) : MomentSyntax;

/// <summary>A moment told in prose; for a roster, <c>from "file.csv"</c> is the file it is read from.</summary>
/// <param name="Prose">The prose.</param>
public sealed record ProseMomentSyntax(ProseSyntax Prose) : MomentSyntax;

/// <summary>The moment at which a condition first holds: <c>talks-open</c>, <c>first-drawdown is due</c>.</summary>
/// <param name="Condition">The condition.</param>
public sealed record ConditionMomentSyntax(ConditionSyntax Condition) : MomentSyntax;
