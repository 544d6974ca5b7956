using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Word.Lint;

/// <summary>The accessibility rules on structure: properties, tables, controls, pictures, colours.</summary>
internal sealed partial class AccessibilityLint(LintReport report, XElement document, StyleIndex styles)
{
    private const double LeastContrast = 4.5;
    private static readonly XNamespace W = WordNames.Main;
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    /// <summary>The document's title, language and protection.</summary>
    public static void CheckProperties(LintReport report, XElement? core, XElement? settings, StyleIndex styles)
    {
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        if (string.IsNullOrWhiteSpace((string?)core?.Element(dc + "title")))
            report.Hit(AccessibilityRules.Title);
        if (styles.Language is null)
            report.Hit(AccessibilityRules.NoLanguage);
        else if (styles.Language != "sv-SE")
            report.Hit(AccessibilityRules.Language, styles.Language);
        if ((string?)settings?.Element(W + "documentProtection")?.Attribute(W + "enforcement") is "1" or "true" or "on")
            report.Hit(AccessibilityRules.Protection);
    }

    /// <summary>The document itself.</summary>
    public void Check()
    {
        foreach (var table in document.Descendants(W + "tbl"))
            CheckTable(table);
        foreach (var control in document.Descendants(W + "sdtPr").Where(p =>
            p.Element(W + "docPartObj") is null && string.IsNullOrEmpty((string?)p.Element(W + "alias")?.Attribute(W + "val"))))
            report.Hit(AccessibilityRules.ControlTitle, (string?)control.Element(W + "tag")?.Attribute(W + "val"));
        CheckPictures();
        foreach (var _ in document.Descendants(W + "trHeight").Where(h => (string?)h.Attribute(W + "hRule") == "exact"))
            report.Hit(AccessibilityRules.ExactHeight);
        foreach (var style in styles.All)
            CheckContrast(style);
    }

    private void CheckTable(XElement table)
    {
        if (table.Elements(W + "tr").FirstOrDefault() is { } first && first.Element(W + "trPr")?.Element(W + "tblHeader") is null)
            report.Hit(AccessibilityRules.TableHeader);
        if (table.Element(W + "tblPr")?.Element(W + "tblCaption") is null)
            report.Hit(AccessibilityRules.TableTitle);
        if (table.Ancestors(W + "tbl").Any())
            report.Hit(AccessibilityRules.NestedTable);
        if (table.Descendants(W + "vMerge").Any() || table.Descendants(W + "gridSpan").Any())
            report.Hit(AccessibilityRules.MergedCells);
    }

    private void CheckPictures()
    {
        foreach (var picture in document.Descendants().Where(e => e.Name == Drawing + "inline" || e.Name == Drawing + "anchor"))
        {
            var properties = picture.Element(Drawing + "docPr");
            var isDecor = picture.Descendants().Any(e => e.Name.LocalName == "decorative");
            if (string.IsNullOrWhiteSpace((string?)properties?.Attribute("descr")) && !isDecor)
                report.Hit(AccessibilityRules.PictureText, (string?)properties?.Attribute("name"));
            if (picture.Name == Drawing + "anchor")
                report.Hit(AccessibilityRules.Floating);
        }
    }

    private void CheckContrast(XElement style)
    {
        var colour = (string?)style.Element(W + "rPr")?.Element(W + "color")?.Attribute(W + "val") ?? "";
        var behind = (string?)style.Descendants(W + "shd").FirstOrDefault()?.Attribute(W + "fill") ?? "FFFFFF";
        if (ColourPattern().IsMatch(colour) && ColourPattern().IsMatch(behind) && Contrast(colour, behind) < LeastContrast)
            report.Hit(AccessibilityRules.Contrast, (string?)style.Attribute(W + "styleId"));
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance as WCAG defines it.</summary>
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }

    [GeneratedRegex("^[0-9A-Fa-f]{6}$")]
    private static partial Regex ColourPattern();
}
