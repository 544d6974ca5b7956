using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Benchmarks;

/// <summary>Somebody who uses the pages of the application, signed in as a demo account.</summary>
internal sealed class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Signs in.</summary>
    public static async Task<Browser> SignInAsync(Uri address, string email)
    {
        var browser = new Browser(address);
        await browser.SendAsync(await browser.GetAsync("/logga-in"), "/logga-in", ("Email", email), ("Password", DemoAccounts.Password));
        return browser;
    }

    public async Task<IHtmlDocument> GetAsync(string address)
    {
        using var response = await _client.GetAsync(address);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{address}: {response.StatusCode}");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Fills in the form of a page that goes to an address, and sends it. The page that answers, or null when it led elsewhere.</summary>
    public async Task<IHtmlDocument?> SendAsync(IHtmlDocument page, string action, params (string Name, string Value)[] typed)
    {
        using var response = await _client.PostAsync(action, Content(page, action, typed));
        return await AnswerAsync(action, response);
    }

    /// <summary>What is sent, made beforehand so that only the answer is measured.</summary>
    public static FormUrlEncodedContent Content(IHtmlDocument page, string action, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelectorAll("form[method=post]").First(f => f.GetAttribute("action") == action);
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(IsSent)
            .Select(e => (Name: e.GetAttribute("name")!, Value: ValueOf(e))).Where(f => typed.All(t => t.Name != f.Name)).Concat(typed);
        return new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
    }

    /// <summary>Sends and measures until the answer has come, in milliseconds.</summary>
    public async Task<double> MeasureAsync(string action, FormUrlEncodedContent content)
    {
        var clock = System.Diagnostics.Stopwatch.GetTimestamp();
        using var response = await _client.PostAsync(action, content);
        var time = System.Diagnostics.Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        return await AnswerAsync(action, response) is null ? time : throw new InvalidOperationException($"{action} was refused.");
    }

    public void Dispose() => _client.Dispose();

    private static async Task<IHtmlDocument?> AnswerAsync(string action, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Redirect => null,
        HttpStatusCode.OK => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()),
        _ => throw new InvalidOperationException($"{action}: {response.StatusCode}"),
    };

    private static bool IsSent(IElement field) =>
        field is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } and not IHtmlInputElement { Type: "submit" };

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => field.TextContent,
    };
}
