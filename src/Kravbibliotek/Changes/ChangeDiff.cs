using System.Text.Json;
using System.Text.Json.Serialization;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Changes;

/// <summary>What a line of the change log changed, for people: field by field with Swedish names, only what differs.</summary>
public static class ChangeDiff
{
    private const string Between = " › ";
    private const string Content = "content";

    private static readonly JsonSerializerOptions Stored = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The fields that differ, in the order of the record.</summary>
    /// <param name="before">How it was, or null when it is new.</param>
    /// <param name="after">How it became.</param>
    /// <param name="nameOf">The name of who is called something in the log, for instance <c>konton/…</c>.</param>
    public static IReadOnlyList<FieldDiff> Of(JsonElement? before, JsonElement? after, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        var (old, now) = (Fields(before, nameOf), Fields(after, nameOf));
        var labels = now.Select(f => f.Label).Concat(old.Select(f => f.Label)).Distinct(StringComparer.Ordinal);
        var (was, became) = (ByLabel(old), ByLabel(now));
        return
        [
            .. labels.Where(l => was.GetValueOrDefault(l, "") != became.GetValueOrDefault(l, ""))
                .Select(l => new FieldDiff(l, WordDiff.Between(was.GetValueOrDefault(l, ""), became.GetValueOrDefault(l, "")))),
        ];
    }

    /// <summary>Everybody mentioned, as the log calls them, so that their names can be looked up at once.</summary>
    public static IReadOnlySet<string> Mentioned(params IEnumerable<JsonElement?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values.OfType<JsonElement>())
            _ = Read(value, "", name => { found.Add(name); return name; }).Count();
        return found;
    }

    private static Dictionary<string, string> ByLabel(List<(string Label, string Text)> fields) =>
        fields.GroupBy(f => f.Label, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join('\n', g.Select(f => f.Text)), StringComparer.Ordinal);

    private static List<(string Label, string Text)> Fields(JsonElement? value, Func<string, string> nameOf) =>
        value is { } element ? [.. Read(element, "", nameOf).Where(f => f.Text.Length > 0)] : [];

    private static IEnumerable<(string Label, string Text)> Read(JsonElement value, string label, Func<string, string> nameOf)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [(label, Line(value, "", nameOf))];
        return value.EnumerateObject().Where(p => !ChangeWords.IsHidden(p.Name)).SelectMany(p => OfProperty(p, label, nameOf));
    }

    private static IEnumerable<(string Label, string Text)> OfProperty(JsonProperty property, string above, Func<string, string> nameOf)
    {
        // A requirement's text reads as on its own page.
        if (property.Name == Content && ReadContent(property.Value) is { } content)
            return RequirementDiff.TextsOf(content).Select(t => (t.Key, t.Value));
        var label = above.Length == 0 ? ChangeWords.Label(property.Name) : above + Between + ChangeWords.Label(property.Name);
        return property.Value.ValueKind switch
        {
            JsonValueKind.Object => Read(property.Value, label, nameOf),
            JsonValueKind.Array => [(label, string.Join('\n', property.Value.EnumerateArray().Select(v => Line(v, property.Name, nameOf))))],
            _ => [(label, Line(property.Value, property.Name, nameOf))],
        };
    }

    private static string Line(JsonElement value, string name, Func<string, string> nameOf) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.True => "ja",
        JsonValueKind.False => "nej",
        JsonValueKind.String => Text(name, value.GetString()!, nameOf),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(v => Line(v, name, nameOf))),
        JsonValueKind.Object => string.Join(". ", value.EnumerateObject().Where(p => !ChangeWords.IsHidden(p.Name))
            .Select(p => (p.Name, Text: Line(p.Value, p.Name, nameOf))).Where(p => p.Text.Length > 0)
            .Select(p => $"{ChangeWords.Label(p.Name)}: {p.Text}")),
        _ => value.GetRawText(),
    };

    private static string Text(string name, string value, Func<string, string> nameOf) =>
        value.StartsWith("konton/", StringComparison.Ordinal) ? nameOf(value) : ChangeWords.Value(name, value);

    private static RequirementContent? ReadContent(JsonElement value)
    {
        try
        {
            return value.Deserialize<RequirementContent>(Stored);
        }
        catch (JsonException)
        {
            // Written by an older or newer program: it is then shown field by field like everything else.
            return null;
        }
    }
}
