using System.Collections.Immutable;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Storage.Records;

/// <summary>Entries of a dossier as events of a ledger.</summary>
public static class EntryEvents
{
    /// <summary>
    /// The event that takes an entry in. Its key is made of all that the entry says: the same statement from the same
    /// sources is one entry, however often it is sent.
    /// </summary>
    /// <param name="entry">The entry, as a dossier's binding gave it.</param>
    /// <param name="by">Who enters it, or null.</param>
    /// <param name="subjects">The persons under whose keys it is sealed; none: it is open.</param>
    public static NewEvent Of(Entry entry, string? by, ImmutableArray<string> subjects = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new NewEvent(new EntryMade(entry.Id, TextOf(entry)), DossierWriter.IdOf(entry, 64), by)
        {
            Subjects = subjects.IsDefault ? [] : subjects,
        };
    }

    /// <summary>
    /// The entry in the language, as it was written, in the form of the formatter: nothing that it says is lost, also where
    /// this version computes nothing with it.
    /// </summary>
    public static string TextOf(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Location is { } place
            ? Formatter.Format(new SourceText("entry.accord", AsWritten(place) + "\n"))
            : DossierWriter.Write(entry);
    }

    // In a quotation of a Markdown page, the mark of the quotation begins every line.
    static string AsWritten(Location place)
    {
        var (text, start) = (place.Source.Text, place.Span.Start);
        var written = text.Substring(start, place.Span.Length);
        var margin = text[(text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1)..start];
        return place.Source.IsMarkdown && margin.Contains('>', StringComparison.Ordinal)
            ? string.Join('\n', written.Split('\n').Select((l, i) => i == 0 ? l : l.TrimStart(' ', '\t', '>')))
            : written;
    }
}
