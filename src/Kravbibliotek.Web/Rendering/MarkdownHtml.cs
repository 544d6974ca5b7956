using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Shared;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Kravbibliotek.Web.Rendering;

/// <summary>
/// Markdown as HTML that is safe by construction: only what is named here is written, every text is encoded and only
/// harmless addresses become links. Anything else is shown as the text it is.
/// </summary>
public sealed partial class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private readonly StringBuilder _html = new();
    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly TermFinder _terms;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private bool _mayLink = true;

    private MarkdownHtml(IReadOnlyDictionary<string, string> values, TermFinder terms) => (_values, _terms) = (values, terms);

    /// <summary>Renders a text.</summary>
    /// <param name="markdown">The text; null gives nothing.</param>
    /// <param name="values">What stands for <c>{{name}}</c> placeholders, which are marked as parameters.</param>
    /// <param name="terms">Finds the terms to link to the glossary, each where it first stands outside headings and other links.</param>
    public static IHtmlContent Render(string? markdown, IReadOnlyDictionary<string, string>? values = null, TermFinder? terms = null)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return HtmlString.Empty;
        var renderer = new MarkdownHtml(values ?? new Dictionary<string, string>(), terms ?? TermFinder.None);
        renderer.Blocks(Markdig.Markdown.Parse(markdown, Pipeline));
        return new HtmlString(renderer._html.ToString());
    }

    /// <summary>True for an address that may become a link: http, https, mailto, or a path on this site.</summary>
    public static bool IsSafeAddress(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Any(c => char.IsControl(c) || c == '\\'))
            return false;
        if (address.StartsWith('/'))
            return !address.StartsWith("//", StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeMailto);
    }

    /// <summary>What is said in the page's language inside Swedish content.</summary>
    internal static string OwnLanguage => PageLanguage.IsEnglish ? " lang=\"en\"" : "";

    [GeneratedRegex(@"\{\{([a-zåäö0-9-]+)\}\}")]
    private static partial Regex Placeholder();

    private void Blocks(ContainerBlock container, bool tight = false)
    {
        foreach (var block in container)
            Block(block, tight);
    }

    private void Block(Block block, bool tight)
    {
        switch (block)
        {
            case ListBlock list:
                List(list);
                break;
            case HeadingBlock heading:
                // Below the page's own headings, whatever level the author chose.
                var level = Math.Clamp(heading.Level + 2, 3, 6);
                Element($"h{level}", () => WithoutTerms(() => Inlines(heading.Inline)));
                break;
            case ThematicBreakBlock:
                _html.Append("<hr>");
                break;
            case CodeBlock code:
                Element("pre", () => Element("code", () => Text(code.Lines.ToString())));
                break;
            case LeafBlock leaf when tight:
                Inlines(leaf.Inline);
                break;
            case LeafBlock { Inline: not null } leaf:
                Element("p", () => Inlines(leaf.Inline));
                break;
            case ContainerBlock container:
                Blocks(container);
                break;
        }
    }

    private void List(ListBlock list)
    {
        var start = list.IsOrdered && list.OrderedStart is { } first && first != "1" ? $" start=\"{first}\"" : "";
        var tag = list.IsOrdered ? "ol" : "ul";
        _html.Append('<').Append(tag).Append(start).Append('>');
        foreach (var item in list.OfType<ListItemBlock>())
            Element("li", () => Blocks(item, tight: !list.IsLoose));
        _html.Append("</").Append(tag).Append('>');
    }

    private void Inlines(ContainerInline? container)
    {
        foreach (var inline in container ?? [])
            Inline(inline);
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Literal(literal.Content.ToString());
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.ToString());
                break;
            case EmphasisInline emphasis:
                Element(emphasis.DelimiterCount == 2 ? "strong" : "em", () => Inlines(emphasis));
                break;
            case CodeInline code:
                Element("code", () => Text(code.Content));
                break;
            case LineBreakInline { IsHard: true }:
                _html.Append("<br>");
                break;
            case LineBreakInline:
                _html.Append('\n');
                break;
            case AutolinkInline auto:
                Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, () => Text(auto.Url));
                break;
            case LinkInline { IsImage: false } link:
                Link(link.GetDynamicUrl?.Invoke() ?? link.Url, () => Inlines(link));
                break;
            case HtmlInline html:
                Text(html.Tag);
                break;
            case ContainerInline container:
                Inlines(container);
                break;
        }
    }

    private void Link(string? address, Action content)
    {
        if (!IsSafeAddress(address))
        {
            content();
            return;
        }
        _html.Append("<a class=\"ds-link\" href=\"");
        Text(address!);
        _html.Append("\">");
        WithoutTerms(content);
        _html.Append("</a>");
    }

    private void WithoutTerms(Action content)
    {
        var before = _mayLink;
        _mayLink = false;
        content();
        _mayLink = before;
    }

    private void Words(string text)
    {
        var at = 0;
        foreach (var place in _mayLink ? _terms.Find(text, _found) : [])
        {
            Text(text[at..place.Start]);
            _html.Append("<a class=\"app-term\" href=\"");
            Text(PageLanguage.IsEnglish ? PageLanguage.English(Links.Term(place.Id)) : Links.Term(place.Id));
            _html.Append("\">");
            at = place.Start + place.Length;
            Text(text[place.Start..at]);
            _html.Append("</a>");
        }
        Text(text[at..]);
    }

    private void Literal(string text)
    {
        var at = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            Words(text[at..match.Index]);
            Parameter(match.Groups[1].Value);
            at = match.Index + match.Length;
        }
        Words(text[at..]);
    }

    private void Parameter(string name)
    {
        if (!_values.TryGetValue(name, out var value))
            Text("{{" + name + "}}");
        else if (name == "ska")
            Text(value);
        else
        {
            _html.Append("<span class=\"app-parameter\">");
            Text(value);
            _html.Append("<span class=\"ds-sr-only\"").Append(OwnLanguage).Append("> (").Append(Texts.ParameterMark).Append(")</span></span>");
        }
    }

    private void Element(string tag, Action content)
    {
        _html.Append('<').Append(tag).Append('>');
        content();
        _html.Append("</").Append(tag).Append('>');
    }

    private void Text(string text) => _html.Append(SwedishHtmlEncoder.Instance.Encode(text));
}
