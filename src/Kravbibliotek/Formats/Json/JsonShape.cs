using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kravbibliotek.Formats.Json;

/// <summary>
/// A kind of JSON object: its members in order, each with what it means. What is written, the published schema and the examples of
/// the documentation are all made of the same members, so that none of them can say something else than the others.
/// </summary>
public abstract class JsonShape
{
    /// <summary>How all JSON of the library looks: indented, LF, and with Swedish letters as they are.</summary>
    public static JsonWriterOptions Form { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IReadOnlyList<JsonMember> _members;

    private protected JsonShape(string name, string description, IReadOnlyList<JsonMember> members)
    {
        Name = name;
        Description = description;
        _members = members;
    }

    /// <summary>Name in the addresses of schemas: ASCII, lower case.</summary>
    public string Name { get; }

    /// <summary>What it is, in Swedish.</summary>
    public string Description { get; }

    /// <summary>The shapes that its members hold, and theirs, each once.</summary>
    public IEnumerable<JsonShape> Parts =>
        _members.Select(m => m.Part).OfType<JsonShape>().SelectMany(p => p.Parts.Prepend(p)).DistinctBy(p => p.Name);

    /// <summary>
    /// What objects of the shape look like, as JSON Schema 2020-12. All members are always there; a later version may bring more, so that
    /// what is not named is not forbidden.
    /// </summary>
    /// <param name="reference">The address that the schema of another shape is found at.</param>
    public JsonObject Schema(Func<JsonShape, string> reference)
    {
        var properties = new JsonObject();
        foreach (var member in _members)
        {
            var schema = member.Schema(reference);
            schema["description"] = member.Description;
            properties[member.Name] = schema;
        }

        return new()
        {
            ["type"] = "object",
            ["description"] = Description,
            ["properties"] = properties,
            ["required"] = new JsonArray([.. _members.Select(m => (JsonNode)m.Name)]),
        };
    }

    /// <summary>An object of the shape, made of the examples of its members.</summary>
    public JsonObject Example() => new(_members.Select(m => KeyValuePair.Create(m.Name, m.Example())));
}

/// <summary>A member of a shape, as its schema and its example need it.</summary>
/// <param name="Name">Name in the object.</param>
/// <param name="Description">What it means, in Swedish.</param>
/// <param name="Schema">Its schema, given where the schemas of other shapes are.</param>
/// <param name="Part">The shape that it holds, or null.</param>
/// <param name="Example">A value that it may have.</param>
internal sealed record JsonMember(
    string Name, string Description, Func<Func<JsonShape, string>, JsonObject> Schema, JsonShape? Part, Func<JsonNode?> Example);

/// <summary>A kind of JSON object that a record is written as.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class JsonShape<T> : JsonShape
{
    private readonly JsonMembers<T> _members;

    /// <summary>Makes a shape.</summary>
    /// <param name="name">Name in the addresses of schemas: ASCII, lower case.</param>
    /// <param name="description">What it is, in Swedish.</param>
    /// <param name="members">Says its members in order.</param>
    public JsonShape(string name, string description, Func<JsonMembers<T>, JsonMembers<T>> members)
        : this(name, description, members(new()))
    {
    }

    private JsonShape(string name, string description, JsonMembers<T> members)
        : base(name, description, members.All) => _members = members;

    internal JsonMembers<T> Members => _members;

    /// <summary>A record as a document of its own, ended by LF.</summary>
    public byte[] Document(T value)
    {
        using var target = new MemoryStream();
        Write(target, value);
        return target.ToArray();
    }

    /// <summary>Writes a record as a document of its own, ended by LF.</summary>
    public void Write(Stream target, T value)
    {
        using (var json = new Utf8JsonWriter(target, Form))
            Write(json, value);
        target.WriteByte((byte)'\n');
    }

    internal void Write(Utf8JsonWriter json, T value)
    {
        json.WriteStartObject();
        _members.Write(json, value);
        json.WriteEndObject();
    }
}
