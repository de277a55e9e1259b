namespace Servanda.Edtf;

/// <summary>This part reads years that are numbers: <c>Y170000002</c>, <c>Y-17E7</c>, <c>1950S2</c>.</summary>
internal ref partial struct EdtfParser
{
    private EdtfForm? ReadLongYear(Qualification mark)
    {
        var start = position;
        position++;
        var isNegative = TryTake('-');
        if (!TryReadNumber("the year", YearForm.MostDigits, out var digits))
        {
            return null;
        }

        var exponent = 0L;
        if (TryTake('E') && !TryReadNumber("the exponent", YearForm.MostDigitsOfExponent, out exponent))
        {
            return null;
        }

        var length = YearForm.DigitsIn(digits) + (int)exponent;
        if (length <= 4)
        {
            return Fail("Y stands before a year of more than four digits only", start, position - start);
        }

        return TryReadSignificant(length, out var significant)
            ? YearForm.OfLong(isNegative, digits, (int)exponent, significant, mark | TakeMark())
            : null;
    }

    private EdtfForm? ReadSignificantYear(YearDigits year, Qualification mark)
    {
        if (year.Digits.HasUnspecified)
        {
            return Fail("a year with unknown digits has no significant ones to count", position, 1);
        }

        // Leading noughts are not significant, so 0950S2 is 950 to 959.
        return TryReadSignificant(YearForm.DigitsIn(year.Digits.Smallest), out var significant)
            ? YearForm.OfShort(year, significant, mark | TakeMark())
            : null;
    }

    /// <summary>Reads <c>S</c> and a number if they follow; 0 if they do not.</summary>
    private bool TryReadSignificant(int digitsOfYear, out int significant)
    {
        significant = 0;
        var start = position;
        if (!TryTake('S'))
        {
            return true;
        }

        if (!TryReadNumber("the number of significant digits", 5, out var number))
        {
            return false;
        }

        significant = (int)number;
        if (significant <= digitsOfYear)
        {
            return true;
        }

        Fail($"the year has only {digitsOfYear} digits that can be significant", start, position - start);
        return false;
    }

    private bool TryTakeKnownDigits(string what, out ReadOnlySpan<char> digits)
    {
        digits = TakeDigits();
        if (digits.IsEmpty)
        {
            FailMissing($"{what} is missing here");
            return false;
        }

        if (digits.Contains('X'))
        {
            Fail($"{what} must have no unknown digits here", position - digits.Length, digits.Length);
            return false;
        }

        return true;
    }

    private bool TryReadNumber(string what, int mostDigits, out long number)
    {
        number = 0;
        if (!TryTakeKnownDigits(what, out var digits))
        {
            return false;
        }

        var start = position - digits.Length;
        if (digits[0] == '0')
        {
            Fail($"{what} begins with 1 to 9 here", start, 1);
            return false;
        }

        if (digits.Length > mostDigits)
        {
            Fail($"{what} has more than {mostDigits} digits", start, digits.Length);
            return false;
        }

        foreach (var c in digits)
        {
            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
