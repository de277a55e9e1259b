using System.Collections.Immutable;
using Servanda.Model;
using Servanda.Storage.Records;

namespace Servanda.Workspace.Views;

/// <summary>What somebody typed in the form of an entry, field by field, just as it was typed.</summary>
/// <param name="Typed">The values by the names of the fields.</param>
public sealed record EntryFields(ImmutableSortedDictionary<string, string> Typed)
{
    /// <summary>The names of the fields.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "said",
        "speakers",
        "verb",
        "about",
        "comparison",
        "amount",
        "how",
        "when",
        "known",
        "new-date",
        "note",
        "source",
        "title",
        "source-date",
        "address",
        "via",
        "reliability",
        "credibility",
        "text",
        "withdrawn",
        "reason",
    ];

    /// <summary>How an amount can be compared: the comparisons of the language, and an increment.</summary>
    public static ImmutableArray<string> Comparisons { get; } =
    [.. Enum.GetValues<Comparison>().Select(Words.Of), More];

    const string More = "more";
    const string Since = "since";

    /// <summary>An empty form.</summary>
    public static EntryFields Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>What was typed; what was not is empty.</summary>
    public static EntryFields Of(Func<string, string?> typed) =>
        new(Empty.Typed.AddRange(Names.Select(n => KeyValuePair.Create(n, typed(n)?.Trim() ?? ""))));

    /// <summary>The form in which an entry can be corrected. What has no field of its own stands in the language.</summary>
    public static EntryFields Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var row = EntryRow.Of(entry);
        var sources = entry.Sources;
        var (texts, named) = sources is [var only] ? (only.Texts, only.Source) : ([], null);
        var address = texts.FirstOrDefault(LiterateText.IsOfTheWeb);
        string[] prose = [.. texts.Where(t => t != address)];
        var fields = Of(name =>
            name switch
            {
                "said" => row.Said,
                "speakers" => row.Speakers,
                "verb" => row.Verb,
                "about" => row.What,
                "how" => entry.IsSince ? Since : "",
                "when" => entry.IsSince ? row.Since : row.On,
                "known" => row.Known,
                "note" => row.Note,
                "source" => named,
                "title" => prose.ElementAtOrDefault(0),
                "source-date" => prose.ElementAtOrDefault(1),
                "address" => address,
                "via" => row.Via,
                "reliability" => entry.Reliability?.ToString(),
                "credibility" => entry.Credibility?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            }
        );
        var hasFields =
            sources.Length <= 1
            && prose.Length <= 2
            && entry.Via.Length <= 1
            && entry.Issues.IsEmpty
            && entry
                is {
                    NewDate: null,
                    NewFrom: null,
                    NewUntil: null,
                    NewAim: null,
                    Extension: null,
                    ExtensionWorkingDays: null
                };
        // What is put in its place is another entry, under an identifier of its own.
        return hasFields
            ? fields
            : fields.With("text", DossierWriter.Write(entry with { Id = DossierWriter.IdOf(entry) }).TrimEnd());
    }

    /// <summary>What was typed in a field.</summary>
    public string this[string name] => Typed.GetValueOrDefault(name, "");

    /// <summary>The form with another value in a field.</summary>
    public EntryFields With(string name, string value) => new(Typed.SetItem(name, value));

    /// <summary>Whether somebody wrote it in the language.</summary>
    public bool IsInLanguage => this["text"].Length > 0;

    /// <summary>What is missing or does not fit together, before the language is asked.</summary>
    public IEnumerable<FormFault> Faults()
    {
        if (IsInLanguage)
            yield break;
        if (this["said"].Length == 0)
            yield return new("said", "Say when it was said.");
        if (this["speakers"].Length == 0)
            yield return new("speakers", "Say who said it.");
        if (this["verb"].Length == 0)
            yield return new("verb", "Say what they did by saying it.");
        if (this["about"].Length == 0)
            yield return new("about", "Say what it is about.");
        if (this["comparison"].Length > 0 && this["amount"].Length == 0)
            yield return new("amount", $"Say how many: {this["comparison"]} what number?");
        if (this["amount"].Length > 0 && this["comparison"].Length == 0)
            yield return new(
                "comparison",
                "Say how the number is meant: exactly, at least, at most, or more than before."
            );
    }

    /// <summary>The entry as columns.</summary>
    public EntryRow ToRow(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        if (IsInLanguage)
            return new EntryRow { Text = this["text"] };
        var isSince = this["how"] == Since;
        string[] source = [this["title"], this["source-date"], this["address"]];
        return new EntryRow
        {
            Said = this["said"],
            Speakers = SpeakersOf(dossier),
            Verb = this["verb"],
            What = What(),
            On = isSince ? "" : this["when"],
            Since = isSince ? this["when"] : "",
            Known = this["known"],
            Note = this["note"],
            Source = SourceOf(dossier, source),
            Via = this["via"],
            Rated = this["reliability"] + this["credibility"],
        };
    }

    string What()
    {
        var what = this["comparison"] switch
        {
            "" => this["about"],
            More => $"{this["amount"]} more {this["about"]}",
            var comparison => $"{this["about"]} {comparison} {this["amount"]}",
        };
        if (this["new-date"].Length == 0)
            return what;
        return $"{what} {(this["verb"] == Words.Of(Verb.Amends) ? "by" : "until")} {this["new-date"]}";
    }

    // A title or another spelling is taken for the name; words that name nobody are the words for someone unnamed.
    string SpeakersOf(Dossier dossier)
    {
        var typed = this["speakers"];
        if (typed is ['"' or '“', ..])
            return typed;
        var parts = typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var whole = NameOf(typed, dossier);
        return whole is not null ? whole
            : parts.Any(p => NameOf(p, dossier) is not null)
                ? string.Join(", ", parts.Select(p => NameOf(p, dossier) ?? p))
            : typed.Contains(' ', StringComparison.Ordinal) ? DossierWriter.Quote(typed)
            : typed;
    }

    static string? NameOf(string words, Dossier dossier) =>
        dossier.Actors.ContainsKey(words)
            ? words
            : dossier
                .Actors.Values.FirstOrDefault(a =>
                    string.Equals(a.Title, words, StringComparison.OrdinalIgnoreCase)
                    || a.Also.Contains(words, StringComparer.OrdinalIgnoreCase)
                )
                ?.Name;

    // What is no declared source is a title like any other.
    string SourceOf(Dossier dossier, IEnumerable<string> texts)
    {
        var name = this["source"];
        var isDeclared = dossier.Sources.ContainsKey(name) || dossier.Actors.ContainsKey(name);
        var said = string.Join('|', texts.Prepend(isDeclared ? "" : name).Where(t => t.Length > 0));
        // A declared source with nothing else said of it still has to stand as a name: the bar makes it one.
        return isDeclared ? $"{name}|{said}"
            : said.Length > 0 ? $"|{said}"
            : "";
    }
}

/// <summary>Something in a form that has to be put right, or that is worth knowing.</summary>
/// <param name="Field">The name of the field; null: the whole.</param>
/// <param name="Sentence">What it is, and how to mend it.</param>
/// <param name="IsError">Whether it keeps the entry from being entered.</param>
public sealed record FormFault(string? Field, string Sentence, bool IsError = true);
