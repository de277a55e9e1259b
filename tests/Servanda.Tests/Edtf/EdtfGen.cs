using CsCheck;
using NodaTime;

namespace Servanda.Tests.Edtf;

/// <summary>Texts of dates of all levels. Some name no date, such as 31 April or an interval that ends too early.</summary>
internal static class EdtfGen
{
    private static readonly Gen<string> Mark = Gen.OneOf("", "", "", "?", "~", "%");
    private static readonly Gen<string> Sign = Gen.OneOf("", "", "", "-");
    private static readonly Gen<string> Number = Gen.OneOf(Gen.Int[0, 9999], Gen.Int[1900, 2100])
        .Select(n => $"{n:0000}");

    private static readonly Gen<string> Year = Gen.Select(Sign, Gen.OneOf(Number, Blanked(Number)), (s, y) => s + y);
    private static readonly Gen<string> MonthNumber = Gen.Int[1, 12].Select(n => $"{n:00}");
    private static readonly Gen<string> Month = Gen.OneOf(MonthNumber, Blanked(MonthNumber));
    private static readonly Gen<string> DayNumber = Gen.Int[1, 31].Select(n => $"{n:00}");
    private static readonly Gen<string> Day = Gen.OneOf(DayNumber, Blanked(DayNumber));
    private static readonly Gen<string> PartOfYear = Gen.Int[21, 41].Select(n => $"{n:00}");

    private static readonly Gen<string> MarkedYear = Marked(Year);

    private static readonly Gen<string> LongYear = Gen.Select(
        Sign,
        Gen.Long[1, 999_999_999_999_999_999],
        Gen.OneOf(Gen.Const(""), Gen.Int[1, 9999].Select(n => $"E{n}")),
        Gen.OneOf(Gen.Const(""), Gen.Int[1, 6].Select(n => $"S{n}")),
        Mark,
        (sign, number, exponent, significant, mark) => $"Y{sign}{number}{exponent}{significant}{mark}"
    );

    private static readonly Gen<string> SignificantYear = Gen.Select(
        Sign,
        Number,
        Gen.Int[1, 4],
        Mark,
        (sign, year, digits, mark) => $"{sign}{year}S{digits}{mark}"
    );

    private static readonly Gen<string> DateTime = Gen.Select(
        Gen.Select(Sign, Number, MonthNumber, DayNumber, (s, y, m, d) => $"{s}{y}-{m}-{d}"),
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59], (h, m) => $"{h:00}:{m:00}"),
        Gen.OneOf(Gen.Const(""), Gen.Int[0, 59].Select(s => $":{s:00}")),
        Gen.OneOf(
            Gen.OneOf("", "Z", "+04:30", "-04", "+18:00"),
            Gen.Select(Gen.Int[-17, 17], Gen.Int[0, 59], (h, m) => $"{h:+00;-00}:{m:00}")
        ),
        (day, time, seconds, offset) => $"{day}T{time}{seconds}{offset}"
    );

    /// <summary>Dates that can stand in an interval or a set.</summary>
    public static Gen<string> Singles { get; } =
        Gen.OneOf(
            MarkedYear,
            Gen.Select(MarkedYear, Marked(Month), (y, m) => $"{y}-{m}"),
            Gen.Select(MarkedYear, Marked(PartOfYear), (y, p) => $"{y}-{p}"),
            Gen.Select(MarkedYear, Marked(Month), Marked(Day), (y, m, d) => $"{y}-{m}-{d}"),
            LongYear,
            SignificantYear
        );

    /// <summary>Dates of every kind.</summary>
    public static Gen<string> Texts { get; } =
        Gen.OneOf(
            Singles,
            DateTime,
            Gen.Select(
                Gen.OneOf(Singles, Gen.OneOf("", "..")),
                Gen.OneOf(Singles, Gen.OneOf("", "..")),
                (a, b) => $"{a}/{b}"
            ),
            Gen.Select(
                Gen.OneOf("", ".."),
                Gen.OneOf(Singles, Gen.Select(Number, Number, (a, b) => $"{a}..{b}")).List[1, 4],
                Gen.OneOf("", ".."),
                Gen.Bool,
                (before, items, after, oneOf) =>
                {
                    var inside = before + string.Join(',', items) + after;
                    return oneOf ? $"[{inside}]" : $"{{{inside}}}";
                }
            )
        );

    /// <summary>Dates with one character changed.</summary>
    public static Gen<string> Damaged { get; } =
        Gen.Select(
            Texts,
            Gen.Int[0, 40],
            Gen.Char["0123456789-X?~%/.,[]{}YTZES+: "],
            (text, at, c) => text[..(at % text.Length)] + c + text[((at % text.Length) + 1)..]
        );

    /// <summary>Days from 1800 to 2199 with unknown digits.</summary>
    public static Gen<string> UnknownDays { get; } =
        Gen.Select(
            Gen.Select(
                Gen.OneOf("18", "19", "20", "21"),
                Blanked(Gen.Int[0, 99].Select(n => $"{n:00}")),
                (a, b) => a + b
            ),
            Month,
            Gen.OneOf(Day, Blanked(Gen.OneOf("29", "30", "31"))),
            (y, m, d) => $"{y}-{m}-{d}"
        );

    /// <summary>Whether a day has the digits, X standing for any.</summary>
    public static bool Fits(string digits, LocalDate day) =>
        Fits(digits[..4], day.Year) && Fits(digits[5..7], day.Month) && Fits(digits[8..], day.Day);

    private static bool Fits(string digits, int value)
    {
        for (var i = digits.Length - 1; i >= 0; i--, value /= 10)
        {
            if (digits[i] != 'X' && digits[i] - '0' != value % 10)
            {
                return false;
            }
        }

        return true;
    }

    private static Gen<string> Blanked(Gen<string> digits) =>
        Gen.Select(
            digits,
            Gen.Int[0, 15],
            (text, blanks) => string.Concat(text.Select((c, i) => (blanks >> i & 1) == 1 ? 'X' : c))
        );

    private static Gen<string> Marked(Gen<string> part) =>
        Gen.Select(Mark, part, Mark, (left, text, right) => left + text + right);
}
