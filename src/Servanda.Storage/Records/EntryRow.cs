using System.Collections.Immutable;
using System.Globalization;
using Servanda.Model;

namespace Servanda.Storage.Records;

/// <summary>
/// An entry as columns: what a spreadsheet or another program sends and gets. Each holds what the language has in its place,
/// so that a row and a sentence are the same thing.
/// </summary>
public sealed record EntryRow
{
    /// <summary>When it was said: EDTF.</summary>
    public string Said { get; init; } = "";

    /// <summary>Who said it, several apart by commas.</summary>
    public string Speakers { get; init; } = "";

    /// <summary>The verb: <c>reports</c>.</summary>
    public string Verb { get; init; } = "";

    /// <summary>What was said: <c>talks-open</c>, <c>taliban-freed exactly 4,050</c>.</summary>
    public string What { get; init; } = "";

    /// <summary>When it happened: EDTF.</summary>
    public string On { get; init; } = "";

    /// <summary>Since when it goes on: EDTF.</summary>
    public string Since { get; init; } = "";

    /// <summary>When it became known: EDTF.</summary>
    public string Known { get; init; } = "";

    /// <summary>The words.</summary>
    public string Note { get; init; } = "";

    /// <summary>The source, and where in it, apart by bars: <c>Reuters|11 March 2020|https://…</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>Who carried it.</summary>
    public string Via { get; init; } = "";

    /// <summary>The Admiralty code: <c>B2</c>.</summary>
    public string Rated { get; init; } = "";

    /// <summary>Its identifier.</summary>
    public string Id { get; init; } = "";

    /// <summary>
    /// The whole entry in the language: what no column has, such as a new deadline, stands here. Where it is given, it alone
    /// is read.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>The names of the columns, in their order.</summary>
    public static ImmutableArray<string> Columns { get; } =
    ["said", "speakers", "verb", "what", "on", "since", "known", "note", "source", "via", "rated", "id", "text"];

    /// <summary>The columns' values, in their order.</summary>
    public ImmutableArray<string> Values =>
        [Said, Speakers, Verb, What, On, Since, Known, Note, Source, Via, Rated, Id, Text];

    /// <summary>A row of values by the names of the columns; what is not there is empty.</summary>
    public static EntryRow Of(Func<string, string?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new EntryRow
        {
            Said = Given("said"),
            Speakers = Given("speakers"),
            Verb = Given("verb"),
            What = Given("what"),
            On = Given("on"),
            Since = Given("since"),
            Known = Given("known"),
            Note = Given("note"),
            Source = Given("source"),
            Via = Given("via"),
            Rated = Given("rated"),
            Id = Given("id"),
            Text = Given("text"),
        };

        string Given(string name) => value(name)?.Trim() ?? "";
    }

    /// <summary>The row of an entry.</summary>
    public static EntryRow Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new EntryRow
        {
            Said = entry.Said.ToString(),
            Speakers = string.Join(", ", entry.Speakers.Select(s => s.IsNamed ? s.Name : DossierWriter.Quote(s.Name))),
            Verb = Words.Of(entry.Verb),
            What = entry.Object ?? (entry.Content is { } content ? DossierWriter.Write(content) : ""),
            On = entry is { IsSince: false, Occurred: { } on } ? on.ToString() : "",
            Since = entry is { IsSince: true, Occurred: { } since } ? since.ToString() : "",
            Known = entry.Known?.ToString() ?? "",
            Note = string.Join("\n", entry.Notes),
            Source = string.Join(
                "\n",
                entry.Sources.Select(s =>
                    string.Join('|', s.Source is null ? s.Texts.Insert(0, "") : s.Texts.Insert(0, s.Source))
                )
            ),
            Via = string.Join(", ", entry.Via),
            Rated = $"{entry.Reliability}{entry.Credibility?.ToString(CultureInfo.InvariantCulture)}",
            Id = entry.Id,
            Text = EntryEvents.TextOf(entry).TrimEnd(),
        };
    }

    /// <summary>The row of the entry that takes another back. To correct one, withdraw it and add another.</summary>
    /// <param name="target">The entry that is taken back.</param>
    /// <param name="said">When: EDTF.</param>
    /// <param name="speakers">Who takes it back; null: who said it.</param>
    /// <param name="reason">Why, or null.</param>
    public static EntryRow WithdrawalOf(Entry target, string said, string? speakers = null, string? reason = null) =>
        new()
        {
            Said = said,
            Speakers = speakers ?? Of(target).Speakers,
            Verb = Words.Of(Model.Verb.Withdraws),
            What = target.Id,
            Note = reason ?? "",
        };

    /// <summary>The row as a sentence of the language. What is wrong in it, the language's diagnostics say.</summary>
    public string ToSentence()
    {
        if (Text.Length > 0)
            return Text + "\n";
        var parts = new List<string> { Said, Speakers, Verb, What };
        Add("on", On);
        Add("since", Since);
        Add("known", Known);
        foreach (var note in Lines(Note))
            parts.Add(DossierWriter.Quote(note));
        foreach (var source in Lines(Source))
        {
            var texts = source.Split('|');
            // A source that is a plain name and no more is prose: only a declared one stands without quotation marks.
            var isNamed = texts[0].Length > 0 && texts.Length > 1;
            Add(
                "source",
                (isNamed ? texts[0] + " " : "")
                    + string.Join(
                        ", ",
                        texts.Skip(isNamed ? 1 : 0).Where(t => t.Length > 0).Select(DossierWriter.Quote)
                    )
            );
        }
        Add("via", Via);
        Add("rated", Rated);
        Add("id", Id);
        return string.Join(' ', parts.Where(p => p.Length > 0)) + "\n";

        void Add(string word, string value)
        {
            if (value.Length > 0)
                parts.Add($"{word} {value}");
        }
    }

    static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
