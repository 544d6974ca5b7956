using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.Search;

/// <summary>Facets, orders and help in the list of requirements, over HTTP.</summary>
[Collection(WebCollection.Name)]
public sealed class SearchPageTests(WebFixture web)
{
    [Fact]
    public async Task List_Facets_SayWhatEachChoiceWouldGive()
    {
        var client = web.Client();
        var page = await client.PageAsync("/krav?omrade=leverans&omrade=dataskydd&lag=eu-2016-679");
        var choices = page.QuerySelectorAll("input[name=standard], input[name=profil], input[name=mal]").ToList();

        Assert.NotEmpty(choices);
        foreach (var choice in choices.Take(6))
        {
            var (name, value) = (choice.GetAttribute("name"), Uri.EscapeDataString(choice.GetAttribute("value")!));
            var count = choice.ParentElement!.Text(".app-count").Trim('(', ')');
            var narrowed = await client.PageAsync($"/krav?omrade=leverans&omrade=dataskydd&lag=eu-2016-679&{name}={value}");
            Assert.Equal($"{count} krav", narrowed.Text(".app-main h2"));
        }
    }

    [Fact]
    public async Task List_OldAddressWithWithdrawn_ShowsThemToo()
    {
        var library = await RealLibrary.ReadAsync();

        var page = await web.Client().PageAsync("/krav?upphavda=ja");

        Assert.Equal($"{library.Requirements.Count(r => r.CurrentNumber > 0)} krav", page.Text(".app-main h2"));
        Assert.Equal(3, page.QuerySelectorAll("input[name=status][checked]").Length);
    }

    [Theory]
    [InlineData("nyckel", "ARK-001")]
    [InlineData("relevans", "ARK-001")]
    public async Task List_Sort_IsInTheAddressAndInEveryPage(string sort, string first)
    {
        var page = await web.Client().PageAsync($"/krav?sortering={sort}");

        Assert.Equal($"/krav/{first}", page.QuerySelector(".app-results > li a")!.GetAttribute("href"));
        Assert.Equal(sort, page.QuerySelector("#sortering option[selected]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(sort == "nyckel" ? "a[rel=next][href='/krav?sortering=nyckel&sida=2']" : "a[rel=next][href='/krav?sida=2']"));
    }

    [Fact]
    public async Task List_LatestFirst_OrdersByDayOfPublication()
    {
        var page = await web.Client().PageAsync("/krav?sortering=senast");
        var days = page.QuerySelectorAll(".app-results .app-meta").Select(m => m.TextContent.Trim()[^10..]).ToList();

        Assert.Equal(days.OrderDescending(), days);
    }

    [Fact]
    public async Task List_Misspelt_SaysWhatWasMeantAndLinksToIt()
    {
        var page = await web.Client().PageAsync("/krav?q=kryptrng");

        Assert.NotEmpty(page.QuerySelectorAll(".app-results > li"));
        Assert.Contains("Menade du kryptering?", page.Text(".app-main"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".app-main a[href='/krav?q=kryptering']"));
    }

    [Fact]
    public async Task List_MisspeltWordThatOthersBeginLike_HasTheLikeliestFirst()
    {
        var page = await web.Client().PageAsync("/krav?q=tillgänglihet");

        var keys = page.QuerySelectorAll(".app-results > li h3 a").Select(a => a.GetAttribute("href")!.Split('/')[^1]).ToList();
        Assert.Equal(20, keys.Count);
        Assert.All(keys.Take(5), key => Assert.StartsWith("TIL-", key, StringComparison.Ordinal));
        Assert.NotEqual(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task List_WordsThatNothingHasTogether_AreOfferedOneByOne()
    {
        var page = await web.Client().PageAsync("/krav?q=teckenspråk+peppol+diskmaskin");

        Assert.NotNull(page.QuerySelector(".app-main a[href='/krav?q=teckenspr%C3%A5k']"));
        Assert.Contains("diskmaskin (0 krav)", page.Text(".app-main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FilterThatLeavesNothing_SaysWhatItCosts()
    {
        var client = web.Client();
        var page = await client.PageAsync("/krav?q=teckenspråk&omrade=leverans");
        var link = page.QuerySelector(".prose a[href='/krav?q=teckenspr%C3%A5k']")!;

        var all = await client.PageAsync(link.GetAttribute("href")!);

        Assert.Equal("Utan Område: Leverans, drift och avslut", link.TextContent);
        Assert.Contains($"({all.Text(".app-main h2")})", link.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en 301 549", "/standarder/EN-301-549")]
    [InlineData("kryptering enligt GDPR", "/lagar/eu-2016-679")]
    [InlineData("e-arkiv", "/profiler/e-arkiv")]
    [InlineData("exitplanen", "/begrepp#exitplan")]
    public async Task List_NameOfSomethingElse_IsOffered(string typed, string address)
    {
        var page = await web.Client().PageAsync($"/krav?q={Uri.EscapeDataString(typed)}");

        Assert.NotNull(page.QuerySelector($".app-main > ul a[href='{address}']"));
    }

    [Fact]
    public async Task List_Title_IsMarkedWhereItMatches()
    {
        var page = await web.Client().PageAsync("/krav?q=programvaruförteckning");

        Assert.Equal("Programvaruförteckning", page.Text(".app-results > li h3 mark"));
    }

    [Fact]
    public async Task List_English_MarksWhatIsSwedish()
    {
        var page = await web.Client().PageAsync("/en/krav?q=kryptering&profil=molntjanst&omrade=sakerhet");

        Assert.Equal("sv", page.QuerySelector(".app-results > li h3 a")!.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("input[name=profil]"), i => Assert.Equal("sv", i.ParentElement!.QuerySelector("label span")!.GetAttribute("lang")));
        Assert.NotNull(page.QuerySelector("form[role=search][action='/en/krav']"));
        Assert.All(page.QuerySelectorAll(".app-chips a"), a => Assert.StartsWith("/en/krav", a.GetAttribute("href"), StringComparison.Ordinal));
    }
}
