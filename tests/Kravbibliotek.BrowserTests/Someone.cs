using Kravbibliotek.Accounts;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>Somebody in a browser of their own, either with the keyboard alone or without JavaScript. Every page they come to is looked at where axe can run.</summary>
internal sealed class Someone : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Visit _visit;
    private readonly Hands _hands;
    private readonly bool _looks;
    private readonly HashSet<string> _seen = [];

    private Someone(Visit visit, bool byKeyboard)
    {
        _visit = visit;
        _looks = byKeyboard;
        visit.Page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        _hands = byKeyboard ? new Keys(visit.Page) : new Mouse(visit.Page);
    }

    /// <summary>The address of the page, without the site.</summary>
    public string Address => new Uri(_visit.Page.Url).PathAndQuery;

    /// <summary>The page itself, for what is told of it.</summary>
    public IPage Page => _visit.Page;

    /// <summary>All that the page says.</summary>
    public Task<string> TextAsync() => _visit.Page.Locator("main").InnerTextAsync();

    /// <summary>Somebody without an account.</summary>
    public static async Task<Someone> VisitorAsync(BrowserFixture browser, bool byKeyboard, bool dark = false, int width = 1280) =>
        new(await browser.VisitAsync(dark, width, script: byKeyboard), byKeyboard);

    /// <summary>Somebody with an account of a role, signed in.</summary>
    public static async Task<Someone> SignedInAsync(BrowserFixture browser, bool byKeyboard, Role role, bool dark = false, int width = 1280)
    {
        var person = await Person.MakeAsync(browser, [role]);
        var someone = await VisitorAsync(browser, byKeyboard, dark, width);
        await someone.GoAsync("/logga-in");
        await someone.WriteAsync("Email", person.Email);
        await someone.WriteAsync("Password", Person.Password);
        await someone.PressAsync("main form[method=post] button[type=submit]");
        if (person.RecoveryCode is { } code)
        {
            await someone.FollowAsync("/logga-in/aterstallningskod");
            await someone.WriteAsync("Code", code);
            await someone.PressAsync("main form[method=post] button[type=submit]");
        }

        Assert.Equal("/konto", someone.Address);
        return someone;
    }

    public async Task GoAsync(string address)
    {
        await _visit.Page.GotoAsync(address);
        await LookAsync();
    }

    /// <summary>Follows the first link to an address that ends like this.</summary>
    public Task FollowAsync(string ending) => PressAsync($"main a[href='{ending}'], main a[href$='{ending}'], main a[href^='{ending}?']");

    public Task WriteAsync(string name, string text) => _hands.WriteAsync(Field(name), text);

    /// <summary>Picks a file, which a browser asks for in a window of its own.</summary>
    public Task AttachAsync(string name, string fileName, byte[] content) =>
        Field(name).SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "application/octet-stream", Buffer = content });

    public Task ChooseAsync(string name, string value) => _hands.ChooseAsync(Field(name), value);

    /// <summary>Ticks a box or a radio button by its value, or the only one of its name.</summary>
    public Task TickAsync(string name, string? value = null) => _hands.TickAsync(value is null
        ? _visit.Page.Locator($"main input[name='{name}'][type=checkbox], main input[name='{name}'][type=radio]").First
        : _visit.Page.Locator($"main input[name^='{name}'][value='{value}']").First);

    /// <summary>Opens a part of the page that is folded.</summary>
    public Task UnfoldAsync(string inside) => _hands.UseAsync(_visit.Page.Locator($"main details:has([name='{inside}']) > summary").First);

    /// <summary>Uses a button or a link that leads to another page.</summary>
    public async Task PressAsync(string selector)
    {
        var control = _visit.Page.Locator(selector).First;
        Assert.True(await control.CountAsync() > 0, $"{Address} has no {selector}: {await TextAsync()}");
        var answer = await LeadAsync(() => _hands.UseAsync(control));
        Assert.True(answer.Ok, $"{selector} led to {answer.Status} at {Address}: {await TextAsync()}");
        await LookAsync();
    }

    /// <summary>Uses a button or a link that gives a file.</summary>
    public async Task<IDownload> DownloadAsync(string selector)
    {
        var control = _visit.Page.Locator(selector).First;
        var file = await _visit.Page.RunAndWaitForDownloadAsync(() => _hands.UseAsync(control), new() { Timeout = (float)Patience.TotalMilliseconds });
        Assert.Null(await file.FailureAsync());
        return file;
    }

    /// <summary>The values of a list.</summary>
    public async Task<IReadOnlyList<string>> ChoicesAsync(string name) =>
        await _visit.Page.Locator($"main select[name='{name}'] option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");

    /// <summary>Where the first link to such an address leads.</summary>
    public async Task<string> LinkAsync(string part) =>
        (await _visit.Page.Locator($"main a[href*='{part}']").First.GetAttributeAsync("href"))!;

    public ValueTask DisposeAsync() => _visit.DisposeAsync();

    /// <summary>Does what leads to another page, and waits until that page is there, however slow the machine is.</summary>
    private async Task<IResponse> LeadAsync(Func<Task> act)
    {
        var arrived = new TaskCompletionSource<IResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        IResponse? answer = null;
        void Hear(object? sender, IResponse response) =>
            answer = response.Request.IsNavigationRequest && response.Frame == _visit.Page.MainFrame ? response : answer;
        void Arrive(object? sender, IFrame frame)
        {
            if (frame == _visit.Page.MainFrame && answer is not null)
                arrived.TrySetResult(answer);
        }

        _visit.Page.Response += Hear;
        _visit.Page.FrameNavigated += Arrive;
        try
        {
            await act();
            await arrived.Task.WaitAsync(Patience);
            await _visit.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
            return answer!;
        }
        finally
        {
            _visit.Page.Response -= Hear;
            _visit.Page.FrameNavigated -= Arrive;
        }
    }

    private ILocator Field(string name) => _visit.Page.Locator($"main [name='{name}']:not([type=hidden])").First;

    // The same page again has no new faults, but after a form has been sent there it may.
    private async Task LookAsync()
    {
        if (_looks && _seen.Add($"{Address} {await _visit.Page.TitleAsync()}"))
            await AccessibilityTests.AssertNoFaultAsync(_visit.Page);
    }
}
