using Kravbibliotek.Search;
using Microsoft.AspNetCore.Html;

namespace Kravbibliotek.Web.Features.Requirements.List;

/// <summary>Runs of text with what matched in mark elements.</summary>
public static class MarkedText
{
    public static IHtmlContent Marked(this IReadOnlyList<ExcerptRun> runs)
    {
        var html = new HtmlContentBuilder(3 * runs.Count);
        foreach (var run in runs)
        {
            if (run.IsMatch)
                html.AppendHtml("<mark>").Append(run.Text).AppendHtml("</mark>");
            else
                html.Append(run.Text);
        }
        return html;
    }
}
