using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Lint;

namespace Kravbibliotek.Word.Responses;

/// <summary>A requirement in the custom XML part.</summary>
/// <param name="Digest">Printed digest.</param>
/// <param name="Path">Where its answers lie, as controls are bound to it.</param>
/// <param name="IsAnswered">True when it has controls.</param>
internal sealed record AnnexDataItem(string Digest, string Path, bool IsAnswered);

/// <summary>The selection that travels inside the file. Lost or damaged data is no error: rows can be read without it.</summary>
internal sealed class AnnexData
{
    private static readonly XNamespace K = TemplateContract.DataNamespace;

    private readonly Dictionary<(string Key, int Number), AnnexDataItem> _items = [];

    /// <summary>The annex id, or null.</summary>
    public Guid? Id { get; private init; }

    /// <summary>Finds the part among all custom XML of the file, whatever it is called there now.</summary>
    public static AnnexData Of(ZipArchive archive)
    {
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("customXml/", StringComparison.Ordinal)
            && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (Root(entry) is { } root && root.Name == K + "bilaga")
                return Read(root);
        }

        return new AnnexData();
    }

    /// <summary>A requirement, or null.</summary>
    public AnnexDataItem? Find(string key, int number) => _items.GetValueOrDefault((key, number));

    private static AnnexData Read(XElement root)
    {
        var data = new AnnexData { Id = Guid.TryParse((string?)root.Attribute("id"), out var id) ? id : null };
        var area = 0;
        foreach (var chapter in root.Elements(K + "o"))
        {
            area++;
            var row = 0;
            foreach (var item in chapter.Elements(K + "k"))
            {
                row++;
                if (!int.TryParse((string?)item.Attribute("version"), CultureInfo.InvariantCulture, out var number))
                    continue;
                var path = string.Create(CultureInfo.InvariantCulture, $"/k:bilaga[1]/k:o[{area}]/k:k[{row}]");
                var answered = (string?)item.Attribute("kravtyp") != Words.Kinds.Code(RequirementKind.ContractTerm);
                data._items[((string?)item.Attribute("nyckel") ?? "", number)] =
                    new((string?)item.Attribute("kontrollsumma") ?? "", path, answered);
            }
        }

        return data;
    }

    private static XElement? Root(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var reader = IntegrityLint.Reader(part);
        try
        {
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            // Somebody's broken part is not ours; the rows are read by position.
            return null;
        }
    }
}
