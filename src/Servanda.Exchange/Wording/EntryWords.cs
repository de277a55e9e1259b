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

    /// <summary>
    /// In plain words, with titles for names: On 27 May 2020 the UN Monitoring Team reports: the Taliban maintain ties with Al
    /// Qaeda. It is about 2019 to 15 March 2020, and became known on 1 June 2020.
    /// </summary>
    public static string Sentence(Entry entry, Dossier dossier)
    {
        var speakers = string.Join(
            " and ",
            entry.Speakers.Select(s => s.IsNamed ? dossier.Actors.GetValueOrDefault(s.Name)?.Title ?? s.Name : s.Name)
        );
        var what =
            entry.Content is { } content ? Plainly(content, dossier)
            : entry.Object is { } name ? TitleOf(name, dossier)
            : "";
        var about = entry.Occurred is { } occurred
            ? $"It is about {(entry.IsSince ? "the time since " : "")}{DateWords.Of(occurred)}"
            : null;
        var known = entry.Known is { } later ? $"became known on {DateWords.Of(later)}" : null;
        var times = (about, known) switch
        {
            (null, null) => "",
            (null, _) => $" It {known}.",
            (_, null) => $" {about}.",
            _ => $" {about}, and {known}.",
        };
        return $"On {DateWords.Of(entry.Said)} {speakers} {Words.Of(entry.Verb)}: {what}.{times}";
    }

    static string Plainly(Condition condition, Dossier dossier) =>
        condition switch
        {
            Not not => $"not so: {Plainly(not.Part, dossier)}",
            AllOf all => string.Join("; and ", all.Parts.Select(p => Plainly(p, dossier))),
            AnyOf any => string.Join("; or ", any.Parts.Select(p => Plainly(p, dossier))),
            Holds holds => TitleOf(holds.Fact, dossier),
            Compare compare =>
                $"{TitleOf(compare.Fact, dossier)}: {Words.Of(compare.Comparison)} {QuestionWords.Number(compare.Amount)}{UnitOf(compare.Fact, dossier)}",
            More more =>
                $"{TitleOf(more.Fact, dossier)}: {QuestionWords.Number(more.Amount)} more{UnitOf(more.Fact, dossier)}",
            StatusIs status => $"{TitleOf(status.Commitment, dossier)} is {Words.Of(status.Status)}",
            Prose prose => $"“{prose.Text}”",
            _ => DossierWriter.Write(condition),
        };

    static string TitleOf(FactRef fact, Dossier dossier) =>
        TitleOf(fact.Fact, dossier) + (fact.Member is { } member ? $", of {member}" : "");

    static string TitleOf(string name, Dossier dossier) =>
        (
            dossier.Facts.GetValueOrDefault(name)?.Title
            ?? dossier.Commitments.GetValueOrDefault(name)?.Title
            ?? dossier.Instruments.GetValueOrDefault(name)?.Title
        )
            is { } title
            ? $"“{title}”"
            : name;

    static string UnitOf(FactRef fact, Dossier dossier) =>
        dossier.Facts.GetValueOrDefault(fact.Fact)?.Unit is { } unit ? " " + unit : "";

    static string Shorten(string note)
    {
        const int most = 120;
        if (note.Length <= most)
            return note;
        var cut = note.LastIndexOf(' ', most);
        return note[..(cut > most / 2 ? cut : most)] + "…";
    }
}
