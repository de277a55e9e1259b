using NodaTime;
using Servanda.Record;

namespace Servanda.Assessment.Quantities;

/// <summary>
/// A length of time that ends at the moment asked for (semantics 3.9): its days are whole days, the last of them the
/// moment's own; hours run to the second.
/// </summary>
internal sealed class Window
{
    readonly DayMath _days;
    readonly Period _date;
    readonly long _seconds;
    readonly bool _hasDate;

    /// <summary>Makes a window of a length.</summary>
    public Window(DayMath days, Period length)
    {
        _days = days;
        _hasDate = length.HasDateComponent;
        _date = new PeriodBuilder
        {
            Years = length.Years,
            Months = length.Months,
            Weeks = length.Weeks,
            Days = length.Days,
        }.Build();
        _seconds = length.Hours * 3600 + length.Minutes * 60 + length.Seconds;
    }

    /// <summary>The last second before the window that ends at a second.</summary>
    public long Before(long end)
    {
        if (end < Dawn || end > Dusk)
            return end;
        var before = _hasDate ? _days.EndOf(_days.DayOf(end).Minus(_date)) : end;
        return before - _seconds;
    }

    /// <summary>The first end of a window before which a second lies.</summary>
    public long FirstAfter(long second)
    {
        if (second < Dawn || second > Dusk)
            return long.MaxValue;
        var last = second + _seconds;
        if (!_hasDate)
            return last;
        // Months are not all of one length: the first day is near, and looked for.
        var target = _days.DayOf(last);
        var day = target.Plus(_date);
        while (day.Minus(_date) < target)
            day = day.PlusDays(1);
        while (day.PlusDays(-1).Minus(_date) >= target)
            day = day.PlusDays(-1);
        return _days.StartOf(day);
    }

    // Beyond a hundred thousand years no days are counted.
    const long Dusk = 100_000_000_000;
    const long Dawn = -Dusk;
}
