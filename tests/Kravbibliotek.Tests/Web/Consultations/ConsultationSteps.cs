using AngleSharp.Dom;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Consultations;

/// <summary>What the tests of consultations do before and after that which they try.</summary>
internal sealed class ConsultationSteps(AccountWebFixture web)
{
    private static readonly Actor Reviewer = new("bo", IsLawyer: true);

    public static Actor Author { get; } = new("anna");

    private DraftStore Drafts => web.Services.GetRequiredService<DraftStore>();

    public static IEnumerable<string> Hrefs(IParentNode page) => page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!);

    public async Task<HttpClient> CuratorAsync() => await (await web.PersonAsync(Role.Curator)).SignedInAsync();

    /// <summary>The next version of a requirement of its own, out on consultation.</summary>
    public async Task<Draft> OutAsync(int opensIn = 0, int closesIn = 300)
    {
        var today = SwedishDay.Of(web.Time.GetUtcNow());
        var first = await Drafts.CreateAsync(Area.Security, Build.Content($"Prov {Guid.NewGuid():N}"), Author);
        var approved = await DoAsync(await DoAsync(first, new SendForReview(Author)), new Approve(Reviewer));
        Assert.Empty(await PublishAsync(approved, ChangeKind.New));
        var draft = (await Drafts.StartAsync(first.Key, Author)).Draft!;
        draft = (await Drafts.SaveAsync(
            draft.Key, draft.Revision, draft.Content! with { Guidance = "En helt ny vägledning." }, Author)).Draft!;
        return await DoAsync(await DoAsync(draft, new SendForReview(Author)), new OpenConsultation(Author, new(today.AddDays(opensIn), today.AddDays(closesIn))));
    }

    public async Task<Draft> DoAsync(Draft draft, DraftCommand command)
    {
        var outcome = await Drafts.DoAsync(draft.Key, draft.Revision, command, "Prov.");
        Assert.Empty(outcome.Findings);
        return outcome.Draft!;
    }

    /// <summary>Closes, approves and publishes; gives the codes of what stops it.</summary>
    public async Task<string> CloseAndPublishAsync(Draft draft) =>
        await PublishAsync(await DoAsync(await DoAsync(draft, new CloseConsultation(Author)), new Approve(Reviewer)), ChangeKind.Editorial);

    private async Task<string> PublishAsync(Draft approved, ChangeKind kind)
    {
        var outcome = await web.Services.GetRequiredService<Publishing>().PublishAsync([new(approved.Key, approved.Revision, kind, "Prov.")], Author);
        return string.Join(' ', outcome.Findings.Select(f => f.Code));
    }
}
