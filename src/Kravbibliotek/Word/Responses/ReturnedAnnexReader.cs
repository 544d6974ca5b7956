using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Kravbibliotek.Word.Export;
using Kravbibliotek.Word.Lint;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Word.Responses;

/// <summary>
/// Reads an annex that has been through other programs and other hands. Never opens the file with a Word library: only the ZIP and an
/// XML reader with limits, no DTD, nothing fetched from outside.
/// </summary>
public sealed partial class ReturnedAnnexReader
{
    private const int MaxParts = 2000;
    private const long MaxBytes = 512L << 20;
    private static readonly XNamespace W = WordNames.Main;

    private readonly AnnexData _data;
    private readonly PrintedText _scratch = new();
    private readonly List<ReturnedRequirement> _requirements = [];

    private ReturnedAnnexReader(AnnexData data) => _data = data;

    /// <summary>Reads a docx.</summary>
    /// <exception cref="InvalidDataException">It is no docx, or larger than an annex can be.</exception>
    public static ReturnedAnnex Read(Stream docx)
    {
        using var archive = new ZipArchive(docx, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => e.Length) > MaxBytes)
            throw new InvalidDataException("Filen är för stor för att vara en kravbilaga.");
        var document = archive.GetEntry("word/document.xml") ?? throw new InvalidDataException("Filen är inte ett Word-dokument.");
        var reader = new ReturnedAnnexReader(AnnexData.Of(archive));
        using var part = document.Open();
        try
        {
            reader.ReadTables(part);
        }
        catch (XmlException problem)
        {
            throw new InvalidDataException("Filen är skadad.", problem);
        }

        return new ReturnedAnnex(reader._data.Id, reader._requirements);
    }

    /// <summary>One row at a time: a table of thousands of rows never lies in memory whole.</summary>
    private void ReadTables(Stream document)
    {
        using var xml = IntegrityLint.Reader(document);
        int[]? columns = null;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml is { LocalName: "tbl", NamespaceURI: WordNames.Main })
            {
                columns = null;
                xml.Read();
            }
            else if (xml.NodeType == XmlNodeType.Element && xml is { LocalName: "tr", NamespaceURI: WordNames.Main })
            {
                var cells = CellsOf((XElement)XNode.ReadFrom(xml));
                if (columns is null)
                    columns = ColumnsOf(cells);
                else if (columns.Length > 0)
                    ReadRow(cells, columns);
            }
            else
            {
                xml.Read();
            }
        }
    }

    private static List<XElement> CellsOf(XElement row) =>
        [.. row.Descendants(W + "tc").Where(c => c.Ancestors(W + "tr").First() == row)];

    /// <summary>Where the columns of a requirement table are, or nothing when it is another table. A vendor may have moved them.</summary>
    private int[] ColumnsOf(List<XElement> cells)
    {
        var headers = cells.ConvertAll(TextOf);
        var columns = TemplateContract.Columns.Select(c => headers.IndexOf(c)).ToArray();
        return columns.Contains(-1) ? [] : columns;
    }

    private void ReadRow(List<XElement> cells, int[] columns)
    {
        if (cells.Count <= columns.Max())
            return;
        var key = TextOf(cells[columns[0]]);
        var match = KeyPattern().Match(key);
        if (!match.Success || !int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var number))
            return;
        var name = match.Groups[1].Value;
        var printed = _data.Find(name, number);
        var isAnswered = printed?.IsAnswered ?? TextOf(cells[columns[2]]) != TemplateContract.NotAnswered[0];
        var controls = !isAnswered ? [] : TemplateContract.Controls
            .Select((control, i) => ReadControl(cells[columns[2 + i]], control, name, number, printed)).ToList();
        _requirements.Add(new(
            name, number, PrintedItem.DigestOf(key, TextOf(cells[columns[1]])), printed?.Digest, controls));
    }

    private static ReturnedControl ReadControl(XElement cell, ControlKind kind, string key, int number, AnnexDataItem? printed)
    {
        var control = cell.Descendants(W + "sdt").FirstOrDefault();
        var properties = control?.Element(W + "sdtPr");
        var tag = (string?)properties?.Element(W + "tag")?.Attribute(W + "val");
        var path = (string?)properties?.Element(W + "dataBinding")?.Attribute(W + "xpath");
        var source = tag == TemplateContract.Tag(kind.Code, key, number) ? ControlSource.Tag
            : path is not null && printed is not null && path == $"{printed.Path}/k:{kind.Code}[1]" ? ControlSource.Binding
            : ControlSource.Position;
        var text = new PrintedText();
        CellText.Append(text, control?.Element(W + "sdtContent") ?? cell);
        // Programs that know no controls make fields of them: in an answer, unlike in a requirement, that hides nothing.
        var answer = string.Concat(text.ToString().Split(PrintedText.ObjectMark)).Trim();
        return new(kind.Code, answer.Length == 0 || answer == kind.Placeholder ? null : answer, source);
    }

    private string TextOf(XElement cell)
    {
        _scratch.Clear();
        CellText.Append(_scratch, cell);
        return _scratch.ToString();
    }

    [GeneratedRegex(@"^(\S+) version (\d+)(?: |$)")]
    private static partial Regex KeyPattern();
}
