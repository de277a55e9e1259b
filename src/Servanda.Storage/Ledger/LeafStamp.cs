using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Servanda.Storage;

/// <summary>The beginning of a leaf's bytes, which can be read without the rest.</summary>
/// <param name="Index">Its place, as it says itself.</param>
/// <param name="Entered">When it was entered.</param>
/// <param name="Key">Its idempotency key, or null.</param>
readonly record struct LeafStamp(long Index, Instant Entered, string? Key)
{
    // Microseconds, always six digits: as text it sorts as it does in time.
    static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'ffffff'Z'"
    );

    public static string Write(Instant entered) => Pattern.Format(entered);

    public static Instant? ReadInstant(string text) =>
        Pattern.Parse(text) is { Success: true, Value: var entered } ? entered : null;

    /// <summary>Reads it; null where the bytes do not begin like a leaf.</summary>
    public static LeafStamp? Read(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        try
        {
            if (
                !json.Read()
                || !Next(ref json, "index"u8)
                || !json.TryGetInt64(out var index)
                || !Next(ref json, "entered"u8)
                || ReadInstant(Encoding.UTF8.GetString(json.ValueSpan)) is not { } entered
            )
                return null;
            string? key = null;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName && !json.ValueTextEquals("kind"u8))
            {
                var isKey = json.ValueTextEquals("key"u8);
                json.Read();
                if (isKey)
                    key = json.GetString();
            }
            return new LeafStamp(index, entered, key);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    static bool Next(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name) && json.Read();
}
