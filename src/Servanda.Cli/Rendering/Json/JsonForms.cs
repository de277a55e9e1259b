using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Servanda.Cli.Rendering.Json;

/// <summary>All that is printed as JSON, its serialisers generated when the program is built.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Default
)]
[JsonSerializable(typeof(StatusJson))]
[JsonSerializable(typeof(ExplainJson))]
[JsonSerializable(typeof(HistoryJson))]
[JsonSerializable(typeof(ChangesJson))]
[JsonSerializable(typeof(DueJson))]
[JsonSerializable(typeof(WaitsJson))]
[JsonSerializable(typeof(CheckJson))]
internal sealed partial class JsonForms : JsonSerializerContext
{
    /// <summary>Indented, and with people's names as they write them.</summary>
    public static JsonForms Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                WriteIndented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            }
        );

    /// <summary>Prints a value as JSON.</summary>
    public static void Write<T>(Surroundings surroundings, T value, Func<JsonForms, JsonTypeInfo<T>> form) =>
        surroundings.Output.WriteLine(JsonSerializer.Serialize(value, form(Readable)));
}
