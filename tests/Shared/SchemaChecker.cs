using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Servanda.Tests;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that our schemas use. Strict: a keyword that it does not know is
/// an error of the schema, so that none is passed over in silence.
/// </summary>
internal sealed class SchemaChecker(JsonElement root)
{
    /// <summary>What is wrong with the document; empty if nothing is.</summary>
    public static IReadOnlyList<string> Check(string schema, string document)
    {
        using var parsedSchema = JsonDocument.Parse(schema);
        using var parsed = JsonDocument.Parse(document);
        var faults = new List<string>();
        new SchemaChecker(parsedSchema.RootElement).Check(parsedSchema.RootElement, parsed.RootElement, "$", faults);
        return faults;
    }

    /// <summary>The same against a schema that is part of a document, such as <c>#/components/schemas/head</c>.</summary>
    public static IReadOnlyList<string> CheckPart(string whole, string reference, string document)
    {
        using var parsedWhole = JsonDocument.Parse(whole);
        using var parsed = JsonDocument.Parse(document);
        var faults = new List<string>();
        var checker = new SchemaChecker(parsedWhole.RootElement);
        checker.Check(checker.Resolve(reference), parsed.RootElement, "$", faults);
        return faults;
    }

    void Check(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var says = keyword.Value;
            switch (keyword.Name)
            {
                case "$schema" or "$defs" or "title" or "description":
                    break;
                case "$ref":
                    Check(Resolve(says.GetString()!), value, at, faults);
                    break;
                case "anyOf":
                    if (!says.EnumerateArray().Any(s => Passes(s, value, at)))
                        faults.Add($"{at}: none of the alternatives fits {value.GetRawText()}");
                    break;
                case "type":
                    var types = says.ValueKind == JsonValueKind.Array ? says.EnumerateArray().ToList() : [says];
                    if (!types.Any(t => Is(value, t.GetString()!)))
                        faults.Add($"{at}: {value.GetRawText()} is not {says.GetRawText()}");
                    break;
                case "enum":
                    if (!says.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)))
                        faults.Add($"{at}: {value.GetRawText()} is none of {says.GetRawText()}");
                    break;
                case "pattern":
                    if (
                        value.ValueKind == JsonValueKind.String
                        && !Regex.IsMatch(value.GetString()!, says.GetString()!)
                    )
                        faults.Add($"{at}: {value.GetRawText()} does not match {says.GetString()}");
                    break;
                case "format":
                    Format(says.GetString()!, value, at, faults);
                    break;
                case "minimum":
                    if (value.ValueKind == JsonValueKind.Number && value.GetDecimal() < says.GetDecimal())
                        faults.Add($"{at}: {value.GetRawText()} is below {says.GetRawText()}");
                    break;
                case "minItems":
                    if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < says.GetInt32())
                        faults.Add($"{at}: has fewer than {says.GetRawText()} items");
                    break;
                case "items":
                    if (value.ValueKind == JsonValueKind.Array)
                        foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
                            Check(says, item, $"{at}[{i}]", faults);
                    break;
                case "required":
                    if (value.ValueKind == JsonValueKind.Object)
                        foreach (var name in says.EnumerateArray().Select(n => n.GetString()!))
                            if (!value.TryGetProperty(name, out _))
                                faults.Add($"{at}: {name} is missing");
                    break;
                case "properties":
                    if (value.ValueKind == JsonValueKind.Object)
                        foreach (var property in says.EnumerateObject())
                            if (value.TryGetProperty(property.Name, out var inner))
                                Check(property.Value, inner, $"{at}.{property.Name}", faults);
                    break;
                case "additionalProperties":
                    Additional(schema, says, value, at, faults);
                    break;
                case "propertyNames":
                    if (value.ValueKind == JsonValueKind.Object)
                        foreach (var property in value.EnumerateObject())
                        {
                            using var name = JsonDocument.Parse($"\"{JsonEncodedText.Encode(property.Name)}\"");
                            Check(says, name.RootElement, $"{at}({property.Name})", faults);
                        }
                    break;
                default:
                    throw new NotSupportedException($"the checker does not know the keyword '{keyword.Name}'");
            }
        }
    }

    bool Passes(JsonElement schema, JsonElement value, string at)
    {
        var faults = new List<string>();
        Check(schema, value, at, faults);
        return faults.Count == 0;
    }

    void Additional(JsonElement schema, JsonElement says, JsonElement value, string at, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var named) && named.TryGetProperty(property.Name, out _))
                continue;
            if (says.ValueKind == JsonValueKind.False)
                faults.Add($"{at}: {property.Name} is not allowed");
            else if (says.ValueKind == JsonValueKind.Object)
                Check(says, property.Value, $"{at}.{property.Name}", faults);
        }
    }

    JsonElement Resolve(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            throw new NotSupportedException($"the checker does not follow '{reference}'");
        var at = root;
        foreach (var step in reference[2..].Split('/'))
            at = at.GetProperty(step);
        return at;
    }

    static void Format(string format, JsonElement value, string at, List<string> faults)
    {
        if (format != "date")
            throw new NotSupportedException($"the checker does not know the format '{format}'");
        if (
            value.ValueKind == JsonValueKind.String
            && !DateOnly.TryParseExact(
                value.GetString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
        )
            faults.Add($"{at}: {value.GetRawText()} is not a date");
    }

    static bool Is(JsonElement value, string type) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => throw new NotSupportedException($"the checker does not know the type '{type}'"),
        };
}
