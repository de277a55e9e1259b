namespace Servanda.Edtf;

/// <summary>A year of four digits, any of them unspecified, and its sign.</summary>
internal readonly record struct YearDigits(bool IsNegative, Digits Digits)
{
    public static YearDigits Of(int year) => new(year < 0, Digits.Of(Math.Abs(year), 4));

    public override string ToString() => IsNegative ? "-" + Digits : Digits.ToString();

    /// <summary>The first and the last year that it can be; false if there is none.</summary>
    public bool TryRange(bool leapOnly, out int first, out int last)
    {
        first = last = 0;
        var (least, greatest) = (Digits.Smallest, Digits.Largest);
        if (!TryFind(leapOnly, least, greatest, Step, out var smallest))
        {
            return false;
        }

        TryFind(leapOnly, greatest, least, -Step, out var largest);
        (first, last) = IsNegative ? (-largest, -smallest) : (smallest, largest);
        return true;
    }

    /// <summary>The years that fit are multiples of this apart: the digits behind the last X are all alike.</summary>
    private int Step
    {
        get
        {
            var step = 1;
            for (var place = 0; place < 4 && !Digits.IsUnspecified(place); place++)
            {
                step *= 10;
            }

            return step;
        }
    }

    // Few years are tried where one does; at most ten thousand where none does, and then the reading ends.
    private bool TryFind(bool leapOnly, int from, int to, int step, out int found)
    {
        for (found = from; found != to + step; found += step)
        {
            // The year 0 has no sign, so a negative one starts at 1.
            if ((found != 0 || !IsNegative) && (!leapOnly || CivilDay.IsLeap(found)) && Digits.Matches(found))
            {
                return true;
            }
        }

        return false;
    }
}
