namespace Servanda.Edtf;

/// <summary>
/// A day of the proleptic Gregorian calendar in any year, so that years which NodaTime cannot hold can still be
/// compared. Years are astronomical: the year before 1 is 0, the one before that -1.
/// </summary>
internal readonly record struct CivilDay(long Year, int Month, int Day) : IComparable<CivilDay>
{
    /// <summary>Before every day that can be written.</summary>
    public static CivilDay Beginning { get; } = new(long.MinValue, 1, 1);

    /// <summary>After every day that can be written.</summary>
    public static CivilDay End { get; } = new(long.MaxValue, 12, 31);

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysIn(bool leapYear, int month) =>
        month switch
        {
            2 => leapYear ? 29 : 28,
            4 or 6 or 9 or 11 => 30,
            _ => 31,
        };

    public int CompareTo(CivilDay other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    public static bool operator <(CivilDay left, CivilDay right) => left.CompareTo(right) < 0;

    public static bool operator >(CivilDay left, CivilDay right) => left.CompareTo(right) > 0;

    public static bool operator <=(CivilDay left, CivilDay right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CivilDay left, CivilDay right) => left.CompareTo(right) >= 0;
}
