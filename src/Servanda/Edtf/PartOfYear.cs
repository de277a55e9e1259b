namespace Servanda.Edtf;

/// <summary>The parts of a year that stand in the place of a month, codes 21 to 41, and the months each may cover.</summary>
internal static class PartOfYear
{
    public const int FirstCode = 21;
    public const int LastCode = 41;

    /// <summary>The codes up to here, the seasons without a hemisphere, are level 1; the rest are level 2.</summary>
    public const int LastOfLevel1 = 24;

    public static bool IsCode(int code) => code is >= FirstCode and <= LastCode;

    /// <summary>
    /// The first and the last month; 13 and 14 are January and February of the next year. A season without a
    /// hemisphere may be meant in either, so it covers both: its bounds promise only what is certain.
    /// </summary>
    public static (int First, int Last) Months(int code) =>
        code switch
        {
            21 or 23 => (3, 11),
            22 or 24 => (6, 14),
            25 or 31 => (3, 5),
            26 or 32 => (6, 8),
            27 or 29 => (9, 11),
            28 or 30 => (12, 14),
            >= 33 and <= 36 => Part(code - 33, 3),
            >= 37 and <= 39 => Part(code - 37, 4),
            40 or 41 => Part(code - 40, 6),
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };

    private static (int First, int Last) Part(int index, int months) => ((index * months) + 1, (index + 1) * months);
}
