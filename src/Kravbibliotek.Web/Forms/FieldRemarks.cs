using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kravbibliotek.Web.Forms;

/// <summary>
/// What is said beside a field without stopping the form, for instance what has to be mended before a draft can be reviewed. A page puts
/// them in <c>ViewData["Remarks"]</c> by the names of the fields.
/// </summary>
public static class FieldRemarks
{
    private const string Key = "Remarks";

    /// <summary>Hands the remarks of a page to its fields.</summary>
    public static void Set(ViewDataDictionary data, ILookup<string, string> remarks) => data[Key] = remarks;

    /// <summary>The remarks beside one field.</summary>
    public static IReadOnlyList<string> Of(ViewDataDictionary data, string field) =>
        data[Key] is ILookup<string, string> remarks ? [.. remarks[field].Distinct()] : [];

    /// <summary>The remarks as they stand under the field.</summary>
    public static IHtmlContent Render(string id, IReadOnlyList<string> remarks)
    {
        var box = new TagBuilder("div");
        box.Attributes["id"] = id;
        foreach (var remark in remarks)
        {
            var line = new TagBuilder("p");
            line.AddCssClass("ds-validation-message");
            line.Attributes["data-field"] = "validation";
            line.Attributes["data-color"] = "warning";
            line.InnerHtml.Append(remark);
            box.InnerHtml.AppendHtml(line);
        }

        return box;
    }
}
