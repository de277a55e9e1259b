using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Servanda.Exchange.Json;

/// <summary>All that is printed as JSON, its serialisers generated when the program is built.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(StatusJson))]
[JsonSerializable(typeof(ExplainJson))]
[JsonSerializable(typeof(HistoryJson))]
[JsonSerializable(typeof(ChangesJson))]
[JsonSerializable(typeof(DueJson))]
[JsonSerializable(typeof(WaitsJson))]
[JsonSerializable(typeof(IssuesJson))]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(CompareJson))]
[JsonSerializable(typeof(TestJson))]
[JsonSerializable(typeof(ScoreJson))]
[JsonSerializable(typeof(CascadeJson))]
[JsonSerializable(typeof(CoverageJson))]
[JsonSerializable(typeof(ResidualJson))]
[JsonSerializable(typeof(TimetableJson))]
public sealed partial class JsonForms : JsonSerializerContext
{
    /// <summary>
    /// Prints a value as JSON, indented, and with people's names as they write them. Through a writer of our own, so that
    /// the generated code writes it straight and no converter is looked up: half the time of a short run.
    /// </summary>
    public static void Write<T>(TextWriter output, T value, Func<JsonForms, JsonTypeInfo<T>> form) =>
        output.WriteLine(Encoding.UTF8.GetString(Bytes(value, form(Default)).Span));

    /// <summary>The same as bytes of UTF-8, without a line break at the end.</summary>
    public static ReadOnlyMemory<byte> Bytes<T>(T value, JsonTypeInfo<T> form)
    {
        var bytes = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            JsonSerializer.Serialize(writer, value, form);
        return bytes.WrittenMemory;
    }

    static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
