using Kravbibliotek.Accounts;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>Somebody who looks at each page in one colour and width, with axe, and keeps a picture of it where pictures are wanted.</summary>
internal sealed class Eyes : IAsyncDisposable
{
    private readonly Someone _someone;
    private readonly string _suffix;
    private readonly List<string> _said = [];

    private Eyes(Someone someone, bool dark, int width)
    {
        _someone = someone;
        _suffix = $"{(dark ? "mork" : "ljus")}-{width}";
        Page.Console += (_, message) => _said.Add($"{Page.Url}: {message.Text}");
        Page.PageError += (_, error) => _said.Add($"{Page.Url}: {error}");
    }

    public IPage Page => _someone.Page;

    /// <summary>With an account of a role, or without an account.</summary>
    public static async Task<Eyes> OfAsync(BrowserFixture browser, Role? role, bool dark, int width) => new(
        role is { } r
            ? await Someone.SignedInAsync(browser, byKeyboard: true, r, dark, width)
            : await Someone.VisitorAsync(browser, byKeyboard: true, dark, width),
        dark, width);

    public async Task GoAsync(string address, string name, int status = 200)
    {
        var response = await Page.GotoAsync(address);
        Assert.Equal(status, response!.Status);
        await LookAsync(name);
    }

    /// <summary>Sends a form and looks at what it is answered with.</summary>
    public async Task SendAsync(string button, int status, string name)
    {
        var answer = await Page.RunAndWaitForResponseAsync(
            () => Page.Locator(button).First.ClickAsync(), r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400, new() { Timeout = 60_000 });
        await Page.WaitForLoadStateAsync(LoadState.Load);
        Assert.True(answer.Status == status, $"{answer.Status} at {Page.Url}: {await Page.Locator("main").InnerTextAsync()}");
        if (status >= 400)
            await Page.WaitForSelectorAsync("#felsammanfattning:focus");
        await LookAsync(name);
    }

    /// <summary>Opens all that is folded and looks again.</summary>
    public async Task UnfoldAsync(string name)
    {
        await Page.Locator("main details").EvaluateAllAsync<int>("all => all.map(d => d.open = true).length");
        await LookAsync(name);
    }

    public async Task LookAsync(string name)
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await AccessibilityTests.PictureAsync(Page, $"register-{name}-{_suffix}");
        await AccessibilityTests.AssertNoFaultAsync(Page);
    }

    /// <summary>Nothing was said in the console, but for the browser's own note of an error status.</summary>
    public void AssertQuiet() =>
        Assert.DoesNotContain(_said, s => !s.Contains("the server responded with a status of", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _someone.DisposeAsync();
}
