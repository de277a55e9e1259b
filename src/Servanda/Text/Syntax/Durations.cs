using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>A unit of time in which durations and periods are counted.</summary>
public enum PeriodUnit
{
    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks.</summary>
    Week,

    /// <summary>Months, by the calendar.</summary>
    Month,

    /// <summary>Years, by the calendar.</summary>
    Year,
}

/// <summary>A length of time: <c>135 days</c>, <c>10 working days</c>, <c>2 years 6 months</c>.</summary>
/// <param name="Parts">Its parts, added one after another; at least one.</param>
public sealed record DurationSyntax(ImmutableArray<DurationPartSyntax> Parts) : SyntaxNode;

/// <summary>One part of a duration.</summary>
/// <param name="Number">How many.</param>
/// <param name="IsWorking">Whether only the working days of a calendar count (<c>5 working days</c>).</param>
/// <param name="Unit">Of what.</param>
/// <param name="Calendar">Of working days, the calendar that is named (<c>5 working days of banking</c>), or null.</param>
public sealed record DurationPartSyntax(NumberSyntax Number, bool IsWorking, PeriodUnit Unit, NameSyntax? Calendar)
    : SyntaxNode;
