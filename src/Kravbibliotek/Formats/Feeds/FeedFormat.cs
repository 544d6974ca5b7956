using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Formats.Feeds;

/// <summary>A format that feeds are given out in. The same feed gives the same bytes.</summary>
public abstract class FeedFormat
{
    /// <summary>The licence of what feeds say.</summary>
    protected const string Licence = "https://creativecommons.org/publicdomain/zero/1.0/";

    /// <summary>Who says it.</summary>
    protected const string Author = "Kravbiblioteket";

    /// <summary>Every format.</summary>
    public static IReadOnlyList<FeedFormat> All { get; } = [new AtomFeed(), new JsonFeed()];

    /// <summary>The extension of its address, without the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>The media type.</summary>
    public abstract string MediaType { get; }

    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="absolute">The whole address of a path of the site.</param>
    public abstract byte[] Write(Feed feed, Func<string, string> absolute);

    /// <summary>The beginning of a day, as all formats say a moment.</summary>
    protected static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
}

/// <summary>Atom, RFC 4287.</summary>
public sealed class AtomFeed : FeedFormat
{
    private const string Space = "http://www.w3.org/2005/Atom";

    /// <inheritdoc/>
    public override string Extension => "atom";

    /// <inheritdoc/>
    public override string MediaType => "application/atom+xml";

    /// <inheritdoc/>
    public override byte[] Write(Feed feed, Func<string, string> absolute)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(absolute);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Space);
            xml.WriteAttributeString("xml", "lang", null, "sv");
            Element(xml, "id", FeedEntry.IdOf($"feed{feed.Path}"));
            Element(xml, "title", feed.Title);
            Element(xml, "updated", Moment(feed.Updated));
            Link(xml, "self", absolute($"{feed.Path}.{Extension}"));
            Link(xml, "alternate", absolute(feed.Page));
            Link(xml, "license", Licence);
            Element(xml, "rights", "CC0 1.0. Texterna får användas fritt.");
            xml.WriteStartElement("author", Space);
            Element(xml, "name", Author);
            xml.WriteEndElement();
            foreach (var entry in feed.Entries)
                WriteEntry(xml, entry, absolute);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, FeedEntry entry, Func<string, string> absolute)
    {
        xml.WriteStartElement("entry", Space);
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        Element(xml, "updated", Moment(entry.Day));
        Element(xml, "published", Moment(entry.Day));
        Link(xml, "alternate", absolute(entry.Path));
        Element(xml, "summary", entry.Text);
        foreach (var tag in entry.Tags)
        {
            xml.WriteStartElement("category", Space);
            xml.WriteAttributeString("term", XmlCharacters.Replace(tag));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Space, XmlCharacters.Replace(text));

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Space);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}

/// <summary>JSON Feed 1.1.</summary>
public sealed class JsonFeed : FeedFormat
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public override string Extension => "json";

    /// <inheritdoc/>
    public override string MediaType => "application/feed+json";

    /// <inheritdoc/>
    public override byte[] Write(Feed feed, Func<string, string> absolute)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(absolute);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", absolute(feed.Page));
            json.WriteString("feed_url", absolute($"{feed.Path}.{Extension}"));
            json.WriteString("language", "sv");
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", Author);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("_licence");
            json.WriteString("about", "CC0 1.0. Texterna får användas fritt.");
            json.WriteString("url", Licence);
            json.WriteEndObject();
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries)
                WriteEntry(json, entry, absolute);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, FeedEntry entry, Func<string, string> absolute)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", absolute(entry.Path));
        json.WriteString("title", entry.Title);
        json.WriteString("content_text", entry.Text);
        json.WriteString("date_published", Moment(entry.Day));
        json.WriteStartArray("tags");
        foreach (var tag in entry.Tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
