using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kravbibliotek.Lists;

/// <summary>
/// A list as a JSON file: <c>{ "schema": "kravlista", "version": 1, "items": [ { "key": "TIL-001", "number": 3, "title": "…" } ] }</c>.
/// The title is there for people; what is read is key and number. Members that are not known are passed over.
/// </summary>
public static class ListJson
{
    /// <summary>What tells such a file from other JSON.</summary>
    public const string Schema = "kravlista";

    /// <summary>Version of the schema.</summary>
    public const int SchemaVersion = 1;

    private const int MostDepth = 8;

    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the rows of a list.</summary>
    public static void Write(IEnumerable<ListRow> rows, Stream target)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var json = new Utf8JsonWriter(target, Form);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteNumber("version", SchemaVersion);
        json.WriteStartArray("items");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("key", row.Pick.Key);
            if (row.Pick.Number is { } number)
                json.WriteNumber("number", number);
            else
                json.WriteNull("number");
            json.WriteString("title", row.Version?.Content.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads such a file.</summary>
    /// <exception cref="ListFileException">It is none, or a later one than this program knows.</exception>
    public static ListTextReading Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(content.Span), new() { MaxDepth = MostDepth });
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            throw new ListFileException(ListFileFault.Broken, broken.LineNumber + 1, broken);
        }
        catch (InvalidOperationException broken)
        {
            // Half a character can be written in JSON, and is told only when the text is read.
            throw new ListFileException(ListFileFault.Broken, null, broken);
        }
    }

    private static ListTextReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "schema") != Schema
            || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var schema) || schema < 1)
            throw new ListFileException(ListFileFault.OtherJson);
        if (schema > SchemaVersion)
            throw new ListFileException(ListFileFault.Later);
        if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            throw new ListFileException(ListFileFault.OtherJson);
        var picks = new List<RequirementPick>();
        var odd = new List<string>();
        foreach (var item in items.EnumerateArray())
            ListItem.Add(Text(item, "key"), NumberOf(item), picks, odd);
        return new(picks, odd);
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? NumberOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("number", out var value) && value.ValueKind != JsonValueKind.Null
            ? value.GetRawText()
            : null;
}
