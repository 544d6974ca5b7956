using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Word.Lint;

/// <summary>What the other parts of a file define, for references in the document to be held against.</summary>
internal sealed class DocxIndex
{
    /// <summary>Style ids.</summary>
    public HashSet<string> Styles { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbering ids; 0 always means none.</summary>
    public HashSet<string> Numbers { get; } = new(StringComparer.Ordinal) { "0" };

    /// <summary>Relationship ids of the document.</summary>
    public HashSet<string> Relations { get; } = new(StringComparer.Ordinal);

    /// <summary>For each data store by id, the position of each of its elements, for instance <c>/bilaga[1]/o[2]</c>.</summary>
    public Dictionary<string, HashSet<string>> Stores { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Indexes the parts of a file.</summary>
    public static DocxIndex Of(ZipArchive archive)
    {
        var index = new DocxIndex();
        Each(archive.GetEntry("word/styles.xml"), "style", WordNames.Main, "styleId", index.Styles);
        Each(archive.GetEntry("word/numbering.xml"), "num", WordNames.Main, "numId", index.Numbers);
        Each(archive.GetEntry("word/_rels/document.xml.rels"), "Relationship", "", "Id", index.Relations);
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("customXml/itemProps", StringComparison.Ordinal)))
            index.AddStore(archive, entry);
        return index;
    }

    private static void Each(ZipArchiveEntry? entry, string element, string attributeNamespace, string attribute, HashSet<string> found)
    {
        if (entry is null)
            return;
        using var part = entry.Open();
        using var reader = IntegrityLint.Reader(part);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element
                && reader.GetAttribute(attribute, attributeNamespace) is { } value)
                found.Add(value);
        }
    }

    private void AddStore(ZipArchive archive, ZipArchiveEntry properties)
    {
        using var part = properties.Open();
        using var reader = IntegrityLint.Reader(part);
        reader.MoveToContent();
        var data = archive.GetEntry(properties.FullName.Replace("Props", "", StringComparison.Ordinal));
        if (reader.GetAttribute("itemID", WordNames.CustomXml) is { } id && data is not null)
            Stores[id] = Positions(data);
    }

    private static HashSet<string> Positions(ZipArchiveEntry entry)
    {
        var positions = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<(string Path, Dictionary<string, int> Children)>();
        path.Push(("", []));
        using var part = entry.Open();
        using var reader = IntegrityLint.Reader(part);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var (above, siblings) = path.Peek();
                var number = siblings[reader.LocalName] = siblings.GetValueOrDefault(reader.LocalName) + 1;
                var position = string.Create(CultureInfo.InvariantCulture, $"{above}/{reader.LocalName}[{number}]");
                positions.Add(position);
                if (!reader.IsEmptyElement)
                    path.Push((position, []));
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                path.Pop();
            }
        }

        return positions;
    }
}
