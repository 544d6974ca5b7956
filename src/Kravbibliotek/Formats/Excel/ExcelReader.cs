using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Kravbibliotek.Formats.Excel;

/// <summary>
/// Reads the cells of an Excel file from anybody. Formulas are told as formulas and never reckoned, macros are refused, links out of the
/// file are not followed. Both editions of the format are read: names count, not name spaces.
/// </summary>
public sealed partial class ExcelReader
{
    private const int LongestCell = 32_767;

    private readonly ExcelPackage _package;
    private readonly ExcelLimits _limits;
    private readonly List<string> _shared;
    private readonly ExcelDates _dates;
    private int _rows;
    private long _characters;

    private ExcelReader(ExcelPackage package, ExcelLimits limits, List<string> shared, ExcelDates dates) =>
        (_package, _limits, _shared, _dates) = (package, limits, shared, dates);

    /// <summary>Reads a file that can seek.</summary>
    /// <exception cref="ExcelFileException">It is no Excel file, a broken one, or one with macros or too much in it.</exception>
    public static ExcelBook Read(Stream file, ExcelLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var package = ExcelPackage.Open(file, limits ?? ExcelLimits.Default);
            return ReadBook(package, limits ?? ExcelLimits.Default);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw new ExcelFileException(ExcelFileException.Broken, fault);
        }
    }

    private static ExcelBook ReadBook(ExcelPackage package, ExcelLimits limits)
    {
        var path = package.Workbook;
        var relations = package.Relations(path);
        var workbook = package.Load(path);
        var sheets = workbook.Elements().Where(e => e.Name.LocalName == "sheets").Elements().ToList();
        if (sheets.Count > limits.Sheets)
            throw ExcelPackage.TooLarge();
        var styles = Target("styles") is { } part ? package.Load(part) : null;
        var properties = workbook.Elements().FirstOrDefault(e => e.Name.LocalName == "workbookPr");
        var reader = new ExcelReader(
            package, limits, Target("sharedStrings") is { } strings ? SharedStrings(package, strings) : [],
            ExcelDates.Of(styles, (string?)properties?.Attribute("date1904") is "1" or "true"));
        return new([.. sheets.Select(s => reader.ReadSheet(s, relations)).OfType<ExcelSheet>()]);

        string? Target(string type) => relations.FirstOrDefault(r => r.Type.EndsWith($"/{type}", StringComparison.Ordinal))?.Target;
    }

    private static List<string> SharedStrings(ExcelPackage package, string part)
    {
        var strings = new List<string>();
        using var xml = package.Read(part);
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                strings.Add(Joined((XElement)XNode.ReadFrom(xml)));
            else
                xml.Read();
        }

        return strings;
    }

    // A sheet of a chart has no cells, and a relation of its own sort.
    private ExcelSheet? ReadSheet(XElement sheet, IReadOnlyList<ExcelPackage.Relation> relations)
    {
        var id = (string?)sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0);
        var relation = relations.FirstOrDefault(r => r.Id == id) ?? throw new ExcelFileException();
        if (!relation.Type.EndsWith("/worksheet", StringComparison.Ordinal))
            return null;
        var isHidden = (string?)sheet.Attribute("state") is "hidden" or "veryHidden";
        return new((string?)sheet.Attribute("name") ?? "", ReadRows(relation.Target), isHidden);
    }

    private List<ExcelRow> ReadRows(string part)
    {
        var rows = new List<ExcelRow>();
        var last = 0;
        using var xml = _package.Read(part);
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
            {
                xml.Read();
                continue;
            }

            var row = (XElement)XNode.ReadFrom(xml);
            var number = (string?)row.Attribute("r") is { } typed ? Number(typed) : last + 1;
            if (number <= last)
                throw new ExcelFileException();
            last = number;
            var cells = ReadCells(row);
            if (cells.Count == 0)
                continue;
            if (++_rows > _limits.Rows)
                throw ExcelPackage.TooLarge();
            rows.Add(new(number, cells));
        }

        return rows;
    }

    private List<ExcelCell> ReadCells(XElement row)
    {
        var cells = new List<ExcelCell>();
        var last = 0;
        foreach (var c in row.Elements().Where(e => e.Name.LocalName == "c"))
        {
            var column = (string?)c.Attribute("r") is { } name ? ExcelColumns.Of(name) ?? throw new ExcelFileException() : last + 1;
            if (column <= last)
                throw new ExcelFileException();
            last = column;
            var isFormula = c.Elements().Any(e => e.Name.LocalName == "f");
            var text = TextOf(c);
            if (text.Length == 0 && !isFormula)
                continue;
            _characters += text.Length;
            if (column > _limits.Columns || _characters > _limits.Characters)
                throw ExcelPackage.TooLarge();
            cells.Add(new(column, text, isFormula));
        }

        return cells;
    }

    private string TextOf(XElement cell)
    {
        var value = cell.Elements().FirstOrDefault(e => e.Name.LocalName == "v")?.Value ?? "";
        var text = (string?)cell.Attribute("t") switch
        {
            "s" => value.Length == 0 ? "" : _shared.ElementAtOrDefault(Number(value)) ?? throw new ExcelFileException(),
            "inlineStr" => cell.Elements().FirstOrDefault(e => e.Name.LocalName == "is") is { } inline ? Joined(inline) : "",
            "b" => value == "1" ? "SANT" : value.Length == 0 ? "" : "FALSKT",
            "str" => Unescape(value),
            "e" or "d" => value,
            _ => value.Length == 0 ? "" : _dates.Text(value, (string?)cell.Attribute("s")),
        };
        return text.Length <= LongestCell ? text : throw ExcelPackage.TooLarge();
    }

    // Text in several runs, each with a look of its own; how a word is pronounced (rPh) is no part of it.
    private static string Joined(XElement item)
    {
        var text = new StringBuilder();
        foreach (var child in item.Elements())
        {
            if (child.Name.LocalName == "t")
                text.Append(child.Value);
            else if (child.Name.LocalName == "r")
                text.AppendJoin("", child.Elements().Where(e => e.Name.LocalName == "t").Select(e => e.Value));
        }

        return Unescape(text.ToString());
    }

    // What XML cannot hold, and what would look like it, is written as _x000D_.
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)Convert.ToUInt16(m.Groups[1].Value, 16)).ToString())
        : text;

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ExcelFileException();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
