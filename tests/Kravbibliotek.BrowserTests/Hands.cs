using System.Globalization;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>How somebody works a page.</summary>
internal abstract class Hands(IPage page)
{
    protected IPage Page { get; } = page;

    /// <summary>Writes in a field, over what is there.</summary>
    public abstract Task WriteAsync(ILocator field, string text);

    /// <summary>Chooses in a list.</summary>
    public abstract Task ChooseAsync(ILocator list, string value);

    /// <summary>Ticks a box or a radio button.</summary>
    public abstract Task TickAsync(ILocator box);

    /// <summary>Uses a link, a button or what opens a part of the page.</summary>
    public abstract Task UseAsync(ILocator control);
}

/// <summary>With a mouse.</summary>
internal sealed class Mouse(IPage page) : Hands(page)
{
    public override Task WriteAsync(ILocator field, string text) => field.FillAsync(text);

    public override Task ChooseAsync(ILocator list, string value) => list.SelectOptionAsync(value);

    public override Task TickAsync(ILocator box) => box.CheckAsync();

    public override Task UseAsync(ILocator control) => control.ClickAsync();
}

/// <summary>With nothing but a keyboard. Whatever has the focus has to show it.</summary>
internal sealed class Keys(IPage page) : Hands(page)
{
    private const int MostStops = 700;
    private const string IsFocused = "e => e === document.activeElement";
    private const string IsInFocusedGroup = "e => document.activeElement.name === e.name && document.activeElement.type === 'radio'";

    public override async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field, IsFocused);
        if (await field.GetAttributeAsync("type") == "date")
        {
            // As the browser of the tests writes dates, whatever language the page has.
            var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            await Page.Keyboard.TypeAsync(day.ToString("MMddyyyy", CultureInfo.InvariantCulture));
            Assert.Equal(text, await field.InputValueAsync());
            return;
        }

        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
    }

    public override async Task ChooseAsync(ILocator list, string value)
    {
        await ReachAsync(list, IsFocused);
        await Page.Keyboard.PressAsync("Home");
        for (var tries = 0; await list.InputValueAsync() != value; tries++)
        {
            Assert.True(tries < MostStops, $"{value} cannot be chosen with the keyboard.");
            await Page.Keyboard.PressAsync("ArrowDown");
        }
    }

    public override async Task TickAsync(ILocator box)
    {
        if (await box.GetAttributeAsync("type") != "radio")
        {
            await ReachAsync(box, IsFocused);
            if (!await box.IsCheckedAsync())
                await Page.Keyboard.PressAsync("Space");
            return;
        }

        // One stop for the group; arrows go on from there.
        await ReachAsync(box, IsInFocusedGroup);
        await Page.Keyboard.PressAsync("Space");
        for (var tries = 0; !await box.IsCheckedAsync(); tries++)
        {
            Assert.True(tries < 20, "The radio button cannot be reached with arrows.");
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        await FocusRing.AssertOnAsync(box);
    }

    public override async Task UseAsync(ILocator control)
    {
        await ReachAsync(control, IsFocused);
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task ReachAsync(ILocator control, string condition)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await control.EvaluateAsync<bool>(condition))
            {
                await FocusRing.AssertVisibleAsync(Page);
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{control} on {Page.Url} was never reached with Tab.");
    }
}
