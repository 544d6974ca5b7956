using System.Text.Json;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Reads a catalog as JSON. Places in messages are those of the file, such as <c>catalog.groups[0].title</c>.</summary>
internal static class OscalJsonReader
{
    private static readonly JsonDocumentOptions Form = new() { MaxDepth = OscalReader.MaxDepth };

    public static OscalCatalog Read(ReadOnlyMemory<byte> content)
    {
        using var json = Parse(content);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            throw OscalFault.OtherDocument("den innehåller inget objekt.");
        if (!json.RootElement.TryGetProperty("catalog", out var catalog))
            throw OscalFault.OtherDocument($"den innehåller {json.RootElement.EnumerateObject().Select(p => p.Name).FirstOrDefault("ingenting")}.");
        var metadata = One(catalog, "metadata", "catalog") ?? throw OscalFault.Misshapen("catalog.metadata", "ett objekt");
        var controls = new List<OscalControl>();
        Add(controls, catalog, "catalog", [], []);
        return new(Required(metadata, "title", "catalog.metadata"), Text(metadata, "version", "catalog.metadata") ?? "", controls);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            CheckNames(content.Span);
            return JsonDocument.Parse(content, Form);
        }
        catch (JsonException e)
        {
            var line = (int)Math.Min(e.LineNumber + 1 ?? 0, int.MaxValue);
            throw OscalFault.Broken(line, FormattableString.Invariant($"JSON-felet står på rad {line}, efter {e.BytePositionInLine} byte."));
        }
    }

    // The syntax of JSON lets half of a surrogate pair through, also in the name of a member. Looking for any other member beside it would fail.
    private static void CheckNames(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = OscalReader.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                var line = content[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                throw OscalFault.Broken(line, FormattableString.Invariant($"Ett namn på rad {line} har halva tecken."));
            }
        }
    }

    private static void Add(
        List<OscalControl> controls, JsonElement around, string at, IReadOnlyList<string> groups, IReadOnlyList<string> titles)
    {
        foreach (var (group, place) in Items(around, "groups", at))
        {
            var id = Text(group, "id", place);
            Add(controls, group, place, id is null ? groups : [.. groups, id], [.. titles, Required(group, "title", place)]);
        }

        foreach (var (control, place) in Items(around, "controls", at))
        {
            var read = Control(control, place) with { Groups = groups, Around = titles };
            controls.Add(read);
            Add(controls, control, place, groups, [.. titles, read.Title]);
        }
    }

    private static OscalControl Control(JsonElement control, string at) => new()
    {
        Id = Required(control, "id", at),
        Title = Required(control, "title", at),
        HasControls = Items(control, "controls", at).Count > 0,
        Params = [.. Items(control, "params", at).Select(p => Param(p.Item, p.Place))],
        Props = Props(control, at),
        MovedTo =
        [
            .. Items(control, "links", at)
                .Where(l => Text(l.Item, "rel", l.Place) is "moved-to" or "incorporated-into")
                .Select(l => Required(l.Item, "href", l.Place).TrimStart('#')),
        ],
        Parts = Parts(control, at),
    };

    private static OscalParam Param(JsonElement param, string at)
    {
        var select = One(param, "select", at);
        return new()
        {
            Id = Required(param, "id", at),
            Label = Text(param, "label", at),
            Usage = Text(param, "usage", at),
            Advice =
            [
                .. Items(param, "guidelines", at).Select(g => Text(g.Item, "prose", g.Place)).OfType<string>(),
                .. Items(param, "constraints", at).Select(c => Text(c.Item, "description", c.Place)).OfType<string>(),
            ],
            Values = Texts(param, "values", at),
            Choices = select is { } selection ? Texts(selection, "choice", at + ".select") : [],
            AllowsMany = select is { } how && Text(how, "how-many", at + ".select") == "one-or-more",
            Props = Props(param, at),
        };
    }

    private static IReadOnlyList<OscalProp> Props(JsonElement owner, string at) =>
    [
        .. Items(owner, "props", at).Select(p => OscalMarkup.Prop(
            Required(p.Item, "name", p.Place), Text(p.Item, "ns", p.Place), Required(p.Item, "value", p.Place),
            Text(p.Item, "group", p.Place), Text(p.Item, "remarks", p.Place))),
    ];

    private static IReadOnlyList<OscalPart> Parts(JsonElement owner, string at) =>
    [
        .. Items(owner, "parts", at).Select(p => new OscalPart(
            Required(p.Item, "name", p.Place), Text(p.Item, "ns", p.Place),
            Props(p.Item, p.Place).FirstOrDefault(prop => prop is { Name: "label", Space: null })?.Text,
            Text(p.Item, "title", p.Place), Text(p.Item, "prose", p.Place) ?? "", Parts(p.Item, p.Place))),
    ];

    private static List<(JsonElement Item, string Place)> Items(JsonElement owner, string name, string at)
    {
        var place = $"{at}.{name}";
        if (!owner.TryGetProperty(name, out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw OscalFault.Misshapen(place, "en lista");
        var items = list.EnumerateArray().Select((item, i) => (Item: item, Place: FormattableString.Invariant($"{place}[{i}]"))).ToList();
        foreach (var (item, itemPlace) in items)
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw OscalFault.Misshapen(itemPlace, "ett objekt");
        }

        return items;
    }

    private static JsonElement? One(JsonElement owner, string name, string at)
    {
        if (owner.ValueKind != JsonValueKind.Object)
            throw OscalFault.Misshapen(at, "ett objekt");
        if (!owner.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Object ? value : throw OscalFault.Misshapen($"{at}.{name}", "ett objekt");
    }

    private static string Required(JsonElement owner, string name, string at) =>
        Text(owner, name, at) is { Length: > 0 } text ? text : throw OscalFault.Misshapen($"{at}.{name}", "en text som inte är tom");

    private static string? Text(JsonElement owner, string name, string at) =>
        owner.TryGetProperty(name, out var value) ? Text(value, $"{at}.{name}") : null;

    private static IReadOnlyList<string> Texts(JsonElement owner, string name, string at)
    {
        var place = $"{at}.{name}";
        if (!owner.TryGetProperty(name, out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw OscalFault.Misshapen(place, "en lista");
        return [.. list.EnumerateArray().Select((item, i) => Text(item, FormattableString.Invariant($"{place}[{i}]")))];
    }

    private static string Text(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw OscalFault.Misshapen(place, "en text");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which the syntax of JSON lets through.
            throw OscalFault.Misshapen(place, "en text med hela tecken");
        }
    }
}
