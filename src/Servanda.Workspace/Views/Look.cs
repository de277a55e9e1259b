using NodaTime;
using NodaTime.Text;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>
/// How somebody looks at a dossier: as of when, as known when, under which standard of proof. It is part of the address, so
/// that what is seen can be cited; what is not said means today, and the dossier's usual standard.
/// </summary>
/// <param name="Slug">The dossier's name in addresses.</param>
/// <param name="AsOf">The date as of which is asked, as written; null: today.</param>
/// <param name="Known">The date at which it is asked what was known, as written; null: today.</param>
/// <param name="Standard">The standard of proof; null: the usual one.</param>
/// <param name="Today">Today, in the dossier's zone.</param>
/// <param name="Zone">The dossier's zone.</param>
public sealed record Look(
    string Slug,
    LocalDate? AsOf,
    LocalDate? Known,
    Standard? Standard,
    LocalDate Today,
    DateTimeZone Zone
)
{
    /// <summary>What the address said and could not be understood, in sentences; empty where all was.</summary>
    public IReadOnlyList<string> Misread { get; init; } = [];

    /// <summary>Before what addresses begin with: empty on a server.</summary>
    public string Root { get; init; } = "";

    /// <summary>Reads what an address says.</summary>
    public static Look Of(string slug, Func<string, string?> said, LocalDate today, DateTimeZone zone)
    {
        var misread = new List<string>();
        var asOf = Day("as-of");
        var known = Day("known");
        var standard = StandardOf(said("standard"));
        return new Look(slug, asOf, known, standard, today, zone) { Misread = misread };

        LocalDate? Day(string name)
        {
            if (said(name) is not { Length: > 0 } text)
                return null;
            if (EdtfDate.TryParse(text.Trim(), out var date, out _) && !date.Bounds(zone).IsOpenAfter)
                return Days.Of(date.Bounds(zone).Latest, zone);
            misread.Add($"“{text}” is not a date such as 2020-06-02; today is shown instead.");
            return null;
        }

        Standard? StandardOf(string? text)
        {
            if (string.IsNullOrEmpty(text))
                return null;
            foreach (var standard in Standards)
                if (Words.Of(standard) == text)
                    return standard;
            misread.Add(
                $"“{text}” is no standard of proof; these are: {string.Join(", ", Standards.Select(Words.Of))}."
            );
            return null;
        }
    }

    /// <summary>All standards of proof, from the laxest.</summary>
    public static IReadOnlyList<Standard> Standards { get; } = Enum.GetValues<Standard>();

    /// <summary>The day as of which is asked.</summary>
    public LocalDate AsOfDay => AsOf ?? Today;

    /// <summary>The day at which it is asked what was known.</summary>
    public LocalDate KnownDay => Known ?? Today;

    /// <summary>The question.</summary>
    public Question Question =>
        new()
        {
            AsOf = Days.EndOf(AsOfDay, Zone),
            KnownAt = Days.EndOf(KnownDay, Zone),
            Standard = Standard ?? Model.Standard.Uncontested,
        };

    /// <summary>Whether another day than today is looked at, or what was known on another.</summary>
    public bool IsPast => AsOfDay != Today || KnownDay != Today;

    /// <summary>The address of a page of this dossier, looked at in the same way.</summary>
    /// <param name="page">The page; empty: the overview.</param>
    /// <param name="more">What else the address says; a null is left out.</param>
    public string To(string page, params (string Name, string? Value)[] more)
    {
        var path = $"{Root}/{Slug}" + (page.Length == 0 ? "" : "/" + page);
        return path + QueryOf([.. Said, .. more]);
    }

    /// <summary>The address of something with a name: a commitment, an entry.</summary>
    public string To(string page, string name) => To($"{page}/{Uri.EscapeDataString(name)}");

    /// <summary>The same page of addresses, looked at otherwise.</summary>
    public Look At(LocalDate? asOf, LocalDate? known) => this with { AsOf = asOf, Known = known };

    /// <summary>What of the way of looking stands in addresses.</summary>
    public IReadOnlyList<(string Name, string? Value)> Said =>
        [
            ("as-of", AsOf is { } asOf ? LocalDatePattern.Iso.Format(asOf) : null),
            ("known", Known is { } known ? LocalDatePattern.Iso.Format(known) : null),
            ("standard", Standard is { } standard ? Words.Of(standard) : null),
        ];

    static string QueryOf(IEnumerable<(string Name, string? Value)> parts)
    {
        var query = string.Join(
            '&',
            parts
                .Where(p => !string.IsNullOrEmpty(p.Value))
                .Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value!)}")
        );
        return query.Length == 0 ? "" : "?" + query;
    }
}
