using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Json;

/// <summary>The members of a shape while they are being told, in order. What may be missing is written as null, never left out.</summary>
/// <typeparam name="T">The record that is written.</typeparam>
public sealed class JsonMembers<T>
{
    private readonly List<JsonMember> _members = [];
    private readonly List<Action<Utf8JsonWriter, T>> _writers = [];

    internal IReadOnlyList<JsonMember> All => _members;

    /// <summary>A text that is always there.</summary>
    public JsonMembers<T> Text(string name, string description, Func<T, string> value, string example) =>
        Add(name, description, Type("string"), example, (json, item) => json.WriteString(name, value(item)));

    /// <summary>A text that may be missing.</summary>
    public JsonMembers<T> OptionalText(string name, string description, Func<T, string?> value, string? example) =>
        Add(name, description, Type("string", "null"), example, (json, item) => json.WriteString(name, value(item)));

    /// <summary>A text that always says the same.</summary>
    public JsonMembers<T> Constant(string name, string description, string value) =>
        Add(name, description, () => new() { ["const"] = value }, value, (json, _) => json.WriteString(name, value));

    /// <summary>A text that a regular expression describes.</summary>
    public JsonMembers<T> Pattern(string name, string description, string pattern, Func<T, string> value, string example) =>
        Add(name, description, () => new() { ["type"] = "string", ["pattern"] = pattern }, example,
            (json, item) => json.WriteString(name, value(item)));

    /// <summary>A SHA-256 in lower case hexadecimal that may be missing.</summary>
    public JsonMembers<T> OptionalHash(string name, string description, Func<T, string?> value, string? example) =>
        Add(name, description, () => new() { ["type"] = Types("string", "null"), ["pattern"] = JsonPatterns.Hash }, example,
            (json, item) => json.WriteString(name, value(item)));

    /// <summary>A whole address (URI).</summary>
    public JsonMembers<T> Address(string name, string description, Func<T, string> value, string example) =>
        Add(name, description, () => new() { ["type"] = "string", ["format"] = "uri" }, example,
            (json, item) => json.WriteString(name, value(item)));

    /// <summary>A whole address (URI) that may be missing.</summary>
    public JsonMembers<T> OptionalAddress(string name, string description, Func<T, string?> value, string? example) =>
        Add(name, description, () => new() { ["type"] = Types("string", "null"), ["format"] = "uri" }, example,
            (json, item) => json.WriteString(name, value(item)));

    /// <summary>A day, yyyy-MM-dd.</summary>
    public JsonMembers<T> Day(string name, string description, Func<T, DateOnly> value, string example) =>
        Add(name, description, () => new() { ["type"] = "string", ["format"] = "date" }, example,
            (json, item) => json.WriteString(name, Iso(value(item))));

    /// <summary>A day, yyyy-MM-dd, that may be missing.</summary>
    public JsonMembers<T> OptionalDay(string name, string description, Func<T, DateOnly?> value, string? example) =>
        Add(name, description, () => new() { ["type"] = Types("string", "null"), ["format"] = "date" }, example,
            (json, item) => json.WriteString(name, value(item) is { } day ? Iso(day) : null));

    /// <summary>True or false.</summary>
    public JsonMembers<T> Flag(string name, string description, Func<T, bool> value, bool example) =>
        Add(name, description, Type("boolean"), example, (json, item) => json.WriteBoolean(name, value(item)));

    /// <summary>True, false, or null when not known.</summary>
    public JsonMembers<T> OptionalFlag(string name, string description, Func<T, bool?> value, bool? example) =>
        Add(name, description, Type("boolean", "null"), example, (json, item) =>
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value(item) switch { true => "true", false => "false", null => "null" });
        });

    /// <summary>A whole number that is not less than another.</summary>
    public JsonMembers<T> Count(string name, string description, int least, Func<T, int> value, int example) =>
        Add(name, description, () => new() { ["type"] = "integer", ["minimum"] = least }, example,
            (json, item) => json.WriteNumber(name, value(item)));

    /// <summary>A number that may be missing, without superfluous zeros: 24.0 and 24 are the same limit.</summary>
    public JsonMembers<T> OptionalNumber(string name, string description, Func<T, decimal?> value, decimal? example) =>
        Add(name, description, Type("number", "null"), example, (json, item) =>
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value(item) is { } number ? ParameterValue.FileForm(number) : "null");
        });

    /// <summary>A word of a closed vocabulary.</summary>
    public JsonMembers<T> Word<TWord>(
        string name, string description, Vocabulary<TWord> vocabulary, Func<T, TWord> value, TWord example)
        where TWord : struct, Enum =>
        Add(name, description, () => Choice(vocabulary, isOptional: false), vocabulary.Code(example),
            (json, item) => json.WriteString(name, vocabulary.Code(value(item))));

    /// <summary>A word of a closed vocabulary that may be missing.</summary>
    public JsonMembers<T> OptionalWord<TWord>(
        string name, string description, Vocabulary<TWord> vocabulary, Func<T, TWord?> value, TWord? example)
        where TWord : struct, Enum =>
        Add(name, description, () => Choice(vocabulary, isOptional: true), example is { } word ? vocabulary.Code(word) : null,
            (json, item) => json.WriteString(name, value(item) is { } chosen ? vocabulary.Code(chosen) : null));

    /// <summary>Words of a closed vocabulary.</summary>
    public JsonMembers<T> Words<TWord>(
        string name, string description, Vocabulary<TWord> vocabulary, Func<T, IEnumerable<TWord>> value, params TWord[] example)
        where TWord : struct, Enum =>
        Add(name, description, () => List(Choice(vocabulary, isOptional: false)), () => Array(example.Select(vocabulary.Code)),
            (json, item) => Strings(json, name, value(item).Select(vocabulary.Code)));

    /// <summary>The folder of an area.</summary>
    public JsonMembers<T> AreaFolder(string name, string description, Func<T, string> value) =>
        Add(name, description, () => new() { ["enum"] = Array(Areas.All.Select(a => a.Folder)) }, Areas.All[0].Folder,
            (json, item) => json.WriteString(name, value(item)));

    /// <summary>Texts.</summary>
    public JsonMembers<T> Texts(string name, string description, Func<T, IEnumerable<string>> value, params string[] example) =>
        Add(name, description, () => List(new() { ["type"] = "string" }), () => Array(example),
            (json, item) => Strings(json, name, value(item)));

    /// <summary>Objects of another shape.</summary>
    public JsonMembers<T> List<TItem>(string name, string description, JsonShape<TItem> shape, Func<T, IEnumerable<TItem>> value)
    {
        _members.Add(new(name, description, at => List(Reference(at, shape)), shape, () => new JsonArray(shape.Example())));
        _writers.Add((json, item) =>
        {
            json.WriteStartArray(name);
            foreach (var part in value(item))
                shape.Write(json, part);
            json.WriteEndArray();
        });
        return this;
    }

    /// <summary>An object of another shape.</summary>
    public JsonMembers<T> Part<TItem>(string name, string description, JsonShape<TItem> shape, Func<T, TItem> value)
    {
        _members.Add(new(name, description, at => Reference(at, shape), shape, shape.Example));
        _writers.Add((json, item) =>
        {
            json.WritePropertyName(name);
            shape.Write(json, value(item));
        });
        return this;
    }

    /// <summary>All members of another shape, among these.</summary>
    public JsonMembers<T> With<TPart>(JsonShape<TPart> shape, Func<T, TPart> value)
    {
        _members.AddRange(shape.Members.All);
        _writers.Add((json, item) => shape.Members.Write(json, value(item)));
        return this;
    }

    internal void Write(Utf8JsonWriter json, T item)
    {
        foreach (var write in _writers)
            write(json, item);
    }

    private JsonMembers<T> Add(
        string name, string description, Func<JsonObject> schema, JsonNode? example, Action<Utf8JsonWriter, T> write) =>
        Add(name, description, schema, () => example?.DeepClone(), write);

    private JsonMembers<T> Add(
        string name, string description, Func<JsonObject> schema, Func<JsonNode?> example, Action<Utf8JsonWriter, T> write)
    {
        _members.Add(new(name, description, _ => schema(), null, example));
        _writers.Add(write);
        return this;
    }

    private static Func<JsonObject> Type(params string[] types) => () => new() { ["type"] = Types(types) };

    private static JsonNode Types(params string[] types) => types is [var only] ? only : Array(types);

    private static JsonObject Choice<TWord>(Vocabulary<TWord> vocabulary, bool isOptional)
        where TWord : struct, Enum
    {
        var choices = Array(vocabulary.All.Select(w => w.Code));
        if (isOptional)
            choices.Add(null);
        return new() { ["enum"] = choices };
    }

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Reference(Func<JsonShape, string> at, JsonShape shape) => new() { ["$ref"] = at(shape) };

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
