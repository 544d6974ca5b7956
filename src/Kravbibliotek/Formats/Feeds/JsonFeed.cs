using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kravbibliotek.Formats.Feeds;

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
