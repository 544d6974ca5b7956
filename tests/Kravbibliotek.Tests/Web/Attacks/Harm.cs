using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>What in an answer would run in a reader's browser or spreadsheet, or lead them elsewhere.</summary>
internal static partial class Harm
{
    /// <summary>Part of every payload, in whatever way it is written.</summary>
    public const string Mark = "xss-prov";

    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "poster", "data", "xlink:href"];
    private static readonly string[] Schemes = ["http://", "https://", "mailto:", "tel:", "otpauth://"];
    private static readonly string[] Elements = [Mark, "iframe", "object", "embed", "base", "frame", "applet", "math"];

    /// <summary>All that is wrong with an answer.</summary>
    public static IEnumerable<string> In(Answer answer)
    {
        var found = answer.MediaType switch
        {
            "text/html" => InPage(answer.Page),
            "text/csv" => InCsv(answer.Body),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => InSheet(answer.Content),
            _ when answer.MediaType.EndsWith("xml", StringComparison.Ordinal) && answer.Body.StartsWith('<') => InXml(answer.Body),
            _ => [],
        };
        return (int)answer.Status >= 500 ? [$"{answer.Address}: {(int)answer.Status}"] : found.Select(f => $"{answer.Address}: {f}");
    }

    private static IEnumerable<string> InPage(IParentNode page)
    {
        foreach (var element in page.QuerySelectorAll("*"))
        {
            if (Elements.Contains(element.LocalName, StringComparer.Ordinal) || element.Matches("meta[http-equiv=refresh]"))
                yield return element.OuterHtml;
            if (element.LocalName == "script" && !(element.GetAttribute("src") ?? "").StartsWith('/'))
                yield return element.OuterHtml;
            foreach (var attribute in element.Attributes.Where(IsHarmful))
                yield return $"<{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
        }
    }

    private static bool IsHarmful(IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "style" or "srcdoc" or Mark
        || (Addresses.Contains(attribute.Name, StringComparer.Ordinal) && !IsSafe(attribute.Value));

    private static bool IsSafe(string address) =>
        !address.StartsWith("//", StringComparison.Ordinal)
        && (!address.Contains(':', StringComparison.Ordinal) || address[0] is '/' or '#' or '?'
            || Schemes.Any(s => address.StartsWith(s, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> InXml(string body)
    {
        XDocument document;
        try
        {
            document = XDocument.Parse(body);
        }
        catch (XmlException e)
        {
            return [e.Message];
        }

        return document.Descendants().SelectMany(e =>
            e.Name.LocalName == Mark ? [e.ToString()]
            : e.Attribute("type")?.Value == "html" ? InPage(new HtmlParser().ParseDocument(e.Value))
            : e.Attributes().Where(a => a.Name.LocalName == "href" && !IsSafe(a.Value)).Select(a => a.Value));
    }

    // What a spreadsheet takes for a formula, first in a cell whether the cell is quoted or not.
    private static IEnumerable<string> InCsv(string body) => Formula().Matches(body.TrimStart('\uFEFF')).Select(m => m.Value);

    [GeneratedRegex("""(?:\A|[;,\n])"?[=+@\t\r][^;,\n]*""")]
    private static partial Regex Formula();

    private static IEnumerable<string> InSheet(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content));
        return [.. archive.Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal))
            .SelectMany(e => XDocument.Load(e.Open()).Descendants()).Where(e => e.Name.LocalName == "f").Select(e => e.Value)];
    }
}
