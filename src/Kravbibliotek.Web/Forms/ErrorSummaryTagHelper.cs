using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kravbibliotek.Web.Forms;

/// <summary>The list of what has to be mended, above the heading, each a link to its field. Nothing when all is well.</summary>
[HtmlTargetElement("krav-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, Message: error.ErrorMessage)))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("id", "felsammanfattning");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "felsammanfattning-rubrik");
        // What concerns no field is nothing to mend: somebody was faster, or it is not allowed now.
        var heading = errors.All(e => e.Field.Length == 0) ? Texts.ErrorSummaryRefused
            : errors.Count == 1 ? Texts.ErrorSummaryOne
            : Texts.ErrorSummaryMany.With(errors.Count);
        output.Content.AppendHtml("<h2 id=\"felsammanfattning-rubrik\" class=\"ds-heading\">").Append(heading).AppendHtml("</h2><ul>");
        foreach (var (field, message) in errors)
        {
            output.Content.AppendHtml("<li>");
            if (field.Length == 0)
                output.Content.Append(message);
            else
                output.Content.AppendHtml($"<a class=\"ds-link\" href=\"#{FormValidation.IdOf(field)}\">")
                    .Append(message).AppendHtml("</a>");
            output.Content.AppendHtml("</li>");
        }
        output.Content.AppendHtml("</ul>");
    }
}
