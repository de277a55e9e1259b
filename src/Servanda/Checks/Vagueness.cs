using System.Text.RegularExpressions;

namespace Servanda.Checks;

/// <summary>Words that promise a time or a degree and measure neither, in some of the languages in which agreements are written.</summary>
internal static partial class Vagueness
{
    /// <summary>The first such word in a text; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isOfTime">Whether words of time are meant.</param>
    /// <param name="isOfDegree">Whether words of degree are meant.</param>
    public static string? In(string text, bool isOfTime, bool isOfDegree)
    {
        var time = isOfTime ? Time().Match(text) : Match.Empty;
        var degree = isOfDegree ? Degree().Match(text) : Match.Empty;
        return (time.Success, degree.Success) switch
        {
            (true, true) => time.Index <= degree.Index ? time.Value : degree.Value,
            (true, false) => time.Value,
            (false, true) => degree.Value,
            _ => null,
        };
    }

    // English, French, Spanish, German, Russian, Ukrainian, Arabic.
    [GeneratedRegex(
        """
            \b(?:
              promptly | immediate(?:ly)? | at\ once | forthwith | expeditious(?:ly)? | timely | as\ soon\ as\ (?:possible|practicable|feasible)
              | in\ due\ (?:course|time) | without\ (?:undue\ )?delay | in\ the\ near\ future | within\ a\ reasonable\ (?:time|period) | shortly | gradual(?:ly)?
              | sans\ (?:d[ée]lai|tarder) | imm[ée]diatement | dans\ les\ (?:meilleurs|plus\ brefs)\ d[ée]lais | d[èe]s\ que\ possible | progressivement | en\ temps\ utile
              | sin\ demora | inmediatamente | lo\ antes\ posible | a\ la\ (?:mayor\ )?brevedad | oportunamente | gradualmente | a\ su\ debido\ tiempo
              | unverz[üu]glich | umgehend | alsbald | zeitnah | so\ bald\ wie\ m[öo]glich | schrittweise | zu\ gegebener\ Zeit
              | незамедлительно | немедленно | безотлагательно | в\ кратчайшие\ сроки | в\ ближайшее\ время | поэтапно | своевременно
              | негайно | невідкладно | якнайшвидше | найближчим\ часом
              | فورا | فورًا | على\ الفور | في\ أقرب\ وقت | دون\ تأخير | تدريجيا | تدريجيًا
            )(?!\p{L})
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Time();

    [GeneratedRegex(
        """
            \b(?:
              substantial(?:ly)? | significant(?:ly)? | considerabl[ey] | marked(?:ly)? | meaningful(?:ly)? | reasonabl[ey] | appropriate(?:ly)? | adequate(?:ly)?
              | sufficient(?:ly)? | satisfactory | as\ far\ as\ possible | best\ efforts? | good\ faith | in\ principle | necessary\ (?:measures|steps)
              | substantiel(?:le|lement|les|s)? | significati(?:f|ve|vement|fs|ves) | consid[ée]rable(?:ment|s)? | raisonnable(?:ment|s)? | appropri[ée]e?s? | ad[ée]quate?s? | suffisant(?:e|es|s)?
              | sustancial(?:es|mente)? | significativ(?:o|a|os|as|amente) | considerables? | razonables? | adecuad(?:o|a|os|as) | suficientes?
              | wesentlich(?:e|en|er|es)? | erheblich(?:e|en|er|es)? | nennenswert(?:e|en|er|es)? | angemessen(?:e|en|er|es)? | hinreichend(?:e|en|er|es)? | deutlich(?:e|en|er|es)?
              | существенн\p{L}+ | значительн\p{L}+ | разумн\p{L}+ | надлежащ\p{L}+ | достаточн\p{L}+
              | суттєв\p{L}+ | значн\p{L}+ | належн\p{L}+
              | ملموس(?:ة)? | جوهري(?:ة)? | معقول(?:ة)? | مناسب(?:ة)? | كاف(?:ية)?
            )(?!\p{L})
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Degree();
}
