using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Servanda.Storage.Merkle;

namespace Servanda.Storage;

/// <summary>
/// An event of the ledger. Its bytes are JSON of one line in a fixed order, so that anybody can read what was hashed.
/// </summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Entered">When the ledger took it in, stamped by the ledger and strictly increasing.</param>
/// <param name="By">Who entered it, or null.</param>
/// <param name="Key">Its idempotency key, or null.</param>
/// <param name="Content">What happened.</param>
public sealed record Leaf(long Index, Instant Entered, string? By, string? Key, LeafContent Content)
{
    // Names in any script are written as they are: nobody reads \u0627, and JSON needs no more.
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes that are hashed.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("index", Index);
            json.WriteString("entered", LeafStamp.Write(Entered));
            Write(json, "by", By);
            Write(json, "key", Key);
            switch (Content)
            {
                case LedgerOpened opened:
                    json.WriteString("kind", "opened");
                    json.WriteString("name", opened.Name);
                    json.WriteString("id", opened.Id);
                    break;
                case EntryMade made:
                    json.WriteString("kind", "entry");
                    json.WriteString("entry", made.Entry);
                    json.WriteString("text", made.Text);
                    break;
                case EntrySealed sealedEntry:
                    json.WriteString("kind", "sealed");
                    json.WriteStartArray("subjects");
                    foreach (var subject in sealedEntry.Subjects)
                        json.WriteStringValue(subject);
                    json.WriteEndArray();
                    json.WriteBase64String("nonce", sealedEntry.Nonce.AsSpan());
                    json.WriteBase64String("sealed", sealedEntry.Sealed.AsSpan());
                    break;
                case TextRevised revised:
                    json.WriteString("kind", "text");
                    json.WriteString("path", revised.Path);
                    Write(json, "text", revised.Text);
                    break;
                case EvidenceAttached attached:
                    json.WriteString("kind", "evidence");
                    Write(json, "entry", attached.Entry);
                    json.WriteString("sha256", attached.Hash.ToString());
                    json.WriteNumber("size", attached.Size);
                    json.WriteString("name", attached.FileName);
                    json.WriteString("mediaType", attached.MediaType);
                    break;
                case SubjectErased erased:
                    json.WriteString("kind", "erased");
                    json.WriteString("subject", erased.Subject);
                    Write(json, "reason", erased.Reason);
                    break;
                default:
                    throw new InvalidOperationException($"A leaf of {Content.GetType().Name} has no bytes.");
            }
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a leaf; null where these bytes are none.</summary>
    public static Leaf? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Fields.Read(bytes, out var fields) ? fields.ToLeaf() : null;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    // One pass without a document: a million leaves are read at a start.
    struct Fields()
    {
        long? _index;
        long? _size;
        Instant? _entered;
        string? _by;
        string? _key;
        string? _kind;
        string? _name;
        string? _id;
        string? _entry;
        string? _text;
        string? _path;
        string? _hash;
        string? _mediaType;
        string? _subject;
        string? _reason;
        ImmutableArray<string> _subjects = [];
        byte[]? _nonce;
        byte[]? _sealed;

        public static bool Read(ReadOnlySpan<byte> bytes, out Fields fields)
        {
            fields = new Fields();
            var json = new Utf8JsonReader(bytes);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                if (!fields.Take(ref json))
                    return false;
            return json.TokenType == JsonTokenType.EndObject && !json.Read();
        }

        bool Take(ref Utf8JsonReader json)
        {
            var name = NameIn(ref json);
            json.Read();
            switch (name)
            {
                case "index":
                    _index = json.GetInt64();
                    return true;
                case "size":
                    _size = json.GetInt64();
                    return true;
                case "entered":
                    _entered = LeafStamp.ReadInstant(ref json);
                    return true;
                case "by":
                    _by = json.GetString();
                    return true;
                case "key":
                    _key = json.GetString();
                    return true;
                case "kind":
                    _kind = json.GetString();
                    return true;
                case "name":
                    _name = json.GetString();
                    return true;
                case "id":
                    _id = json.GetString();
                    return true;
                case "entry":
                    _entry = json.GetString();
                    return true;
                case "text":
                    _text = json.GetString();
                    return true;
                case "path":
                    _path = json.GetString();
                    return true;
                case "sha256":
                    _hash = json.GetString();
                    return true;
                case "mediaType":
                    _mediaType = json.GetString();
                    return true;
                case "subject":
                    _subject = json.GetString();
                    return true;
                case "reason":
                    _reason = json.GetString();
                    return true;
                case "nonce":
                    _nonce = json.GetBytesFromBase64();
                    return true;
                case "sealed":
                    _sealed = json.GetBytesFromBase64();
                    return true;
                case "subjects" when json.TokenType == JsonTokenType.StartArray:
                    var subjects = ImmutableArray.CreateBuilder<string>();
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                        subjects.Add(json.GetString() ?? "");
                    _subjects = subjects.ToImmutable();
                    return true;
                default:
                    return false;
            }
        }

        // A string made of each name would be a third of what is made.
        static string? NameIn(ref Utf8JsonReader json) =>
            json.ValueTextEquals("index"u8) ? "index"
            : json.ValueTextEquals("entered"u8) ? "entered"
            : json.ValueTextEquals("by"u8) ? "by"
            : json.ValueTextEquals("key"u8) ? "key"
            : json.ValueTextEquals("kind"u8) ? "kind"
            : json.ValueTextEquals("entry"u8) ? "entry"
            : json.ValueTextEquals("text"u8) ? "text"
            : json.GetString();

        public readonly Leaf? ToLeaf() =>
            _index is { } index && _entered is { } entered && Content() is { } content
                ? new Leaf(index, entered, _by, _key, content)
                : null;

        readonly LeafContent? Content() =>
            _kind switch
            {
                "opened" when (_name, _id) is ({ } name, { } id) => new LedgerOpened(name, id),
                "entry" when (_entry, _text) is ({ } entry, { } text) => new EntryMade(entry, text),
                "sealed" when (_nonce, _sealed) is ({ } nonce, { } content) && !_subjects.IsEmpty => new EntrySealed(
                    _subjects,
                    [.. nonce],
                    [.. content]
                ),
                "text" when _path is { } path => new TextRevised(path, _text),
                "evidence"
                    when (_hash, _size, _name, _mediaType) is ({ Length: 64 } hash, { } size, { } name, { } type) =>
                    new EvidenceAttached(_entry, new Digest(Convert.FromHexString(hash)), size, name, type),
                "erased" when _subject is { } subject => new SubjectErased(subject, _reason),
                _ => null,
            };
    }
}
