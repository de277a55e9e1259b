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
        if (!TryFind(leapOnly, Digits.Smallest, Digits.Largest, 1, out var smallest))
        {
            return false;
        }

        TryFind(leapOnly, Digits.Largest, Digits.Smallest, -1, out var largest);
        (first, last) = IsNegative ? (-largest, -smallest) : (smallest, largest);
        return true;
    }

    // Of plain years the first one tried does, or the second. Of leap years a few hundred may be tried; all ten
    // thousand only where none does, and then the text is no date and reading ends.
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
