using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Servanda.Model;
using Sylvan.Data.Csv;

namespace Servanda.Storage.Records;

/// <summary>A row that cannot be read.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Sentence">What is wrong.</param>
public sealed record RowFault(int Line, string Sentence);

/// <summary>Entries in and out of tables and of JSON Lines.</summary>
public static class EntryForms
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a CSV file with a line of names.</summary>
    /// <param name="text">The file.</param>
    /// <param name="columns">For a column of <see cref="EntryRow.Columns"/>, the name that it has in the file.</param>
    public static (ImmutableArray<(int Line, EntryRow Row)> Rows, ImmutableArray<RowFault> Faults) ReadCsv(
        TextReader text,
        IReadOnlyDictionary<string, string> columns
    )
    {
        var rows = ImmutableArray.CreateBuilder<(int, EntryRow)>();
        var faults = ImmutableArray.CreateBuilder<RowFault>();
        try
        {
            using var csv = CsvDataReader.Create(text);
            var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < csv.FieldCount; i++)
                places.TryAdd(csv.GetName(i).Trim(), i);
            foreach (var (column, name) in columns)
                if (!places.ContainsKey(name))
                    faults.Add(new RowFault(1, $"There is no column '{name}' for {column}."));
            if (faults.Count > 0)
                return ([], faults.ToImmutable());
            while (csv.Read())
            {
                if (csv.RowFieldCount > csv.FieldCount)
                    faults.Add(
                        new RowFault(csv.RowNumber + 1, "The row has more fields than the first line has names.")
                    );
                else
                    rows.Add(
                        (
                            csv.RowNumber + 1,
                            EntryRow.Of(c =>
                                places.TryGetValue(columns.GetValueOrDefault(c, c), out var at)
                                && at < csv.RowFieldCount
                                    ? csv.GetString(at)
                                    : null
                            )
                        )
                    );
            }
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException)
        {
            faults.Add(new RowFault(rows.Count + 2, $"The table cannot be read here: {error.Message}"));
        }
        return (rows.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>Reads JSON Lines: an object a line, with strings under the names of <see cref="EntryRow.Columns"/>.</summary>
    public static (ImmutableArray<(int Line, EntryRow Row)> Rows, ImmutableArray<RowFault> Faults) ReadJsonLines(
        TextReader text
    )
    {
        var rows = ImmutableArray.CreateBuilder<(int, EntryRow)>();
        var faults = ImmutableArray.CreateBuilder<RowFault>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                var row = json.RootElement;
                if (row.ValueKind != JsonValueKind.Object)
                    faults.Add(new RowFault(number, "The line is no JSON object."));
                else
                    rows.Add((number, EntryRow.Of(c => row.TryGetProperty(c, out var value) ? TextOf(value) : null)));
            }
            catch (JsonException error)
            {
                faults.Add(new RowFault(number, $"The line is no JSON: {error.Message}"));
            }
        }
        return (rows.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>An entry as a line of JSON, with the moment at which it was entered where a ledger says so.</summary>
    public static string JsonLine(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            foreach (var (name, value) in EntryRow.Columns.Zip(EntryRow.Of(entry).Values))
                if (value.Length > 0)
                    json.WriteString(name, value);
            if (entry.Entered is { } entered)
                json.WriteString("entered", LeafStamp.Write(entered));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>
    /// The record as W3C PROV in JSON-LD: each entry an entity, attributed to who spoke, derived from its sources, invalidated
    /// by who withdrew it, and taken in by an activity of the ledger.
    /// </summary>
    public static string Prov(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain with { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartObject("@context");
            json.WriteString("prov", "http://www.w3.org/ns/prov#");
            json.WriteString("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
            json.WriteString("dcterms", "http://purl.org/dc/terms/");
            json.WriteString("xsd", "http://www.w3.org/2001/XMLSchema#");
            json.WriteEndObject();
            json.WriteStartArray("@graph");
            foreach (
                var speaker in dossier
                    .Entries.SelectMany(e => e.Speakers)
                    .Distinct()
                    .OrderBy(s => s.Name, StringComparer.Ordinal)
            )
                Node(
                    "prov:Agent",
                    AgentOf(speaker),
                    speaker.IsNamed
                        ? dossier.Actors.GetValueOrDefault(speaker.Name)?.Title ?? speaker.Name
                        : speaker.Name
                );
            foreach (
                var source in dossier
                    .Entries.SelectMany(e => e.Sources)
                    .Select(SourceOf)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            )
                Node("prov:Entity", SourceId(source), source);
            foreach (var entry in dossier.Entries)
            {
                json.WriteStartObject();
                json.WriteString("@id", $"urn:servanda:entry:{entry.Id}");
                json.WriteString("@type", "prov:Entity");
                json.WriteString("rdfs:label", DossierWriter.Write(entry).Split('\n')[0]);
                json.WriteString("dcterms:created", entry.Said.ToString());
                References("prov:wasAttributedTo", entry.Speakers.Select(AgentOf));
                References("prov:hadPrimarySource", entry.Sources.Select(s => SourceId(SourceOf(s))));
                if (entry.Verb == Verb.Withdraws && entry.Object is { } withdrawn)
                    References("prov:wasDerivedFrom", [$"urn:servanda:entry:{withdrawn}"]);
                if (entry.Entered is { } entered)
                {
                    json.WriteStartObject("prov:generatedAtTime");
                    json.WriteString("@type", "xsd:dateTime");
                    json.WriteString("@value", LeafStamp.Write(entered));
                    json.WriteEndObject();
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();

            void Node(string type, string id, string label)
            {
                json.WriteStartObject();
                json.WriteString("@id", id);
                json.WriteString("@type", type);
                json.WriteString("rdfs:label", label);
                json.WriteEndObject();
            }

            void References(string name, IEnumerable<string> ids)
            {
                if (!ids.Any())
                    return;
                json.WriteStartArray(name);
                foreach (var id in ids)
                {
                    json.WriteStartObject();
                    json.WriteString("@id", id);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    static string AgentOf(Speaker speaker) => $"urn:servanda:agent:{Uri.EscapeDataString(speaker.Name)}";

    static string SourceOf(Citation source) =>
        string.Join(", ", source.Source is null ? source.Texts : source.Texts.Insert(0, source.Source));

    static string SourceId(string source) => $"urn:servanda:source:{Uri.EscapeDataString(source)}";

    static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(TextOf)),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => value.GetRawText(),
        };
}
