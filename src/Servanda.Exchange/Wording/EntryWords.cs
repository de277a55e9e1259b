using Servanda.Model;

namespace Servanda.Exchange.Wording;

/// <summary>An entry in a few words.</summary>
public static class EntryWords
{
    /// <summary>Such as: 2020-03-14 Faisal postpones decree-first-group: "more time is needed" [dc-014].</summary>
    public static string Short(Entry entry)
    {
        var what = What(entry) is { } said ? " " + said : "";
        var when = entry.Occurred is { } occurred ? $" {(entry.IsSince ? "since" : "on")} {occurred}" : "";
        var note = entry.Notes.IsEmpty ? "" : $": \"{Shorten(entry.Notes[0])}\"";
        return $"{entry.Said} {Speakers(entry)} {Words.Of(entry.Verb)}{what}{when}{note} [{entry.Id}]";
    }

    /// <summary>What is reported, demanded, postponed and so on, in the language.</summary>
    public static string? What(Entry entry) =>
        entry.Object ?? (entry.Content is { } content ? DossierWriter.Write(content) : null);

    /// <summary>Who speaks.</summary>
    public static string Speakers(Entry entry) =>
        string.Join(", ", entry.Speakers.Select(s => s.IsNamed ? s.Name : $"\"{s.Name}\""));

    /// <summary>Where it can be read: Reuters, 11 March 2020, https://…; several apart by semicolons.</summary>
    public static string Sources(Entry entry) =>
        string.Join(
            "; ",
            entry.Sources.Select(s => string.Join(", ", s.Source is null ? s.Texts : s.Texts.Insert(0, s.Source)))
        );

    static string Shorten(string note)
    {
        const int most = 120;
        if (note.Length <= most)
            return note;
        var cut = note.LastIndexOf(' ', most);
        return note[..(cut > most / 2 ? cut : most)] + "…";
    }
}
