using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Word.Lint;

/// <summary>The rules on running text: headings, lists, links, empty paragraphs, direct formatting.</summary>
internal static partial class TextLint
{
    private static readonly XNamespace W = WordNames.Main;
    private static readonly string[] NotText = ["drawing", "sectPr", "br", "fldChar", "object", "pict"];
    private static readonly string[] ParagraphProperties = ["pStyle", "numPr", "sectPr", "rPr", "keepNext"];
    private static readonly string[] RunProperties = ["rStyle", "lang", "noProof", "webHidden"];
    private static readonly string[] EmptyWords = ["", "här", "klicka här", "läs mer", "länk", "here", "click here"];

    /// <summary>Checks every paragraph, run and link.</summary>
    public static void Check(LintReport report, XElement document, StyleIndex styles)
    {
        var level = -1;
        foreach (var paragraph in document.Descendants(W + "p"))
        {
            var text = TextOf(paragraph);
            var outline = styles.OutlineOf(paragraph);
            if (outline > level + 1)
                report.Hit(AccessibilityRules.HeadingStep, text);
            level = outline ?? level;
            CheckParagraph(report, paragraph, text, outline is not null || styles.IsList(paragraph));
        }

        if (level < 0)
            report.Hit(AccessibilityRules.NoHeadings);
        foreach (var run in document.Descendants(W + "r").Where(r => HasOther(r.Element(W + "rPr"), RunProperties)))
            report.Hit(AccessibilityRules.DirectRun, TextOf(run));
        foreach (var link in document.Descendants(W + "hyperlink").Select(l => TextOf(l).Trim().ToLowerInvariant()))
        {
            if (EmptyWords.Contains(link) || AddressPattern().IsMatch(link))
                report.Hit(AccessibilityRules.LinkText, link);
        }
    }

    private static void CheckParagraph(LintReport report, XElement paragraph, string text, bool isHeadingOrList)
    {
        if (string.IsNullOrWhiteSpace(text) && !paragraph.Descendants().Any(e => NotText.Contains(e.Name.LocalName)))
            report.Hit(AccessibilityRules.EmptyParagraph);
        if (!isHeadingOrList && MarkerPattern().IsMatch(text) && !paragraph.Descendants(W + "numPr").Any())
            report.Hit(AccessibilityRules.TypedList, text);
        if (HasOther(paragraph.Element(W + "pPr"), ParagraphProperties))
            report.Hit(AccessibilityRules.DirectParagraph, text);
    }

    private static bool HasOther(XElement? properties, string[] allowed) =>
        properties?.Elements().Any(e => !allowed.Contains(e.Name.LocalName)) == true;

    private static string TextOf(XElement element) => string.Concat(element.Descendants(W + "t").Select(t => t.Value));

    [GeneratedRegex(@"^\s*([-–•*]|\d+[.)])\s")]
    private static partial Regex MarkerPattern();

    [GeneratedRegex("^https?://")]
    private static partial Regex AddressPattern();
}
