using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kravbibliotek.Web.Languages;

/// <summary>
/// Keeps a visitor in English: on an English page, links and forms lead to the English page where there is one, and a link to a page
/// in Swedish only says so, unless its own text is Swedish. A link with <c>hreflang</c> says itself where it leads. What a page says of
/// itself to programs does the same.
/// </summary>
[HtmlTargetElement("a", Attributes = "href")]
[HtmlTargetElement("form", Attributes = "action")]
[HtmlTargetElement("link", Attributes = "itemprop, href", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EnglishLinkTagHelper(EnglishPages pages) : TagHelper
{
    /// <inheritdoc/>
    public override int Order => int.MaxValue;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!PageLanguage.IsEnglish || output.Attributes.ContainsName("hreflang"))
            return;
        var name = output.TagName == "form" ? "action" : "href";
        if (!output.Attributes.TryGetAttribute(name, out var attribute))
            return;
        var written = Written(attribute.Value);
        if (pages.Of(written) is { } address)
            output.Attributes.SetAttribute(new(name, new HtmlString(address), attribute.ValueStyle));
        else if (output.TagName == "a" && !output.Attributes.ContainsName("download") && pages.IsInSwedishOnly(written))
            Warn(output);
    }

    private static void Warn(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("hreflang", "sv");
        if (!output.Attributes.ContainsName("lang"))
            output.PostContent.Append($" ({Texts.InSwedish})");
    }

    private static string? Written(object? value)
    {
        if (value is not IHtmlContent content)
            return HtmlEncoder.Default.Encode(value?.ToString() ?? "");
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
