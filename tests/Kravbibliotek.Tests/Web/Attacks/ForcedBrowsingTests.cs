using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>Addresses that somebody was never given, and things that are no longer there to be done.</summary>
[Collection(AttackCollection.Name)]
public sealed class ForcedBrowsingTests(AccountWebFixture web)
{
    [Fact]
    public async Task Draft_TypedByOneCurator_IsNeitherSeenNorThrownAwayByAnother()
    {
        const string Secret = "osparad hemlighet";
        var (mine, other) = (await web.SignedInAsync(Role.Curator), await web.SignedInAsync(Role.Curator));
        var edit = $"/kuratering/utkast/{(await web.DraftAsync()).Key}/redigera";
        await KeepAsync(mine, edit, Secret);

        var seen = await (await other.GetAsync(edit)).Content.ReadAsStringAsync();
        await other.PressAsync(edit, edit.Replace("redigera", "osparat/kasta", StringComparison.Ordinal));

        Assert.DoesNotContain(Secret, seen, StringComparison.Ordinal);
        Assert.Contains(Secret, await (await mine.GetAsync(edit + "?osparat=ja")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClosedDraft_WhateverIsSent_StaysClosed()
    {
        var drafts = web.Service<DraftStore>();
        // One that was never published cannot be given up.
        var draft = (await drafts.StartAsync("INF-001", new("konton/anna"))).Draft ?? (await drafts.FindAsync("INF-001"))!;
        var (curator, reviewer) = (await web.SignedInAsync(Role.Curator), await web.SignedInAsync(Role.Reviewer));
        var address = $"/kuratering/utkast/{draft.Key}";
        var (editor, token) = (await curator.PageAsync($"{address}/redigera"), await reviewer.TokenAsync("/konto"));
        var fields = editor.Fields("form#utkast");
        var closed = (await drafts.DoAsync(draft.Key, draft.Revision, new Discard(new("konton/anna")), "Behövs inte.")).Draft!;
        fields["Revision"] = $"{closed.Revision}";

        var saved = await curator.PostAsync($"{address}/redigera", new FormUrlEncodedContent(fields));
        List<HttpResponseMessage> others = [];
        foreach (var (browser, action) in new[] { (curator, "skicka"), (curator, "remiss"), (curator, "remiss/avsluta"), (reviewer, "granska"), (curator, "ny-grund") })
        {
            others.Add(await browser.PostAsync($"{address}/{action}", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = browser == reviewer ? token : fields["__RequestVerificationToken"],
                ["Revision"] = $"{closed.Revision}",
                ["Decision"] = "godkann",
                ["From"] = "2026-12-01",
                ["To"] = "2026-12-31",
            })));
        }

        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        Assert.All(others, r => Assert.True((int)r.StatusCode is 400 or 404 or 409, $"{r.RequestMessage!.RequestUri}: {r.Summary()}"));
        Assert.Equal(closed.Revision, (await drafts.FindAsync(draft.Key))!.Revision);
    }

    [Fact]
    public async Task Proposal_OfAnotherOrganisation_IsNeverShown()
    {
        const string Secret = "organisationens hemlighet";
        var mine = await web.SignedInAsync(Role.Procurer);
        var sent = await mine.SubmitAsync("/forslag/nytt", ("Kind", "nytt"), ("Area", "sakerhet"), ("Title", Secret), ("Text", Secret), ("Why", Secret),
            ("Concerned", Secret));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var addresses = (await mine.CrawlAsync()).Where(a => a.Body.Contains(Secret, StringComparison.Ordinal)).Select(a => a.Address).ToList();
        Assert.Contains(addresses, a => a.StartsWith("/forslag/", StringComparison.Ordinal));

        foreach (var other in new[] { web.Browser(), await OfOtherOrganisationAsync() })
        {
            foreach (var address in addresses)
                Assert.DoesNotContain(Secret, await (await other.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/notiser/{0}.atom")]
    [InlineData("/synpunkter/{0}")]
    [InlineData("/synpunkter/{0}?kod={0}")]
    [InlineData("/inbjudan?kod={0}")]
    public async Task SecretAddress_Guessed_TellsNothing(string address)
    {
        foreach (var guess in new[] { "1", "a", new string('A', 43), Guid.NewGuid().ToString("N"), "..%2F1", "*", "%25" })
        {
            using var response = await web.Browser().GetAsync(address.Replace("{0}", guess, StringComparison.Ordinal));
            Assert.True((int)response.StatusCode is 404 or 400 or 410 or 302 || address.StartsWith("/inbjudan", StringComparison.Ordinal), response.Summary());
            Assert.NotEqual("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        }
    }

    private static async Task KeepAsync(HttpClient browser, string edit, string text)
    {
        var fields = (await browser.PageAsync(edit)).Fields("form#utkast");
        fields["Guidance"] = text;
        var kept = await browser.PostAsync(edit.Replace("redigera", "osparat", StringComparison.Ordinal), new FormUrlEncodedContent(fields));
        Assert.True(kept.IsSuccessStatusCode, kept.Summary());
    }

    private async Task<HttpClient> OfOtherOrganisationAsync()
    {
        var person = await web.PersonAsync(Role.Procurer);
        using var scope = web.Services.GetRequiredService<IServiceScopeFactory>().CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var user = (await accounts.FindByIdAsync(person.Id))!;
        user.Change(a => a with { Organisation = "kommun-0114" });
        Assert.True((await accounts.UpdateAsync(user)).Succeeded);
        return await person.SignedInAsync();
    }
}
