using System.Text;
using Kravbibliotek.Requirements;
using Microsoft.AspNetCore.Html;

namespace Kravbibliotek.Web.Rendering;

/// <summary>A compared paragraph as HTML: underlined and struck through, and said in words for who does not see it.</summary>
public static class DiffHtml
{
    /// <summary>The runs one after the other, with no white space but their own.</summary>
    public static IHtmlContent Render(ParagraphDiff paragraph)
    {
        var html = new StringBuilder();
        foreach (var run in paragraph.Runs)
        {
            var text = SwedishHtmlEncoder.Instance.Encode(run.Text);
            html.Append(run.Change switch
            {
                DiffChange.Added => Marked("ins", Texts.DiffAdded, text),
                DiffChange.Removed => Marked("del", Texts.DiffRemoved, text),
                _ => text,
            });
        }
        return new HtmlString(html.ToString());
    }

    private static string Marked(string tag, string said, string text) =>
        $"<{tag}><span class=\"ds-sr-only\"{MarkdownHtml.OwnLanguage}>[{said}: </span>{text}<span class=\"ds-sr-only\">]</span></{tag}>";
}
