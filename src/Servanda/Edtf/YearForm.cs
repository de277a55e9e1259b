using System.Globalization;

namespace Servanda.Edtf;

/// <summary>A year written as a number: of more than four digits, with an exponent, or with significant digits.</summary>
internal sealed class YearForm : EdtfForm
{
    /// <summary>The most digits that a year is read with, so that its number fits 64 bits.</summary>
    public const int MostDigits = 18;

    /// <summary>The most digits that an exponent is read with.</summary>
    public const int MostDigitsOfExponent = 4;

    // Years whose number does not fit stand here, beyond every year whose number does.
    private const long OffTheScale = 2_000_000_000_000_000_000;

    private YearForm() { }

    /// <summary>A year that begins with Y.</summary>
    /// <param name="isNegative">Whether a minus stands before the digits.</param>
    /// <param name="digits">The digits, which begin with 1 to 9.</param>
    /// <param name="exponent">The number of noughts to add, or 0.</param>
    /// <param name="significant">The number of digits that are significant, or 0 if that is not said.</param>
    /// <param name="mark">The qualification of the year.</param>
    public static YearForm OfLong(bool isNegative, long digits, int exponent, int significant, Qualification mark)
    {
        var text =
            (isNegative ? "Y-" : "Y")
            + digits.ToString(CultureInfo.InvariantCulture)
            + (exponent == 0 ? "" : "E" + exponent.ToString(CultureInfo.InvariantCulture));
        var length = DigitsIn(digits) + exponent;
        var (least, most) =
            length > MostDigits ? (OffTheScale, OffTheScale) : Range(digits * PowerOf10(exponent), length, significant);
        return Create(isNegative, text, least, most, significant, exponent == 0 && significant == 0 ? 1 : 2, mark);
    }

    /// <summary>A year of four digits of which only some are significant.</summary>
    public static YearForm OfShort(YearDigits year, int significant, Qualification mark)
    {
        var number = year.Digits.Smallest;
        var (least, most) = Range(number, DigitsIn(number), significant);
        return Create(year.IsNegative, year.ToString(), least, most, significant, 2, mark);
    }

    public static int DigitsIn(long number)
    {
        var count = 0;
        for (; number > 0; number /= 10)
        {
            count++;
        }

        return count;
    }

    private static YearForm Create(
        bool isNegative,
        string text,
        long least,
        long most,
        int significant,
        int level,
        Qualification mark
    ) =>
        new()
        {
            Kind = EdtfKind.Year,
            Level = level,
            Qualification = mark,
            Text =
                text + (significant == 0 ? "" : "S" + significant.ToString(CultureInfo.InvariantCulture)) + mark.Mark(),
            First = new CivilDay(isNegative ? -most : least, 1, 1),
            Last = new CivilDay(isNegative ? -least : most, 12, 31),
        };

    private static (long Least, long Most) Range(long number, int length, int significant)
    {
        if (significant == 0)
        {
            return (number, number);
        }

        var span = PowerOf10(length - significant);
        var least = number / span * span;
        return (least, least + span - 1);
    }

    private static long PowerOf10(int exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--)
        {
            power *= 10;
        }

        return power;
    }
}
