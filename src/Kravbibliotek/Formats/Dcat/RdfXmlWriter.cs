using System.Text;
using System.Xml;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Formats.Dcat;

/// <summary>Writes descriptions as RDF/XML.</summary>
public static class RdfXmlWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/rdf+xml";

    /// <summary>Writes them in order.</summary>
    public static byte[] Write(IEnumerable<RdfNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            var (rdf, space, _) = RdfPrefixes.Split("rdf:RDF");
            xml.WriteStartElement(rdf, "RDF", space);
            foreach (var (prefix, address) in RdfPrefixes.All.Where(p => p.Prefix != "xsd"))
                xml.WriteAttributeString("xmlns", prefix, null, address);
            foreach (var node in nodes)
                WriteNode(xml, node, space);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteNode(XmlWriter xml, RdfNode node, string rdf)
    {
        Start(xml, node.Type);
        xml.WriteAttributeString("rdf", "about", rdf, node.Iri);
        foreach (var (property, value) in node.Values)
        {
            Start(xml, property);
            if (value.IsIri)
                xml.WriteAttributeString("rdf", "resource", rdf, value.Text);
            if (value.Language is { } language)
                xml.WriteAttributeString("xml", "lang", null, language);
            if (value.Type is { } type)
                xml.WriteAttributeString("rdf", "datatype", rdf, string.Concat(RdfPrefixes.Split(type).Space, RdfPrefixes.Split(type).Local));
            if (!value.IsIri)
                xml.WriteString(XmlCharacters.Replace(value.Text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string name)
    {
        var (prefix, space, local) = RdfPrefixes.Split(name);
        xml.WriteStartElement(prefix, local, space);
    }
}
