using Kravbibliotek.Accounts;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>
/// The pages of standards, releases and files that are read in, in every state: none has a fault. An application of its own, since releases and marks stay.
/// </summary>
public sealed class RegisterPagesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Standards = "/kuratering/standarder";
    private const string Standard = "ISO-IEC-27002";
    private const string Edition = $"{Standards}/{Standard}/2022";
    private const string Releases = "/kuratering/utgavor";
    private const string Import = "/kuratering/inlasning";
    private const string Send = "main form.app-form .app-actions button[type=submit]";

    private StandardStore Stored => browser.Services.GetRequiredService<StandardStore>();

    private DraftStore Drafts => browser.Services.GetRequiredService<DraftStore>();

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Standards_EveryState_HaveNoFault(bool dark, int width)
    {
        await using var eyes = await Eyes.OfAsync(browser, Role.Curator, dark, width);
        await NewEditionAsync();
        await eyes.GoAsync(Standards, "standarder");
        await eyes.GoAsync($"{Standards}/ny", "standard-ny");
        await eyes.SendAsync(Send, 400, "standard-ny-fel");
        await eyes.GoAsync($"{Standards}/{Standard}", "standard");
        await SaveAsync(s => s with { LegalBasis = $"Någon annan skrev detta {Guid.NewGuid():N}." });
        await eyes.Page.Locator("#LegalBasis").FillAsync("Min text om saken.");
        await eyes.SendAsync(Send, 409, "standard-krock");
        Assert.Equal("Min text om saken.", await eyes.Page.Locator("#LegalBasis").InputValueAsync());

        await eyes.GoAsync($"{Edition}/ersatt", "ersatt");
        await eyes.Page.Locator("#By").SelectOptionAsync("");
        await eyes.Page.Locator("#From").FillAsync("i går");
        await eyes.SendAsync(Send, 400, "ersatt-fel");
        await eyes.Page.Locator("#By").SelectOptionAsync($"{Standard}/2027");
        await eyes.Page.Locator("#From").FillAsync("2026-11-01");
        await eyes.Page.Locator("#Reason").FillAsync("En ny utgåva gäller.");
        await SaveAsync(s => s with { LegalBasis = $"Ändrat igen {Guid.NewGuid():N}." });
        await eyes.SendAsync(Send, 409, "ersatt-krock");
        await eyes.SendAsync(Send, 200, "arbetslista");

        await eyes.Page.Locator("main table a[href*='/arbetslista/krav/']").First.ClickAsync();
        await eyes.LookAsync("arbetslista-rad");
        await eyes.SendAsync(Send, 400, "arbetslista-rad-fel");
        await eyes.Page.Locator("input[name=Choice][value=behall]").CheckAsync();
        await eyes.Page.Locator("#Reason").FillAsync("Avsnitten är desamma.");
        await eyes.SendAsync(Send, 200, "arbetslista-beslut");
        await eyes.Page.Locator("main table a[href*='/arbetslista/profil/']").First.ClickAsync();
        await eyes.LookAsync("arbetslista-profil");
        await eyes.GoAsync(Standards, "standarder-ersatta");
        eyes.AssertQuiet();
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Releases_EveryState_HaveNoFault(bool dark, int width)
    {
        await using var eyes = await Eyes.OfAsync(browser, Role.Curator, dark, width);
        await SaveAsync(s => s with { LegalBasis = $"Nytt för utgåvan {Guid.NewGuid():N}." });
        await eyes.GoAsync(Releases, "utgavor");
        await eyes.UnfoldAsync("utgavor-utfallt");
        await eyes.Page.Locator("#Name").FillAsync("nästa");
        await eyes.Page.Locator("#Note").FillAsync("");
        await eyes.SendAsync(Send, 400, "utgavor-fel");
        var name = $"2031.{(dark ? 2 : 1)}";
        await eyes.Page.Locator("#Name").FillAsync(name);
        await eyes.Page.Locator("#Note").FillAsync("Ändrade standarder.");
        await SaveAsync(s => s with { LegalBasis = $"Ändrat medan någon tittade {Guid.NewGuid():N}." });
        await eyes.SendAsync(Send, 409, "utgavor-krock");
        Assert.Equal(name, await eyes.Page.Locator("#Name").InputValueAsync());
        await eyes.SendAsync(Send, 200, "utgavor-bekrafta");
        await eyes.SendAsync("main form.app-actions button[type=submit]", 200, "utgava-gjord");
        Assert.EndsWith($"/utgavor/{name}", eyes.Page.Url, StringComparison.Ordinal);
        await eyes.GoAsync(Releases, "utgavor-inget-nytt");
        await eyes.GoAsync($"/utgavor/jamfor?fran=2026.1&till={name}", "utgavor-jamfor");
        eyes.AssertQuiet();
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Import_EveryState_HasNoFault(bool dark, int width)
    {
        await using var eyes = await Eyes.OfAsync(browser, Role.Curator, dark, width);
        await eyes.GoAsync(Import, "inlasning");
        await eyes.SendAsync(Send, 400, "inlasning-fel");
        var (changed, contested) = dark ? ("SAK-002", "LEV-002") : ("SAK-001", "LEV-001");
        var open = (await Drafts.StartAsync(contested, new("bo"))).Draft!;
        open = (await Drafts.SaveAsync(contested, open.Revision, open.Content! with { Title = "Bos titel" }, new("bo"))).Draft!;
        var published = (await browser.Services.GetRequiredService<LibraryExport>().FilesAsync()).Single(f => f.Path == "sakerhet/SAK-003/1.md");
        await ChooseAsync(eyes.Page, [
            await DraftFileAsync(changed, c => c with { Title = "En annan titel" }), await DraftFileAsync(contested, c => c with { Text = "Utan verb." }),
            published with { Content = (byte[])[.. published.Content.Span, .. "\nTillagt.\n"u8] },
        ]);
        await eyes.SendAsync(Send, 200, "inlasning-granska");
        await eyes.UnfoldAsync("inlasning-granska-utfallt");
        await eyes.SendAsync(Send, 400, "inlasning-granska-fel");
        await eyes.Page.Locator("[name='Rows[0].Choice'][value=las-in]").CheckAsync();
        await eyes.Page.Locator("[name='Rows[1].Choice'][value=las-in]").CheckAsync();
        await Drafts.SaveAsync(contested, open.Revision, open.Content! with { Title = "Bos andra titel" }, new("bo"));
        await eyes.SendAsync(Send, 409, "inlasning-granska-krock");
        await eyes.SendAsync(Send, 200, "inlasning-klart");
        Assert.EndsWith($"{Import}/klart", eyes.Page.Url, StringComparison.Ordinal);
        // Reading the result again sends nothing again.
        await eyes.GoAsync($"{Import}/klart", "inlasning-klart");
        eyes.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Import_WithoutScript_BecomesADraft()
    {
        await using var curator = await Someone.SignedInAsync(browser, byKeyboard: false, Role.Curator);
        await curator.GoAsync(Import);
        await ChooseAsync(curator.Page, [await DraftFileAsync("ARK-001", c => c with { Title = "Läst utan skript" })]);
        await curator.PressAsync(Send);
        Assert.Contains("Läst utan skript", await curator.Page.Locator("main ins").First.TextContentAsync() ?? "", StringComparison.Ordinal);
        await curator.TickAsync("Rows[0].Choice", "las-in");
        await curator.PressAsync(Send);

        Assert.Equal($"{Import}/klart", curator.Address);
        Assert.Contains("ARK-001 Läst utan skript", await curator.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("Läst utan skript", (await Drafts.FindAsync("ARK-001"))!.Content!.Title);
    }

    private async Task SaveAsync(Func<Standard, Standard> change)
    {
        var standard = (await Stored.FindAsync(Standard))!;
        Assert.NotNull((await Stored.SaveAsync(change(standard), new("provet", "För att pröva."))).Saved);
    }

    private Task NewEditionAsync() => SaveAsync(s => s.Editions.Any(e => e.Name == "2027") ? s : s with
    {
        Editions = [new Edition { Name = "2027", Status = EditionStatus.Upcoming, Clauses = [new("5.1", false), new("99.1", false)] }, .. s.Editions],
    });

    /// <summary>The file of a draft made of the current version, edited.</summary>
    private async Task<LibraryFile> DraftFileAsync(string key, Func<RequirementContent, RequirementContent> edit)
    {
        var store = browser.Services.GetRequiredService<RequirementStore>();
        var (requirement, version) = ((await store.FindAsync(key))!, (await store.CurrentAsync(key))!);
        return LibraryWriter.Write(new() { Requirements = [requirement], Drafts = [new() { Key = key, Content = edit(version.Content) }] })
            .Single(f => f.Path.EndsWith("utkast.md", StringComparison.Ordinal));
    }

    private static async Task ChooseAsync(IPage page, IReadOnlyList<LibraryFile> files)
    {
        using var zip = new MemoryStream();
        LibraryArchive.Write(files, zip);
        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "krav.zip", MimeType = "application/zip", Buffer = zip.ToArray() });
    }
}
