using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kravbibliotek.Formats.Excel;

/// <summary>Days and times, which Excel keeps as numbers: only a cell's format tells that it shows one.</summary>
internal sealed partial class ExcelDates
{
    private static readonly HashSet<string> BuiltIn = ["14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47"];

    // Excel counts a 29 February 1900 that never was; from March on this start is right.
    private static readonly DateTime From1900 = new(1899, 12, 30);
    private static readonly DateTime From1904 = new(1904, 1, 1);

    private const double TooLate = 2_958_466;

    private readonly List<bool> _styles;
    private readonly DateTime _from;

    private ExcelDates(List<bool> styles, DateTime from) => (_styles, _from) = (styles, from);

    /// <summary>Learns the formats of a workbook.</summary>
    public static ExcelDates Of(XElement? styles, bool from1904)
    {
        var own = Children(styles, "numFmts").DistinctBy(f => (string?)f.Attribute("numFmtId"))
            .ToDictionary(
                f => (string?)f.Attribute("numFmtId") ?? "", f => (string?)f.Attribute("formatCode") ?? "", StringComparer.Ordinal);
        var formats = Children(styles, "cellXfs").Select(x => (string?)x.Attribute("numFmtId") ?? "");
        return new(
            [.. formats.Select(f => own.TryGetValue(f, out var code) ? IsDate(code) : BuiltIn.Contains(f))],
            from1904 ? From1904 : From1900);
    }

    /// <summary>What a cell with a number says.</summary>
    public string Text(string number, string? style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return number;
        var index = int.TryParse(style, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        if (index < 0 || index >= _styles.Count || !_styles[index] || value < 0 || value >= TooLate - 1)
            return value.ToString("R", CultureInfo.InvariantCulture);
        var moment = _from.AddDays(value);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<XElement> Children(XElement? styles, string name) =>
        styles?.Elements().Where(e => e.Name.LocalName == name).Elements() ?? [];

    private static bool IsDate(string code) => Quoted().Replace(code, "").Any("ymdhYMDH".Contains);

    // Text in quotes, a character after a backslash, and colours, conditions and currencies in brackets.
    [GeneratedRegex("""
        "[^"]*"|\\.|\[[^\]]*\]
        """)]
    private static partial Regex Quoted();
}
