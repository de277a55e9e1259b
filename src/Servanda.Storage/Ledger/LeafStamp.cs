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

    /// <summary>The moment in a JSON string; null where it is none.</summary>
    public static Instant? ReadInstant(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
            return null;
        return Usual(json.ValueSpan)
            ?? (Pattern.Parse(json.GetString()!) is { Success: true, Value: var entered } ? entered : null);
    }

    // The pattern reads what this does not; but it takes as long as all the rest of a leaf.
    static Instant? Usual(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> form = "0000-00-00T00:00:00.000000Z"u8;
        if (text.Length != form.Length)
            return null;
        for (var i = 0; i < form.Length; i++)
            if (form[i] == '0' ? text[i] is < (byte)'0' or > (byte)'9' : text[i] != form[i])
                return null;
        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        var (hour, minute, second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]));
        return
            year > 0
            && month is > 0 and <= 12
            && day > 0
            && day <= DateTime.DaysInMonth(year, month)
            && hour < 24
            && minute < 60
            && second < 60
            ? Instant.FromUtc(year, month, day, hour, minute, second)
                + Duration.FromNanoseconds(Number(text[20..26]) * 1000L)
            : null;

        static int Number(ReadOnlySpan<byte> digits)
        {
            var number = 0;
            foreach (var digit in digits)
                number = number * 10 + digit - '0';
            return number;
        }
    }

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
                || ReadInstant(ref json) is not { } entered
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
