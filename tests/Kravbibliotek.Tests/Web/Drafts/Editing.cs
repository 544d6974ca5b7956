using AngleSharp.Html.Dom;
using Kravbibliotek.Tests.Web.Accounts;

namespace Kravbibliotek.Tests.Web.Drafts;

/// <summary>What a curator does in the editor.</summary>
internal static class Editing
{
    /// <summary>Begins a requirement and gives the address of its editor.</summary>
    public static async Task<string> NewAsync(HttpClient browser)
    {
        var response = await browser.SubmitAsync("/kuratering/krav/nytt", ("Area", "sakerhet"), ("Title", "Loggning"));
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>The fields of a form with other texts in some.</summary>
    public static Dictionary<string, string> Merge(Dictionary<string, string> fields, params (string Name, string Value)[] typed)
    {
        foreach (var (name, value) in typed)
            fields[name] = value;
        return fields;
    }

    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string address, Dictionary<string, string> fields) =>
        browser.PostAsync(address, new FormUrlEncodedContent(fields));

    /// <summary>Fills in the editor and saves.</summary>
    public static async Task<HttpResponseMessage> SubmitEditorAsync(
        this HttpClient browser, string address, params (string Name, string Value)[] typed) =>
        await browser.PostFormAsync(address, Merge((await browser.PageAsync(address)).Fields("#utkast"), typed));

    /// <summary>Fills in the editor and presses another of its buttons.</summary>
    public static Task<HttpResponseMessage> DoAsync(
        this HttpClient browser, string address, string action, params (string Name, string Value)[] typed) =>
        browser.SubmitEditorAsync(address, [.. typed, ("Do", action)]);

    /// <summary>Goes on from a page of the editor with another of its buttons.</summary>
    public static async Task<IHtmlDocument> NextAsync(
        this HttpClient browser, string address, IHtmlDocument page, string action, params (string Name, string Value)[] typed)
    {
        var response = await browser.PostFormAsync(address, Merge(page.Fields("#utkast"), [.. typed, ("Do", action)]));
        Assert.True(response.IsSuccessStatusCode, response.Summary());
        return await response.PageAsync();
    }
}
