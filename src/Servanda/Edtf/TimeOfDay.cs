using System.Globalization;

namespace Servanda.Edtf;

/// <summary>A time of day as written: with or without seconds, 24:00 for the end of the day.</summary>
internal readonly record struct TimeOfDay(int Hour, int Minute, int? Second)
{
    public bool IsEndOfDay => Hour == 24;

    public override string ToString() =>
        Second is { } second
            ? string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{second:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}");
}
