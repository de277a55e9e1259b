namespace Servanda.Edtf;

/// <summary>How sure a date, or a part of it, is.</summary>
[Flags]
internal enum Qualification
{
    None = 0,
    Uncertain = 1,
    Approximate = 2,
    Both = Uncertain | Approximate,
}

internal static class Qualifications
{
    public static Qualification Of(char mark) =>
        mark switch
        {
            '?' => Qualification.Uncertain,
            '~' => Qualification.Approximate,
            '%' => Qualification.Both,
            _ => Qualification.None,
        };

    public static string Mark(this Qualification qualification) =>
        qualification switch
        {
            Qualification.Uncertain => "?",
            Qualification.Approximate => "~",
            Qualification.Both => "%",
            _ => "",
        };
}

/// <summary>The qualifications of the year, the month (or part of the year) and the day of one date.</summary>
internal readonly record struct PartQualifications(Qualification Year, Qualification Month, Qualification Day)
{
    public Qualification Any => Year | Month | Day;

    public bool AreAlike(int parts) => (parts < 2 || Year == Month) && (parts < 3 || Month == Day);

    /// <summary>Adds a mark that stands right of a part, which qualifies that part and all that stand left of it.</summary>
    public PartQualifications WithGroup(int parts, Qualification mark) =>
        new(Year | mark, parts >= 2 ? Month | mark : Month, parts >= 3 ? Day | mark : Day);

    /// <summary>
    /// The date with its marks: one at the end if the parts are alike, one after the leading parts if only they are
    /// marked and alike, else one before each marked part.
    /// </summary>
    public string Write(string year, string? month, string? day)
    {
        var parts =
            month is null ? 1
            : day is null ? 2
            : 3;
        if (AreAlike(parts))
        {
            return Join(year, month, day) + Year.Mark();
        }

        var yearOnly = Month == Qualification.None && Day == Qualification.None;
        if (yearOnly)
        {
            return Join(year + Year.Mark(), month, day);
        }

        var yearAndMonth = Year == Month && Day == Qualification.None;
        return yearAndMonth
            ? Join(year, month + Month.Mark(), day)
            : Join(Year.Mark() + year, Month.Mark() + month, day is null ? null : Day.Mark() + day);
    }

    private static string Join(string year, string? month, string? day) =>
        month is null ? year
        : day is null ? $"{year}-{month}"
        : $"{year}-{month}-{day}";
}
