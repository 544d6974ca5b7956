using Kravbibliotek.Web.Features.About;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Tests.Web;

/// <summary>What the site says of itself.</summary>
[Collection(WebCollection.Name)]
public sealed class AboutTests(WebFixture web)
{
    [Theory]
    [InlineData("/tillganglighet", "Delvis förenlig")]
    [InlineData("/en/tillganglighet", "Partly compliant")]
    public async Task Accessibility_Statement_HasWhatTheLawAsksFor(string address, string conformance)
    {
        var page = await web.Client().PageAsync(address);

        var facts = page.Text("main dl");
        Assert.Contains("Kravbiblioteket", facts, StringComparison.Ordinal);
        Assert.Contains(conformance, facts, StringComparison.Ordinal);
        // Assessed and updated, each with its day.
        Assert.Equal(2, page.QuerySelectorAll("main dl time[datetime]").Length);
        foreach (var part in new[] { "foljsamhet", "brister", "undantag", "rapportera", "tillsyn", "testat" })
            Assert.NotNull(page.GetElementById(part));
        Assert.NotNull(page.QuerySelector("main a[href*='/rapportera?vad=tillganglighet']"));
        Assert.NotNull(page.QuerySelector("main a[href*='/rapportera?vad=annan-form']"));
        Assert.NotNull(page.QuerySelector("main a[href='https://www.digg.se/tdosanmalan']"));
    }

    [Fact]
    public async Task Settings_OwnerAndContact_AreShown()
    {
        using var owned = web.WithWebHostBuilder(builder => builder
            .UseSetting(SiteOwner.PublisherSetting, "Provkommunen").UseSetting(SiteOwner.ContactSetting, "krav@exempel.se"));
        var client = owned.CreateClient();
        await WebFixture.ReadyAsync(client);

        foreach (var address in new[] { "/om", "/tillganglighet" })
        {
            var page = await client.PageAsync(address);
            Assert.Contains("Provkommunen", page.Text("main"), StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("main a[href='mailto:krav@exempel.se']"));
        }

        Assert.NotNull((await client.PageAsync("/personuppgifter")).QuerySelector("main a[href='mailto:krav@exempel.se']"));
    }

    [Fact]
    public async Task About_Page_SaysHowToReportAndThatTextsAreFree()
    {
        var page = await web.Client().PageAsync("/om");

        Assert.NotNull(page.QuerySelector("main a[href='/rapportera']"));
        Assert.NotNull(page.QuerySelector("#licens + p a[href^='https://creativecommons.org/publicdomain/zero/1.0/']"));
    }

    [Fact]
    public void LinkedText_Brackets_BecomeLinksInOrder()
    {
        var parts = new LinkedText("Läs om [standarderna] och [lagarna].", "/a", "/b").Parts().ToList();

        Assert.Equal(
            [("Läs om ", null), ("standarderna", "/a"), (" och ", null), ("lagarna", "/b"), (".", (string?)null)], parts);
    }
}
