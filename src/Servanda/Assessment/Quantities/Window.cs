using NodaTime;
using Servanda.Model;
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
    readonly WorkingDays? _working;

    /// <summary>Makes a window of a length, with working days before it.</summary>
    public Window(DayMath days, Period length, WorkingDays? working)
    {
        (_days, _working) = (days, working);
        _hasDate = length.HasDateComponent || working is not null;
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
        var before = _hasDate ? _days.EndOf(DayBefore(_days.DayOf(end))) : end;
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
        // Months are not all of one length, nor are the ways between working days: the first day is near, and looked for.
        var target = _days.DayOf(last);
        var day = target.Plus(_date);
        if (_working is not null)
            day = _days.CalendarOf(_working).Count(day, _working.Number, after: true);
        while (DayBefore(day) < target)
            day = day.PlusDays(1);
        while (DayBefore(day.PlusDays(-1)) >= target)
            day = day.PlusDays(-1);
        return _days.StartOf(day);
    }

    LocalDate DayBefore(LocalDate day) =>
        _working is null
            ? day.Minus(_date)
            : _days.CalendarOf(_working).Count(day.Minus(_date), _working.Number, after: false);

    // Beyond a hundred thousand years no days are counted.
    const long Dusk = 100_000_000_000;
    const long Dawn = -Dusk;
}
