using System.Text.Encodings.Web;
using System.Text.Json;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Writes what all OSCAL documents have in common.</summary>
internal static class OscalJson
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A document of one root member.</summary>
    public static void Document(Stream target, string root, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(target, Form);
        json.WriteStartObject();
        json.WriteStartObject(root);
        write(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        target.WriteByte((byte)'\n');
    }

    /// <summary>A list of objects, left out when empty: OSCAL has no empty lists.</summary>
    public static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A list of texts, left out when empty.</summary>
    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>The properties of something, ours and OSCAL's own.</summary>
    public static void Props(Utf8JsonWriter json, IReadOnlyList<OscalProp> props) => List(json, "props", props, p =>
    {
        json.WriteString("name", p.Name);
        if (p.Space is not null)
            json.WriteString("ns", p.Space);
        // What is no value of OSCAL, such as a text of several lines, is a remark.
        var isValue = OscalNames.IsValue(p.Text);
        json.WriteString("value", isValue ? p.Text : OscalProp.InRemarks);
        if (p.Group is not null)
            json.WriteString("group", p.Group);
        if (!isValue)
            json.WriteString("remarks", p.Text);
    });

    /// <summary>A link.</summary>
    public static void Link(Utf8JsonWriter json, string address, string relation, string? text = null)
    {
        json.WriteString("href", address);
        json.WriteString("rel", relation);
        if (text is not null)
            json.WriteString("text", text);
    }

    /// <summary>Who the document is, and that anybody may use it.</summary>
    public static void Metadata(Utf8JsonWriter json, string title, OscalEdition edition, IReadOnlyList<OscalProp> props)
    {
        json.WriteStartObject("metadata");
        json.WriteString("title", title);
        json.WriteString("last-modified", FormattableString.Invariant($"{edition.Day:yyyy-MM-dd}T00:00:00Z"));
        json.WriteString("version", edition.Name);
        json.WriteString("oscal-version", OscalNames.Version);
        Props(json, props);
        List(json, "links", [OscalNames.Licence], address => Link(json, address, "license", "CC0 1.0"));
        json.WriteString("remarks", "Texterna får användas fritt (CC0 1.0).");
        json.WriteEndObject();
    }
}

/// <summary>Which state of the library a document holds.</summary>
/// <param name="Name">The release, or the latest release and the beginning of the hash of everything since.</param>
/// <param name="Day">The latest day that something was published or released.</param>
internal sealed record OscalEdition(string Name, DateOnly Day)
{
    /// <summary>The state of a library.</summary>
    public static OscalEdition Of(Library library)
    {
        var latest = library.Releases.OrderBy(r => r.Date).ThenBy(r => r.Name, StringComparer.Ordinal).LastOrDefault();
        var files = library.Files.Count > 0 ? library.Files : LibraryWriter.Write(library);
        var digest = ReleaseCut.DigestOf(ReleaseCut.Of(library with { Files = files }, "", default, ""));
        var isReleased = latest is not null && ReleaseCut.DigestOf(latest) == digest;
        var day = library.Versions.Select(v => v.Published).Concat(library.Releases.Select(r => r.Date)).DefaultIfEmpty(new(2026, 1, 1)).Max();
        return new(isReleased ? latest!.Name : $"{latest?.Name ?? "0"}+{digest[..12]}", day);
    }
}
