using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Word.Lint;

/// <summary>The styles of a document, with what they inherit.</summary>
internal sealed partial class StyleIndex
{
    private static readonly XNamespace W = WordNames.Main;

    private readonly Dictionary<string, XElement> _styles;

    public StyleIndex(XElement? styles)
    {
        _styles = (styles?.Elements(W + "style") ?? []).ToDictionary(
            s => (string?)s.Attribute(W + "styleId") ?? "", StringComparer.Ordinal);
        Language = (string?)styles?.Descendants(W + "rPrDefault").Descendants(W + "lang").FirstOrDefault()?.Attribute(W + "val");
    }

    /// <summary>Language of all text that says nothing else.</summary>
    public string? Language { get; }

    /// <summary>All styles.</summary>
    public IEnumerable<XElement> All => _styles.Values;

    /// <summary>Outline level of a paragraph from 0, or null when it is no heading.</summary>
    public int? OutlineOf(XElement paragraph) =>
        Chain(paragraph).Select(OutlineOfStyle).FirstOrDefault(level => level is not null);

    /// <summary>True when the paragraph's style numbers it.</summary>
    public bool IsList(XElement paragraph) => Chain(paragraph).Any(s => s.Descendants(W + "numPr").Any());

    private static int? OutlineOfStyle(XElement style)
    {
        if ((string?)style.Element(W + "pPr")?.Element(W + "outlineLvl")?.Attribute(W + "val") is { } level)
            return int.Parse(level, CultureInfo.InvariantCulture);
        var name = HeadingPattern().Match((string?)style.Element(W + "name")?.Attribute(W + "val") ?? "");
        return name.Success ? int.Parse(name.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1 : null;
    }

    private IEnumerable<XElement> Chain(XElement paragraph)
    {
        var id = (string?)paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val");
        for (var steps = 0; id is not null && steps < 20 && _styles.TryGetValue(id, out var style); steps++)
        {
            yield return style;
            id = (string?)style.Element(W + "basedOn")?.Attribute(W + "val");
        }
    }

    [GeneratedRegex("^heading ([1-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingPattern();
}
