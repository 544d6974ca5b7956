using System.Net;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using static Kravbibliotek.Tests.Web.Drafts.CurationSteps;

namespace Kravbibliotek.Tests.Web.Drafts;

/// <summary>Consultation, a version published beside, and giving up.</summary>
[Collection(CurationWebCollection.Name)]
public sealed class WayTests(AccountWebFixture web)
{
    private readonly CurationSteps _steps = new(web);

    [Fact]
    public async Task Consultation_OpenedAndOver_IsBackInReview()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.SentAsync(await _steps.NewAsync(author), author);
        var browser = await author.SignedInAsync();
        var today = SwedishDay.Of(web.Time.GetUtcNow());

        var opened = await browser.SubmitAsync(Page(draft, "/remiss"), ("From", Iso(today)), ("To", Iso(today.AddDays(3))));
        Assert.Equal($"302 {Page(draft)}", opened.Summary());
        Assert.Equal(
            $"Remiss {Iso(today)} – {Iso(today.AddDays(3))}", (await browser.PageAsync(Page(draft))).Text(".app-steps [aria-current=step]"));
        web.Time.Forward(TimeSpan.FromDays(4));
        await _steps.RunJobAsync();

        Assert.Equal(DraftState.Review, (await _steps.StoredAsync(draft.Key)).State);
    }

    [Theory]
    [InlineData("2000-01-01", "2000-01-31", "duger inte")]
    [InlineData("2030-02-01", "2030-01-01", "duger inte")]
    [InlineData("snart", "2030-01-01", "Skriv första dagen")]
    [InlineData("2030-01-01", "", "Skriv sista dagen")]
    public async Task Consultation_BadPeriod_SaysWhyAndKeepsIt(string from, string to, string expected)
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.SentAsync(await _steps.NewAsync(author), author);
        var browser = await author.SignedInAsync();

        var response = await browser.SubmitAsync(Page(draft, "/remiss"), ("From", from), ("To", to));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, page.Text("#felsammanfattning"), StringComparison.Ordinal);
        Assert.Equal((from, to), (page.QuerySelector("#From")!.GetAttribute("value"), page.QuerySelector("#To")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Consultation_ClosedBeforeItsTime_IsBackInReview()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.SentAsync(await _steps.NewAsync(author), author);
        var browser = await author.SignedInAsync();
        await browser.SubmitAsync(Page(draft, "/remiss"));

        var response = await browser.SendFormAsync(Page(draft, "/remiss"), Page(draft, "/remiss/avsluta"));

        Assert.Equal($"302 {Page(draft)}", response.Summary());
        Assert.Equal(DraftState.Review, (await _steps.StoredAsync(draft.Key)).State);
    }

    [Fact]
    public async Task Discard_Confirmed_ClosesAndSaysWhatIsInForce()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.NextAsync(author, await _steps.ReviewerAsync());
        var browser = await author.SignedInAsync();

        var without = await browser.SubmitAsync(Page(draft, "/ge-upp"), ("Reason", " "));
        var response = await browser.SubmitAsync(Page(draft, "/ge-upp"), ("Reason", "Behövs inte."));
        var page = await browser.PageAsync(Page(draft));

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal($"302 {Page(draft)}", response.Summary());
        Assert.Contains("Utkastet gavs upp.", page.Text("main"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main .ds-alert a[href='/krav/{draft.Key}']"));
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Discard_NeverPublished_IsRefusedAndSaidBeforehand()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.NewAsync(author);
        var browser = await author.SignedInAsync();

        var page = await browser.PageAsync(Page(draft));
        var response = await browser.SubmitAsync(Page(draft, "/ge-upp"), ("Reason", "Fel."));

        Assert.Contains("Ge upp utkastet: " + draft.Key + " är aldrig publicerat.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Discard_SomebodySavedMeanwhile_ShowsItAndKeepsTheReason()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.NextAsync(author, await _steps.ReviewerAsync());
        var browser = await (await _steps.CuratorAsync()).SignedInAsync();
        var open = (await browser.PageAsync(Page(draft, "/ge-upp"))).Fields();
        Allowed(await _steps.Drafts.SaveAsync(
            draft.Key, draft.Revision, draft.Content! with { Guidance = "Mer vägledning." }, ActorOf(author)));

        open["Reason"] = "Behövs inte.";
        var response = await browser.PostAsync(Page(draft, "/ge-upp"), new FormUrlEncodedContent(open));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Behövs inte.", page.Fields()["Reason"]);
        Assert.Contains("Det här har hänt sedan du öppnade sidan", page.Text("main"), StringComparison.Ordinal);
        Assert.NotNull((await _steps.StoredAsync(draft.Key)).Content);
    }

    [Fact]
    public async Task Rebase_VersionPublishedBeside_ShowsBothDifferencesAndGoesOnFromIt()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.NextAsync(author, await _steps.ReviewerAsync());
        await ImportNextAsync(draft.Key);
        var browser = await author.SignedInAsync();

        var page = await browser.PageAsync(Page(draft));
        var compare = await browser.PageAsync(Page(draft, "/ny-grund"));
        var response = await browser.SubmitAsync(Page(draft, "/ny-grund"));

        Assert.Contains("version 2 är publicerad sedan dess", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Importerad vägledning", compare.Text("main"), StringComparison.Ordinal);
        Assert.Contains("moderna", compare.Text("main"), StringComparison.Ordinal);
        Assert.Equal($"302 {Page(draft)}", response.Summary());
        Assert.Equal(2, (await _steps.StoredAsync(draft.Key)).BasedOn);
        // Once is enough; then there is nothing to compare.
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(Page(draft, "/ny-grund"))).StatusCode);
    }

    [Fact]
    public async Task Rebase_AnotherVersionSinceTheComparison_IsRefused()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.NextAsync(author, await _steps.ReviewerAsync());
        await ImportNextAsync(draft.Key);
        var browser = await author.SignedInAsync();

        var response = await browser.SubmitAsync(Page(draft, "/ny-grund"), ("Number", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, (await _steps.StoredAsync(draft.Key)).BasedOn);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task ImportNextAsync(string key)
    {
        var requirements = web.Services.GetRequiredService<RequirementStore>();
        var (requirement, current) = ((await requirements.FindAsync(key))!, (await requirements.CurrentAsync(key))!);
        var content = current.Content with { Guidance = "Importerad vägledning." };
        var report = await web.Services.GetRequiredService<LibraryImport>().ImportAsync(
            new()
            {
                Requirements = [requirement with { CurrentNumber = 2 }],
                Versions =
                [
                    current,
                    current with
                    {
                        Id = RequirementVersion.IdOf(key, 2), Number = 2, ChangeKind = ChangeKind.Editorial, ChangeNote = "Importerad.",
                        Fingerprint = Fingerprint.Of(content), Content = content,
                    },
                ],
            },
            new("prov", "Importerar."));
        Assert.Equal(2, (await requirements.FindAsync(key))!.CurrentNumber);
        Assert.NotNull(report);
    }
}
