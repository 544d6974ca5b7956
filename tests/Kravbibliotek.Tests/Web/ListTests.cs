using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web;

/// <summary>The list of requirements over HTTP.</summary>
[Collection(WebCollection.Name)]
public sealed class ListTests(WebFixture web)
{
    [Fact]
    public async Task List_All_ShowsPagesOfTwentyAndCounts()
    {
        var page = await web.Client().PageAsync("/krav");

        Assert.Equal(20, page.QuerySelectorAll(".app-results > li").Length);
        Assert.Equal($"{await LiveAsync()} krav", page.Text(".app-main h2"));
        Assert.NotNull(page.QuerySelector(".ds-pagination a[rel=next][href='/krav?sida=2']"));
        Assert.Equal("true", page.QuerySelector(".ds-pagination a[href='/krav']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task List_PageBeyondTheLast_ShowsTheLast()
    {
        var page = await web.Client().PageAsync("/krav?sida=99");

        var beforeTheLast = (await LiveAsync() - 1) / 20 * 20;
        Assert.Equal(await LiveAsync() - beforeTheLast, page.QuerySelectorAll(".app-results > li").Length);
    }

    [Theory]
    [InlineData("TIL-001")]
    [InlineData("til 001")]
    public async Task List_Key_FindsTheRequirementHoweverTyped(string typed)
    {
        var page = await web.Client().PageAsync($"/krav?q={Uri.EscapeDataString(typed)}");

        Assert.Equal("/krav/TIL-001", page.QuerySelector(".app-results > li a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task List_Filters_AreLinksThatRemoveThemselves()
    {
        var page = await web.Client().PageAsync("/krav?q=fel&omrade=leverans&typ=kontraktsvillkor");
        var chips = page.QuerySelectorAll(".app-chips a.ds-chip").ToDictionary(a => a.Text("span:last-child"), a => a.GetAttribute("href"));

        Assert.Equal("/krav?omrade=leverans&typ=kontraktsvillkor", chips["”fel”"]);
        Assert.Equal("/krav?q=fel&typ=kontraktsvillkor", chips["Leverans, drift och avslut"]);
        Assert.Equal("/krav?q=fel&omrade=leverans", chips["Särskilt kontraktsvillkor"]);
        Assert.Equal("leverans", page.QuerySelector("input[name=omrade][checked]")!.GetAttribute("value"));
        Assert.Equal("fel", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task List_NothingFound_SaysSoAndHowToGoOn()
    {
        var page = await web.Client().PageAsync("/krav?q=xyzzyplugh");

        Assert.Equal("0 krav", page.Text(".app-main h2"));
        Assert.Contains("Inget krav har allt det du söker", page.Text(".app-main"), StringComparison.Ordinal);
        Assert.Equal(8, page.QuerySelectorAll(".app-main a[href^='/krav?omrade=']").Length);
        Assert.NotNull(page.QuerySelector(".app-main a[href='/logga-in?tillbaka=%2Fforslag%2Fnytt']"));
    }

    [Theory]
    [InlineData("/krav?omrade=finns-inte&typ=x&niva=y&sida=-3&upphavda=kanske")]
    [InlineData("/krav?q=%00%01")]
    [InlineData("/krav?q=%27%22%3Cscript%3E&sida=abc")]
    [InlineData("/krav?q=%ED%A0%80")]
    public async Task List_Nonsense_IsTakenCalmly(string address)
    {
        var page = await web.Client().PageAsync(address);

        Assert.Equal("Krav", page.Text("h1"));
        Assert.Null(page.QuerySelector("main script"));
    }

    [Fact]
    public async Task List_VeryLongText_IsCut()
    {
        var page = await web.Client().PageAsync($"/krav?q={new string('a', 3000)}");

        Assert.Equal(200, page.QuerySelector("#q")!.GetAttribute("value")!.Length);
    }

    /// <summary>How many requirements of the library are not withdrawn.</summary>
    private static async Task<int> LiveAsync() => (await RealLibrary.ReadAsync()).Requirements.Count(r => r.Status != RequirementStatus.Withdrawn);
}
