using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Wording;

/// <summary>What was asked, in words and in ISO dates.</summary>
public static class QuestionWords
{
    static readonly LocalDatePattern LongDay = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");
    static readonly ZonedDateTimePattern LongMoment = ZonedDateTimePattern.CreateWithInvariantCulture(
        "d MMMM uuuu HH:mm:ss o<m>",
        null
    );

    /// <summary>The first line of every answer: of what, as of when, as known when, under which standard.</summary>
    public static string FirstLine(Dossier dossier, Question question) =>
        $"{dossier.Name}, {Sentence(question, dossier.Zone)}";

    /// <summary>Such as: as of 2 June 2020, as known on 2 June 2020, standard: uncontested.</summary>
    public static string Sentence(Question question, DateTimeZone zone) =>
        $"as of {Long(question.AsOf, zone)}, as known on {Long(question.KnownAt, zone)}"
        + (question.EnteredAt is { } entered ? $", as entered by {Long(entered, zone)}" : "")
        + $", standard: {Words.Of(question.Standard)}";

    /// <summary>Such as 2 June 2020; with the time where it is not the end of a day.</summary>
    public static string Long(Instant instant, DateTimeZone zone) =>
        Days.EndedBy(instant, zone) is { } day ? LongDay.Format(day) : LongMoment.Format(instant.InZone(zone));

    /// <summary>Such as 2020-06-02; the instant in UTC where it is not the end of a day.</summary>
    public static string Iso(Instant instant, DateTimeZone zone) =>
        Days.EndedBy(instant, zone) is { } day ? Iso(day) : InstantPattern.General.Format(instant);

    /// <summary>Such as 2020-06-02.</summary>
    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>A number as people write it: 1,710.</summary>
    public static string Number(decimal number) => number.ToString("#,0.############", CultureInfo.InvariantCulture);

    /// <summary>One of something, or several: 1 error, 2 errors.</summary>
    public static string Count(int n, string one, string? many = null) =>
        $"{Number(n)} {(n == 1 ? one : many ?? one + "s")}";
}
