using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Drafts;

/// <summary>Brings drafts to where a test begins, and sends the forms of pages that have several.</summary>
internal sealed class CurationSteps(AccountWebFixture web)
{
    public const string Changed = "Tjänsten {{ska}} kryptera all trafik med moderna protokoll.";

    public DraftStore Drafts => web.Services.GetRequiredService<DraftStore>();

    public static Actor ActorOf(Person person) => new(AccountRegister.SubjectOf(person.Id));

    public static string Page(Draft draft, string page = "") => $"/kuratering/utkast/{draft.Key}{page}";

    public Task<Person> CuratorAsync() => web.PersonAsync(Role.Curator);

    public Task<Person> ReviewerAsync(bool isLawyer = false) => web.PersonAsync(Role.Reviewer, isLawyer: isLawyer);

    /// <summary>Somebody who both writes and reviews.</summary>
    public async Task<Person> BothAsync()
    {
        var person = await CuratorAsync();
        using var scope = web.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var user = (await accounts.FindByIdAsync(person.Id))!;
        user.Change(a => a with { Roles = [Role.Curator, Role.Reviewer] });
        Assert.True((await accounts.UpdateAsync(user)).Succeeded);
        return person;
    }

    /// <summary>A draft of a new requirement, in the author's hands.</summary>
    public Task<Draft> NewAsync(Person author, string title = "Kryptering av trafik") =>
        Drafts.CreateAsync(Area.Delivery, Build.Content(title), ActorOf(author));

    /// <summary>A draft of the next version of a requirement that nobody else in these tests touches.</summary>
    public async Task<Draft> NextAsync(Person author, Person reviewer)
    {
        var published = await PublishedAsync(author, reviewer);
        var draft = Allowed(await Drafts.StartAsync(published.Key, ActorOf(author)));
        return Allowed(await Drafts.SaveAsync(draft.Key, draft.Revision, draft.Content! with { Text = Changed }, ActorOf(author)));
    }

    public async Task<Draft> SentAsync(Draft draft, Person author) =>
        Allowed(await Drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(ActorOf(author)), "Färdigt."));

    public async Task<Draft> ApprovedAsync(Draft draft, Person author, Person reviewer)
    {
        var sent = await SentAsync(draft, author);
        return Allowed(await Drafts.DoAsync(draft.Key, sent.Revision, new Approve(ActorOf(reviewer)), "Bra."));
    }

    /// <summary>A requirement of its own, published once.</summary>
    public async Task<RequirementVersion> PublishedAsync(Person author, Person reviewer)
    {
        var approved = await ApprovedAsync(await NewAsync(author), author, reviewer);
        var outcome = await web.Services.GetRequiredService<Publishing>().PublishAsync(
            [new(approved.Key, approved.Revision, ChangeKind.New, "Första versionen.")], ActorOf(author));
        return Assert.Single(outcome.Versions);
    }

    public async Task<Draft> StoredAsync(string key) => (await Drafts.FindAsync(key))!;

    /// <summary>What happens by itself, also when the application is at it at the same moment.</summary>
    public async Task RunJobAsync()
    {
        var job = web.Services.GetRequiredService<CurationJob>();
        for (var tries = 0; await job.RunAsync() is null; tries++)
        {
            Assert.True(tries < 100, "The job was never free.");
            await Task.Delay(100);
        }
    }

    public static Draft Allowed(DraftOutcome outcome)
    {
        Assert.Empty(outcome.Findings);
        Assert.Null(outcome.Conflict);
        return outcome.Draft!;
    }
}

/// <summary>Forms of pages that have several.</summary>
internal static class CurationForms
{
    /// <summary>Opens a page, fills in one of its forms and sends it.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient browser, string page, string action, params (string Name, string Value)[] typed) =>
        await browser.PostAsync(action, Filled(await browser.PageAsync(page), action, typed));

    /// <summary>Fills in one of the forms of an answer and sends it.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient browser, HttpResponseMessage page, string action, params (string Name, string Value)[] typed) =>
        await browser.PostAsync(action, Filled(await page.PageAsync(), action, typed));

    private static FormUrlEncodedContent Filled(
        AngleSharp.Html.Dom.IHtmlDocument page, string action, (string Name, string Value)[] typed)
    {
        var fields = page.Fields($"main form[action='{action}']");
        foreach (var (name, value) in typed)
            fields[name] = value;
        return new(fields);
    }
}

/// <summary>Tests that share one application on whose clock days pass.</summary>
[CollectionDefinition(Name)]
public sealed class CurationWebCollection : ICollectionFixture<AccountWebFixture>
{
    public const string Name = "kuratering";
}
