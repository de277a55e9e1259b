using NodaTime;

namespace Servanda.Edtf;

/// <summary>This part reads times of day and their offsets from UTC.</summary>
internal ref partial struct EdtfParser
{
    // What NodaTime holds; the clocks of the world stay within 14 hours.
    private const int MostOffsetHours = 18;

    private EdtfForm? ReadTime(YearDigits year, int month, int day)
    {
        position++;
        var start = position;
        if (!TryReadTimePart("the hour", 24, out var hour))
        {
            return null;
        }

        if (!TryTake(':'))
        {
            return Fail("a time of day needs minutes", position, 0);
        }

        if (!TryReadTimePart("the minute", 59, out var minute))
        {
            return null;
        }

        int? second = null;
        if (TryTake(':'))
        {
            if (!TryReadTimePart("the second", 59, out var value))
            {
                return null;
            }

            second = value;
        }

        if (hour == 24 && (minute > 0 || second > 0))
        {
            return Fail("a day ends at 24:00", start, position - start);
        }

        if (Next is '.' or ',')
        {
            return Fail("a time of day has no fractions of a second", position, 1);
        }

        return TryReadOffset(out var offset)
            ? DateTimeForm.Create(year, month, day, new TimeOfDay(hour, minute, second), offset)
            : null;
    }

    /// <summary>Reads Z, ±hh or ±hh:mm if it follows.</summary>
    private bool TryReadOffset(out Offset? offset)
    {
        offset = null;
        if (TryTake('Z'))
        {
            offset = Offset.Zero;
            return true;
        }

        var start = position;
        if (Next is not ('+' or '-'))
        {
            return true;
        }

        var isNegative = Next == '-';
        position++;
        var minutes = 0;
        if (
            !TryReadTimePart("the offset's hour", MostOffsetHours, out var hours)
            || (TryTake(':') && !TryReadTimePart("the offset's minute", 59, out minutes))
        )
        {
            return false;
        }

        var total = (hours * 60) + minutes;
        if (total > MostOffsetHours * 60)
        {
            Fail($"an offset is at most {MostOffsetHours} hours", start, position - start);
            return false;
        }

        if (total == 0 && isNegative)
        {
            Fail("an offset of nothing is written Z or +00:00", start, position - start);
            return false;
        }

        offset = Offset.FromSeconds((isNegative ? -total : total) * 60);
        return true;
    }

    private bool TryReadTimePart(string what, int most, out int value)
    {
        value = 0;
        if (!TryTakeKnownDigits(what, out var digits))
        {
            return false;
        }

        var start = position - digits.Length;
        if (digits.Length != 2)
        {
            Fail($"{what} has two digits", start, digits.Length);
            return false;
        }

        value = Digits.Read(digits).Smallest;
        if (value <= most)
        {
            return true;
        }

        Fail($"{what} is at most {most}", start, digits.Length);
        return false;
    }
}
