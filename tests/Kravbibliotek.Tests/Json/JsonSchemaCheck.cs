using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kravbibliotek.Tests.Json;

/// <summary>
/// Holds JSON to a JSON Schema (draft 7 and 2020-12) as far as our own documents and OSCAL use it. A keyword that it does not know is an
/// error of the schema, so that nothing is passed over in silence. References lead to places within the same schema.
/// </summary>
internal sealed class JsonSchemaCheck
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "$comment", "$defs", "definitions", "title", "description", "examples", "example", "default", "deprecated",
        "readOnly", "contentEncoding", "contentMediaType",
    };

    private readonly JsonElement _root;
    private readonly List<string> _problems = [];

    private JsonSchemaCheck(JsonElement root) => _root = root;

    /// <summary>What is wrong, each with its place as a JSON pointer; empty when the instance is valid.</summary>
    /// <param name="schema">The schema, whole.</param>
    /// <param name="instance">What is held to it.</param>
    /// <param name="from">Where in the schema to begin, as a pointer such as <c>#/components/schemas/Krav</c>.</param>
    public static IReadOnlyList<string> Problems(JsonElement schema, JsonElement instance, string from = "#")
    {
        var check = new JsonSchemaCheck(schema);
        check.Check(check.Find(from), instance, "");
        return check._problems;
    }

    /// <summary>What is wrong with a text of JSON by a text of schema.</summary>
    public static IReadOnlyList<string> Problems(string schema, string instance)
    {
        using var read = JsonDocument.Parse(schema);
        using var held = JsonDocument.Parse(instance);
        return Problems(read.RootElement, held.RootElement);
    }

    private void Check(JsonElement schema, JsonElement value, string at)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Demand(schema.ValueKind == JsonValueKind.True, at, "may not be here");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Annotations.Contains(keyword.Name) && !keyword.Name.StartsWith("x-", StringComparison.Ordinal))
                Check(schema, keyword.Name, keyword.Value, value, at);
        }
    }

    private void Check(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Find(rule.GetString()!), value, at);
                break;
            case "type":
                var types = rule.ValueKind == JsonValueKind.Array ? [.. rule.EnumerateArray().Select(t => t.GetString()!)] : new[] { rule.GetString()! };
                Demand(types.Any(t => IsOf(t, value)), at, $"is {value.ValueKind}, not {string.Join(" or ", types)}");
                break;
            case "enum":
                Demand(rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)), at, $"{Shown(value)} is none of {Shown(rule)}");
                break;
            case "const":
                Demand(JsonElement.DeepEquals(rule, value), at, $"{Shown(value)} is not {Shown(rule)}");
                break;
            case "allOf":
                foreach (var part in rule.EnumerateArray())
                    Check(part, value, at);
                break;
            case "anyOf":
                Some(rule, value, at, fits => fits > 0, "at least one");
                break;
            case "oneOf":
                Some(rule, value, at, fits => fits == 1, "exactly one");
                break;
            case "not":
                Demand(!Fits(rule, value), at, "is what it must not be");
                break;
            default:
                CheckByKind(schema, keyword, rule, value, at);
                break;
        }
    }

    private void CheckByKind(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at)
    {
        switch (keyword)
        {
            case "properties" or "required" or "additionalProperties" or "patternProperties" or "propertyNames" or "minProperties" or "maxProperties":
                if (value.ValueKind == JsonValueKind.Object)
                    CheckObject(schema, keyword, rule, value, at);
                break;
            case "items" or "prefixItems" or "minItems" or "maxItems" or "uniqueItems":
                if (value.ValueKind == JsonValueKind.Array)
                    CheckArray(schema, keyword, rule, value, at);
                break;
            case "pattern" or "format" or "minLength" or "maxLength":
                if (value.ValueKind == JsonValueKind.String)
                    CheckString(keyword, rule, value.GetString()!, at);
                break;
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf":
                if (value.ValueKind == JsonValueKind.Number)
                    CheckNumber(keyword, rule.GetDecimal(), value.GetDecimal(), at);
                break;
            default:
                throw new InvalidOperationException($"The schema has a keyword that is not checked: {keyword}.");
        }
    }

    private void CheckObject(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at)
    {
        switch (keyword)
        {
            case "required":
                foreach (var name in rule.EnumerateArray().Select(n => n.GetString()!))
                    Demand(value.TryGetProperty(name, out _), at, $"lacks {name}");
                break;
            case "properties":
                foreach (var property in rule.EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var held))
                        Check(property.Value, held, $"{at}/{property.Name}");
                }

                break;
            case "patternProperties":
                foreach (var (pattern, held) in rule.EnumerateObject().SelectMany(p => value.EnumerateObject().Select(v => (p, v))))
                {
                    if (Regex.IsMatch(held.Name, pattern.Name))
                        Check(pattern.Value, held.Value, $"{at}/{held.Name}");
                }

                break;
            case "additionalProperties":
                foreach (var held in value.EnumerateObject().Where(p => !IsNamed(schema, p.Name)))
                    Check(rule, held.Value, $"{at}/{held.Name}");
                break;
            case "propertyNames":
                foreach (var held in value.EnumerateObject())
                    Check(rule, JsonSerializer.SerializeToElement(held.Name), $"{at}/{held.Name}");
                break;
            default:
                var count = value.EnumerateObject().Count();
                Demand(keyword[1] == 'i' ? count >= rule.GetInt32() : count <= rule.GetInt32(), at, $"has {count} members, {keyword} {rule}");
                break;
        }
    }

    private void CheckArray(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at)
    {
        var items = value.EnumerateArray().ToList();
        switch (keyword)
        {
            case "items":
                var first = schema.TryGetProperty("prefixItems", out var prefix) ? prefix.GetArrayLength() : 0;
                for (var i = first; i < items.Count; i++)
                    Check(rule, items[i], $"{at}/{i}");
                break;
            case "prefixItems":
                foreach (var (part, i) in rule.EnumerateArray().Take(items.Count).Select((p, i) => (p, i)))
                    Check(part, items[i], $"{at}/{i}");
                break;
            case "uniqueItems":
                Demand(items.DistinctBy(Shown).Count() == items.Count, at, "holds the same twice");
                break;
            default:
                Demand(
                    keyword == "minItems" ? items.Count >= rule.GetInt32() : items.Count <= rule.GetInt32(), at,
                    $"has {items.Count} items, {keyword} {rule}");
                break;
        }
    }

    private void CheckString(string keyword, JsonElement rule, string text, string at)
    {
        var fits = keyword switch
        {
            "pattern" => Regex.IsMatch(text, rule.GetString()!),
            "minLength" => text.EnumerateRunes().Count() >= rule.GetInt32(),
            "maxLength" => text.EnumerateRunes().Count() <= rule.GetInt32(),
            _ => IsFormat(rule.GetString()!, text),
        };
        Demand(fits, at, $"”{text}” breaks {keyword} {rule}");
    }

    private void CheckNumber(string keyword, decimal rule, decimal number, string at)
    {
        var fits = keyword switch
        {
            "minimum" => number >= rule,
            "maximum" => number <= rule,
            "exclusiveMinimum" => number > rule,
            "exclusiveMaximum" => number < rule,
            _ => number % rule == 0,
        };
        Demand(fits, at, $"{number} breaks {keyword} {rule}");
    }

    private static bool IsFormat(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "email" => text.Contains('@', StringComparison.Ordinal),
        "int32" or "int64" => true,
        _ => throw new InvalidOperationException($"The schema has a format that is not checked: {format}."),
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
        _ => throw new InvalidOperationException($"The schema has a type that is not checked: {type}."),
    };

    private static bool IsNamed(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(p => Regex.IsMatch(name, p.Name)));

    private void Some(JsonElement rules, JsonElement value, string at, Func<int, bool> enough, string howMany)
    {
        var tried = rules.EnumerateArray().Select(r => Tried(r, value, at)).ToList();
        var fits = tried.Count(p => p.Count == 0);
        Demand(enough(fits), at, $"fits not {howMany} of: {string.Join(" | ", tried.Select(p => p.FirstOrDefault() ?? "fits"))}");
    }

    private bool Fits(JsonElement schema, JsonElement value) => Tried(schema, value, "").Count == 0;

    private List<string> Tried(JsonElement schema, JsonElement value, string at)
    {
        var part = new JsonSchemaCheck(_root);
        part.Check(schema, value, at);
        return part._problems;
    }

    private JsonElement Find(string reference)
    {
        if (!reference.StartsWith('#'))
            throw new InvalidOperationException($"The schema leads out of itself: {reference}.");
        return reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .Aggregate(_root, (at, part) => at.TryGetProperty(part, out var found)
                ? found
                : throw new InvalidOperationException($"The schema has nothing at {reference}."));
    }

    private void Demand(bool holds, string at, string problem)
    {
        if (!holds)
            _problems.Add($"{(at.Length == 0 ? "/" : at)}: {problem}");
    }

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: <= 200 } text ? text : value.GetRawText()[..200];
}
