using System.Text;
using System.Xml;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Formats.Feeds;

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
