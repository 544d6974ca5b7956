using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Word.Export;

/// <summary>Writes the small parts round the document: content types, relationships, properties and the selection as data.</summary>
internal sealed class AnnexParts(DocxPackage package, ExportState state)
{
    private const string OfficeRelations = WordNames.Relationships + "/";

    /// <summary>Content types and package relationships, which come first.</summary>
    public void WriteFirst()
    {
        XNamespace ns = WordNames.ContentTypes;
        var types = state.Template.ContentTypes
            .Append(new("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
            .Append(new("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"))
            .Append(new("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"))
            .Select(t => t.Key.StartsWith('/')
                ? new XElement(ns + "Override", new XAttribute("PartName", t.Key), new XAttribute("ContentType", t.Value))
                : new XElement(ns + "Default", new XAttribute("Extension", t.Key), new XAttribute("ContentType", t.Value)));
        Write("[Content_Types].xml", new XElement(ns + "Types", types.OrderBy(t => t.Name.LocalName, StringComparer.Ordinal)));
        Write("_rels/.rels", Relations(
            Relation("rK1", OfficeRelations + "officeDocument", "word/document.xml"),
            Relation("rK2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            Relation("rK3", OfficeRelations + "custom-properties", "docProps/custom.xml")));
    }

    /// <summary>Relationships of the document: the template's, the data, and the links in order of first use.</summary>
    public void WriteDocumentRelations()
    {
        XNamespace ns = WordNames.PackageRelationships;
        var links = state.Links.Select((address, i) => new XElement(ns + "Relationship",
            new XAttribute("Id", string.Create(CultureInfo.InvariantCulture, $"rL{i + 1}")),
            new XAttribute("Type", OfficeRelations + "hyperlink"),
            new XAttribute("Target", address), new XAttribute("TargetMode", "External")));
        Write("word/_rels/document.xml.rels", Relations(
            [.. state.Template.Relations, Relation("rK1", OfficeRelations + "customXml", "../customXml/item1.xml"), .. links]));
    }

    /// <summary>The selection as data: what is chosen, as it is printed, and room for the answers. Nothing else about the tender.</summary>
    public void WriteData()
    {
        using (var part = package.Open("customXml/item1.xml"))
            WriteSelection(new WordXml(part));
        XNamespace ns = WordNames.CustomXml;
        Write("customXml/_rels/item1.xml.rels", Relations(Relation("rK1", OfficeRelations + "customXmlProps", "itemProps1.xml")));
        Write("customXml/itemProps1.xml", new XElement(ns + "datastoreItem",
            new XAttribute(XNamespace.Xmlns + "ds", WordNames.CustomXml), new XAttribute(ns + "itemID", state.StoreId),
            new XElement(ns + "schemaRefs", new XElement(ns + "schemaRef", new XAttribute(ns + "uri", TemplateContract.DataNamespace)))));
    }

    /// <summary>Document properties. The dates are the annex's, not the clock's.</summary>
    public void WriteProperties()
    {
        XNamespace cp = WordNames.CoreProperties, dc = "http://purl.org/dc/elements/1.1/", dcterms = "http://purl.org/dc/terms/",
            xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var created = state.Model.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        XElement Date(string name) => new(dcterms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), created);
        Write("docProps/core.xml", new XElement(cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", dc.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dcterms", dcterms.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi.NamespaceName),
            new XElement(dc + "title", Clean(state.Model.Title)),
            new XElement(dc + "creator", Clean(state.Model.Organisation ?? "Kravbibliotek")),
            new XElement(cp + "category", "Kravbilaga"), new XElement(dc + "language", "sv-SE"), Date("created"), Date("modified")));
        XNamespace p = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
        Write("docProps/custom.xml", new XElement(p + "Properties", new XAttribute(XNamespace.Xmlns + "vt", vt.NamespaceName),
            new XElement(p + "property", new XAttribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), new XAttribute("pid", 2),
                new XAttribute("name", TemplateContract.AnnexIdProperty), new XElement(vt + "lpwstr", state.Id.ToString()))));
    }

    private static string Clean(string text) => Word.Text.XmlCharacters.Replace(text);

    private static XElement Relations(params XElement[] relations)
    {
        XNamespace ns = WordNames.PackageRelationships;
        return new(ns + "Relationships", relations);
    }

    private static XElement Relation(string id, string type, string target)
    {
        XNamespace ns = WordNames.PackageRelationships;
        return new(ns + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));
    }

    private void WriteSelection(WordXml xml)
    {
        var whole = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', state.Digests)));
        xml.Raw(Encoding.UTF8.GetBytes(WordNames.Declaration)).Raw("<k:bilaga xmlns:k=\""u8).Text(TemplateContract.DataNamespace)
            .Raw("\" schema=\""u8).Number(TemplateContract.DataSchema).Raw("\" id=\""u8).Text(state.Id.ToString())
            .Raw("\" kontrollsumma=\""u8).Text(Convert.ToHexStringLower(whole)).Raw("\">"u8);
        var index = 0;
        foreach (var chapter in state.Model.Chapters.Where(c => c.Items.Count > 0))
        {
            xml.Raw("<k:o id=\""u8).Text(chapter.Id).Raw("\">"u8);
            foreach (var item in chapter.Items)
                WriteItem(xml, item, state.Digests[index++]);
            xml.Raw("</k:o>"u8);
        }

        xml.Raw("</k:bilaga>"u8).Flush();
    }

    private static void WriteItem(WordXml xml, AnnexItem item, string digest)
    {
        xml.Raw("<k:k nyckel=\""u8).Text(item.Key).Raw("\" version=\""u8).Number(item.Number).Raw("\" fingeravtryck=\""u8)
            .Text(item.Fingerprint).Raw("\" kravtyp=\""u8).Text(Words.Kinds.Code(item.Kind)).Raw("\" kontrollsumma=\""u8).Text(digest)
            .Raw("\">"u8);
        foreach (var (name, value) in item.Values)
            xml.Raw("<k:v namn=\""u8).Text(name).Raw("\">"u8).Text(value).Raw("</k:v>"u8);
        if (item.IsAnswered)
            xml.Raw("<k:a/><k:c/><k:r/>"u8);
        xml.Raw("</k:k>"u8);
    }

    private void Write(string name, XElement root) =>
        package.Add(name, Encoding.UTF8.GetBytes(WordNames.Declaration + root.ToString(SaveOptions.DisableFormatting)));
}
