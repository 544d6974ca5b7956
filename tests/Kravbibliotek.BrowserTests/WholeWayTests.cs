using System.Globalization;
using System.Text.RegularExpressions;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.BrowserTests;

/// <summary>
/// A requirement from proposal to withdrawal, by a proposer, a curator, a reviewer and a visitor in browsers of their own: once with nothing but the keyboard,
/// where every page passed is free of faults, and once without JavaScript.
/// </summary>
public sealed partial class WholeWayTests
{
    private const string Other = "LEV-003";
    private static readonly DateOnly Today = SwedishDay.Of(DateTimeOffset.UtcNow);

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requirement_FromProposalToWithdrawal_IsDoneByPeopleInBrowsers(bool byKeyboard)
    {
        // Of its own: a library with one more requirement would surprise the other tests.
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        try
        {
            await using var proposer = await Someone.SignedInAsync(browser, byKeyboard, Role.Procurer);
            await using var curator = await Someone.SignedInAsync(browser, byKeyboard, Role.Curator);
            await using var reviewer = await Someone.SignedInAsync(browser, byKeyboard, Role.Reviewer);
            await using var visitor = await Someone.VisitorAsync(browser, byKeyboard);

            var proposal = await ProposeAsync(proposer);
            var key = await WriteAsync(curator, proposal);
            await ReturnAsync(reviewer, key);
            await MendAsync(curator, key);
            await ConsultAsync(curator, visitor, key);
            await ApproveAsync(reviewer, key);
            await ApproveOtherAsync(browser);
            await PublishAsync(curator, key);
            await SeePublishedAsync(visitor, proposer, key, proposal);
            await ReleaseAsync(curator, visitor, key);
            await ReplaceStandardAsync(curator);
            await EndAsync(curator, visitor, key);
        }
        finally
        {
            await browser.DisposeAsync();
        }
    }

    private static async Task<string> ProposeAsync(Someone proposer)
    {
        await proposer.GoAsync("/forslag");
        await proposer.FollowAsync("/forslag/nytt");
        await proposer.TickAsync("Kind", "nytt");
        await proposer.ChooseAsync("Area", "sakerhet");
        await proposer.WriteAsync("Title", "Återläsning av säkerhetskopior");
        await proposer.WriteAsync("Text", "Säkerhetskopior ska prövas, annars vet ingen om de går att använda.");
        await proposer.WriteAsync("Why", "Vi har förlorat uppgifter trots att kopior fanns.");
        await proposer.WriteAsync("Concerned", "Alla som köper drift.");
        await proposer.WriteAsync("SuggestedText", "Leverantören {{ska}} pröva att säkerhetskopior går att återläsa.");
        await proposer.PressAsync("main form[action='/forslag/nytt'] button[type=submit]");
        return proposer.Address.Split('?')[0].Split('/')[^1];
    }

    private static async Task<string> WriteAsync(Someone curator, string proposal)
    {
        await curator.GoAsync("/kuratering/arenden");
        await curator.FollowAsync($"/kuratering/arenden/{proposal}");
        await curator.WriteAsync("Text", "Tack. Vi skriver ett krav om det.");
        await curator.TickAsync("Effect", "genomfors");
        await curator.PressAsync("main form[action$='/svar'] button[type=submit]");
        await curator.GoAsync($"/kuratering/arenden/{proposal}");
        await curator.PressAsync("main form[action$='/utkast'] button[type=submit]");
        var key = Key().Match(curator.Address + await curator.TextAsync()).Value;
        await curator.GoAsync($"/kuratering/utkast/{key}");
        await curator.FollowAsync($"/kuratering/utkast/{key}/redigera");
        await curator.TickAsync("Goals", "M15");
        await curator.TickAsync("ProofTimes", "anbud");
        await curator.WriteAsync("Proof", "En beskrivning av den senaste prövningen lämnas med anbudet.");
        await curator.WriteAsync("FollowUp", "Protokollet granskas en gång om året.");
        await curator.WriteAsync("Guidance", "Fråga efter protokollet.");
        await SaveAndSendAsync(curator, key);
        return key;
    }

    private static async Task SaveAndSendAsync(Someone curator, string key)
    {
        await curator.PressAsync("main button[name=Do][value=save]");
        Assert.Equal($"/kuratering/utkast/{key}", curator.Address);
        await curator.PressAsync("main form[action$='/skicka'] button");
        Assert.Equal($"/kuratering/utkast/{key}", curator.Address);
    }

    private static async Task ReturnAsync(Someone reviewer, string key)
    {
        await reviewer.GoAsync($"/kuratering/utkast/{key}");
        await reviewer.FollowAsync($"/kuratering/utkast/{key}/granska");
        await reviewer.UnfoldAsync("Comments[Krav].Text");
        await reviewer.WriteAsync("Comments[Krav].Words", "återläsa");
        await reviewer.WriteAsync("Comments[Krav].Text", "Hur ofta?");
        await reviewer.TickAsync("Decision", "aterlamna");
        await reviewer.PressAsync("main form[action$='/granska'] .app-actions button[type=submit]");
    }

    private static async Task MendAsync(Someone curator, string key)
    {
        await curator.GoAsync($"/kuratering/utkast/{key}");
        var text = await curator.TextAsync();
        Assert.Contains("Hur ofta?", text, StringComparison.Ordinal);
        Assert.Contains("återläsa", text, StringComparison.Ordinal);
        await curator.FollowAsync($"/kuratering/utkast/{key}/redigera");
        await curator.WriteAsync("Text", "Leverantören {{ska}} pröva minst en gång om året att säkerhetskopior går att återläsa.");
        await SaveAndSendAsync(curator, key);
    }

    private static async Task ConsultAsync(Someone curator, Someone visitor, string key)
    {
        await curator.FollowAsync($"/kuratering/utkast/{key}/remiss");
        await curator.WriteAsync("From", Iso(Today));
        await curator.WriteAsync("To", Iso(Today.AddDays(14)));
        await curator.PressAsync("main form[action$='/remiss'] button[type=submit]");

        await visitor.GoAsync("/remisser");
        await visitor.FollowAsync($"/remisser/{key}/1");
        await visitor.WriteAsync("Text", "Bra. Skriv gärna hur prövningen redovisas.");
        await visitor.PressAsync("main form[method=post] button[type=submit]");

        await curator.GoAsync("/kuratering/remisser");
        await curator.FollowAsync($"/kuratering/remisser/{key}/1");
        await curator.TickAsync("Chosen");
        await curator.TickAsync("Effect", "ej-ändrat");
        await curator.WriteAsync("Text", "Det står under uppföljning.");
        await curator.PressAsync("main form[action*='/svara'] button[type=submit]:not([formaction])");

        await curator.GoAsync($"/kuratering/utkast/{key}/remiss");
        await curator.PressAsync("main form[action$='/remiss/avsluta'] button[type=submit]");
    }

    private static async Task ApproveAsync(Someone reviewer, string key)
    {
        await reviewer.GoAsync($"/kuratering/utkast/{key}/granska");
        await reviewer.TickAsync("Decision", "godkann");
        await reviewer.PressAsync("main form[action$='/granska'] .app-actions button[type=submit]");
        Assert.Contains("Godkänt", await reviewer.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>The next version of another requirement, written and approved elsewhere.</summary>
    private static async Task ApproveOtherAsync(BrowserFixture browser)
    {
        var drafts = browser.Services.GetRequiredService<DraftStore>();
        var (author, approver) = (new Actor("konton/anna"), new Actor("konton/bo", IsLawyer: true));
        var draft = (await drafts.StartAsync(Other, author)).Draft!;
        draft = (await drafts.SaveAsync(Other, draft.Revision, draft.Content! with { Guidance = "Ny vägledning." }, author)).Draft!;
        draft = (await drafts.DoAsync(Other, draft.Revision, new SendForReview(author), "Färdigt.")).Draft!;
        Assert.NotNull((await drafts.DoAsync(Other, draft.Revision, new Approve(approver), "Bra.")).Draft);
    }

    private static async Task PublishAsync(Someone curator, string key)
    {
        await curator.GoAsync("/kuratering/publicera");
        foreach (var each in new[] { Other, key }.Order(StringComparer.Ordinal))
        {
            await curator.TickAsync($"Rows[{each}].Chosen");
            await curator.WriteAsync($"Rows[{each}].Note", "Prövad i hela sin längd.");
        }

        await curator.PressAsync("main form[action='/kuratering/publicera'] button[type=submit]");
        await curator.PressAsync("main form[action$='/bekrafta'] button[type=submit]:not([formaction])");
        var text = await curator.TextAsync();
        Assert.Contains(key, text, StringComparison.Ordinal);
        Assert.Contains(Other, text, StringComparison.Ordinal);
    }

    private static async Task SeePublishedAsync(Someone visitor, Someone proposer, string key, string proposal)
    {
        await visitor.GoAsync($"/krav/{key}");
        Assert.Contains("minst en gång om året", await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.FollowAsync($"/krav/{key}/remiss");
        Assert.Contains("Det står under uppföljning.", await visitor.TextAsync(), StringComparison.Ordinal);
        await proposer.GoAsync($"/forslag/{proposal}");
        await proposer.FollowAsync($"/krav/{key}/v/1");
    }

    private static async Task ReleaseAsync(Someone curator, Someone visitor, string key)
    {
        await curator.GoAsync("/kuratering/utgavor");
        await curator.PressAsync("main form[action='/kuratering/utgavor'] button[type=submit]");
        await curator.PressAsync("main form[action='/kuratering/utgavor'] button[type=submit]");
        await visitor.GoAsync($"{curator.Address}?omrade=sakerhet");
        Assert.Contains(key, await visitor.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task ReplaceStandardAsync(Someone curator)
    {
        const string Edition = "/kuratering/standarder/EN-301-549/V3.2.1";
        await curator.GoAsync($"{Edition}/ersatt");
        await curator.ChooseAsync("By", (await curator.ChoicesAsync("By")).First(c => c.StartsWith("EN-301-549/", StringComparison.Ordinal)));
        await curator.WriteAsync("From", Iso(Today));
        await curator.WriteAsync("Reason", "En ny utgåva gäller.");
        await curator.PressAsync("main form[action$='/ersatt'] .app-actions button[type=submit]");
        await curator.GoAsync($"{Edition}/arbetslista");
        await curator.PressAsync($"main table a[href^='{Edition}/arbetslista/']");
        await curator.TickAsync("Choice", "behall");
        await curator.WriteAsync("Reason", "Avsnitten är desamma.");
        await curator.PressAsync("main form[method=post] .app-actions button[type=submit]");
        await curator.GoAsync($"{Edition}/arbetslista");
        Assert.Contains("Behålls", await curator.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task EndAsync(Someone curator, Someone visitor, string key)
    {
        await curator.GoAsync($"/kuratering/krav/{key}/avsluta");
        await curator.WriteAsync("LastDay", Iso(Today.AddDays(30)));
        await curator.WriteAsync("Reason", "Kravet slås ihop med ett annat.");
        await curator.PressAsync("main form[action$='/avsluta'] button[type=submit]");
        await visitor.GoAsync($"/krav/{key}");
        Assert.Contains("Utgående", await visitor.TextAsync(), StringComparison.OrdinalIgnoreCase);

        await curator.GoAsync($"/kuratering/krav/{key}/upphav");
        await curator.WriteAsync("ReplacedBy", Other);
        await curator.WriteAsync("Reason", "Det andra kravet räcker.");
        await curator.PressAsync("main form[action$='/upphav'] button[type=submit]");
        await visitor.GoAsync($"/krav/{key}");
        var text = await visitor.TextAsync();
        Assert.Contains("Upphävd", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Other, text, StringComparison.Ordinal);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("SAK-[0-9]{3}")]
    private static partial Regex Key();
}
