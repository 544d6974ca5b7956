using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>The markup of OSCAL's XML as the Markdown that its JSON has for the same.</summary>
internal static partial class OscalMarkup
{
    /// <summary>A property; a text of ours that is no value stands in the remarks.</summary>
    public static OscalProp Prop(string name, string? space, string value, string? group, string? remarks) =>
        new(name, space, space == OscalNames.Space && value == OscalProp.InRemarks && remarks is not null ? remarks : value, group);

    /// <summary>The blocks of an element; elements that are no markup are passed over.</summary>
    public static string Blocks(XElement owner, string indent = "") => string.Join(
        "\n\n", owner.Elements().Select(e => Block(e, indent)).OfType<string>().Where(b => b.Length > 0));

    /// <summary>The one line of text that an element holds.</summary>
    public static string Line(XElement element) => Space().Replace(string.Concat(element.Nodes().Select(Inline)), " ").Trim();

    private static string? Block(XElement element, string indent) => element.Name.LocalName switch
    {
        "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => Line(element),
        "pre" => $"```\n{element.Value.Trim('\n', '\r')}\n```",
        "blockquote" => string.Join('\n', Blocks(element).Split('\n').Select(l => $"> {l}")),
        "ul" => List(element, indent, _ => "- "),
        "ol" => List(element, indent, i => FormattableString.Invariant($"{i + 1}. ")),
        "table" => string.Join('\n', element.Elements().Select(row => "- " + string.Join("; ", row.Elements().Select(Line)))),
        _ => null,
    };

    private static string List(XElement list, string indent, Func<int, string> mark)
    {
        var text = new StringBuilder();
        foreach (var (item, i) in list.Elements().Select((e, i) => (e, i)))
        {
            var nested = item.Elements().Where(e => e.Name.LocalName is "ul" or "ol").ToList();
            var own = item.Nodes().Where(n => !nested.Contains(n)).Select(Inline);
            text.Append(i == 0 ? "" : "\n").Append(indent).Append(mark(i)).Append(Space().Replace(string.Concat(own), " ").Trim());
            foreach (var inner in nested)
                text.Append('\n').Append(Block(inner, indent + "   "));
        }

        return text.ToString();
    }

    private static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "insert" } insert when insert.Attribute("type")?.Value == "param" =>
            OscalProse.Insert(insert.Attribute("id-ref")?.Value ?? ""),
        XElement element => element.Name.LocalName switch
        {
            "em" or "i" => $"*{Line(element)}*",
            "strong" or "b" => $"**{Line(element)}**",
            "code" => $"`{element.Value}`",
            "q" => $"\"{Line(element)}\"",
            "a" when element.Attribute("href")?.Value is { } href => $"[{Line(element)}]({href})",
            "img" => element.Attribute("alt")?.Value ?? "",
            "br" => " ",
            _ => string.Concat(element.Nodes().Select(Inline)),
        },
        _ => "",
    };

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Space();
}
