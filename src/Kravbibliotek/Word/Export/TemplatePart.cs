using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kravbibliotek.Word.Export;

/// <summary>A stretch of a template part.</summary>
/// <param name="Markup">Bytes to copy; empty for a place.</param>
/// <param name="Place">Name of the place or field to fill; null for markup.</param>
internal readonly record struct TemplateSegment(ReadOnlyMemory<byte> Markup, string? Place);

/// <summary>A part of a template, cut at the places that an annex fills, so that the rest is copied byte for byte.</summary>
internal sealed partial class TemplatePart
{
    /// <summary>Place in the numbering part where the annex's own lists go.</summary>
    public const string ListsPlace = "#listor";

    private const string PlaceInstruction = "kb-plats";
    private const char FieldMark = '\uE000';

    private static readonly XNamespace W = WordNames.Main;

    private TemplatePart(IReadOnlyList<TemplateSegment> segments) => Segments = segments;

    /// <summary>The stretches in order.</summary>
    public IReadOnlyList<TemplateSegment> Segments { get; }

    /// <summary>Cuts a part at its slots and fields. A slot's control goes away whole; a field's becomes a run in its look.</summary>
    public static TemplatePart Cut(XElement root)
    {
        var copy = new XElement(root);
        foreach (var control in copy.Descendants(W + "sdt").ToList())
        {
            var tag = TagOf(control);
            if (tag.StartsWith(TemplateContract.SlotPrefix, StringComparison.Ordinal))
                control.ReplaceWith(new XProcessingInstruction(PlaceInstruction, tag[TemplateContract.SlotPrefix.Length..]));
            else if (tag.StartsWith(TemplateContract.FieldPrefix, StringComparison.Ordinal))
                control.ReplaceWith(FieldRun(control, tag[TemplateContract.FieldPrefix.Length..]));
        }

        if (copy.Name == W + "numbering" && copy.Elements(W + "num").LastOrDefault() is { } last)
            last.AddAfterSelf(new XProcessingInstruction(PlaceInstruction, ListsPlace));
        return new TemplatePart(Split(WordNames.Declaration + copy.ToString(SaveOptions.DisableFormatting)));
    }

    /// <summary>The tag of a control, or the empty string.</summary>
    public static string TagOf(XElement control) =>
        control.Element(W + "sdtPr")?.Element(W + "tag")?.Attribute(W + "val")?.Value ?? "";

    private static XElement FieldRun(XElement control, string field)
    {
        var look = control.Descendants(W + "r").FirstOrDefault()?.Element(W + "rPr");
        return new XElement(W + "r", look,
            new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), $"{FieldMark}{field}{FieldMark}"));
    }

    private static List<TemplateSegment> Split(string xml)
    {
        var segments = new List<TemplateSegment>();
        var from = 0;
        foreach (Match match in PlacePattern().Matches(xml))
        {
            segments.Add(new(Encoding.UTF8.GetBytes(xml[from..match.Index]), null));
            segments.Add(new(default, match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value));
            from = match.Index + match.Length;
        }

        segments.Add(new(Encoding.UTF8.GetBytes(xml[from..]), null));
        return segments;
    }

    [GeneratedRegex("<\\?kb-plats ([^?]+)\\?>|\uE000([^\uE000]+)\uE000")]
    private static partial Regex PlacePattern();
}
