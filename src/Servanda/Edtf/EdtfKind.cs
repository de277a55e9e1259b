namespace Servanda.Edtf;

/// <summary>What an <see cref="EdtfDate"/> names.</summary>
public enum EdtfKind
{
    /// <summary>A year, decade, century or any other span written as a year: <c>1985</c>, <c>19XX</c>, <c>Y17E7</c>.</summary>
    Year,

    /// <summary>A month: <c>1985-04</c>.</summary>
    Month,

    /// <summary>A season, quarter, quadrimester or semester: <c>2001-21</c>.</summary>
    PartOfYear,

    /// <summary>A day: <c>1985-04-12</c>.</summary>
    Day,

    /// <summary>A day and a time of day: <c>1985-04-12T23:20:30Z</c>.</summary>
    DateTime,

    /// <summary>A time from one date to another: <c>1964/2008</c>.</summary>
    Interval,

    /// <summary>One of several dates: <c>[1667,1668]</c>.</summary>
    OneOf,

    /// <summary>All of several dates: <c>{1960,1961-12}</c>.</summary>
    AllOf,
}
