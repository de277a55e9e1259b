using System.Globalization;
using NodaTime;

namespace Servanda.Exchange.Asking;

/// <summary>A span of time as it is typed: <c>30d</c>, <c>6w</c>, <c>3m</c>, <c>1y</c>.</summary>
public static class DaySpan
{
    public static Period Parse(string text, string option)
    {
        if (
            text.Length >= 2
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && n <= 100_000
        )
            switch (text[^1])
            {
                case 'd':
                    return Period.FromDays(n);
                case 'w':
                    return Period.FromWeeks(n);
                case 'm' when n <= 12_000:
                    return Period.FromMonths(n);
                case 'y' when n <= 1_000:
                    return Period.FromYears(n);
            }
        throw new UsageError($"{option} '{text}' is not a span of time. Write 30d, 6w, 3m or 1y.");
    }
}
