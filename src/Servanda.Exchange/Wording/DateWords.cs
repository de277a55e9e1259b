using NodaTime.Text;
using Servanda.Edtf;

namespace Servanda.Exchange.Wording;

/// <summary>Dates as people say them.</summary>
public static class DateWords
{
    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");
    static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("MMMM uuuu");

    /// <summary>Such as: 27 May 2020; March 2020; 2019 to 15 March 2020. What has no plain words stays as it is written.</summary>
    public static string Of(EdtfDate date) =>
        date switch
        {
            { IsUncertain: true } or { IsApproximate: true } => date.ToString(),
            { Day: { } day } => Day.Format(day),
            { Kind: EdtfKind.Month, HasUnspecifiedDigits: false } => Month.Format(
                Days.Of(date.Bounds(NodaTime.DateTimeZone.Utc).Earliest, NodaTime.DateTimeZone.Utc)
            ),
            { IsInterval: true, Start: { } start, End: { } end } => $"{Of(start)} to {Of(end)}",
            _ => date.ToString(),
        };
}
