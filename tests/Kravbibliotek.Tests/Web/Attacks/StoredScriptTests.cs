using System.Globalization;
using System.Net;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Xunit.Abstractions;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>
/// Script, links and formulas are written into every text field of every form that anybody can reach, and into drafts on all their way; then
/// everybody reads every page, feed and table there is.
/// </summary>
[Collection(AttackCollection.Name)]
public sealed class StoredScriptTests(AccountWebFixture web, ITestOutputHelper output)
{
    private const string Long =
        "=1+1|\"'><xss-prov xss-prov=1 onload=alert(1)></xss-prov><script>alert('xss-prov')</script><img src=x onerror=alert(1)>"
        + "[xss-prov](javascript:alert(1)) <javascript:alert(1)> ![xss-prov](data:text/html,x) &lt;xss-prov&gt;";

    private const string Short = "=\"'><xss-prov onload=x>";
    private const string Address = "javascript:alert('xss-prov')//";

    /// <summary>Forms that would end the attack: they close accounts, sessions and second factors.</summary>
    private static readonly string[] LeftAlone =
    [
        "/logga-ut", "/konto/losenord", "/konto/tvafaktor", "/konto/aterstallningskoder", "/administration/konton/{id}/las",
        "/administration/konton/{id}/lank", "/administration/konton/{id}/tvafaktor", "/administration/konton/{id}/las-upp",
    ];

    [Fact]
    public async Task TextField_ScriptLinkOrFormula_NeverRunsForAnybody()
    {
        await SeedAsync();
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        var harm = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var role in AttackedWeb.Roles)
        {
            var browser = await web.SignedInAsync(role);
            // What one round makes has forms of its own.
            for (var round = 0; round < 2; round++)
                await AttackAsync(browser, taken, harm);
        }

        await AttackAsync(web.Browser(), taken, harm);
        var (pages, marked) = await ReadAsync(harm);
        output.WriteLine($"{taken.Count} forms taken, {pages} answers read, {marked} with the mark:\n{string.Join('\n', taken)}");
        Assert.True(harm.Count == 0, string.Join('\n', harm.Take(40)));
        Assert.InRange(marked, 10, int.MaxValue);
        Assert.Contains(taken, t => t.StartsWith("/administration/konton/bjud-in", StringComparison.Ordinal));
    }

    private static async Task AttackAsync(HttpClient browser, SortedSet<string> taken, SortedSet<string> harm)
    {
        var answers = await browser.CrawlAsync();
        harm.UnionWith(answers.SelectMany(Harm.In));
        var forms = answers.Where(a => a.IsPage && a.Status == HttpStatusCode.OK).SelectMany(FoundForm.On)
            .Where(f => !LeftAlone.Contains(f.Route)).DistinctBy(f => f.Kind).ToList();
        foreach (var form in forms)
        {
            foreach (var payload in new[] { Long, Address, Short })
            {
                using var response = await form.SendAsync(browser, field => Filled(field, payload));
                if (response is null)
                    continue;
                var answer = await Answer.OfAsync($"POST {form.Action}", response);
                harm.UnionWith(Harm.In(answer));
                if ((int)response.StatusCode is 200 or 302 or 303)
                    taken.Add(string.Create(CultureInfo.InvariantCulture, $"{form.Kind} {(int)response.StatusCode}"));
            }
        }
    }

    private static string? Filled(FoundField field, string payload) => field switch
    {
        { TakesText: true, MaxLength: var most } => payload.Length <= most ? payload : Short[..Math.Min(Short.Length, most)],
        { Type: "email" } => $"angrepp.{Guid.NewGuid():N}@prov.se",
        { Type: "date", Value: "" } => "2026-12-01",
        { Type: "number", Value: "" } => "1",
        { Type: "select", Value: "" } => field.LastChoice,
        { Type: "password" } => Person.FirstPassword,
        // Once with all boxes ticked, then as the page has them.
        { Type: "radio" } or { Type: "checkbox" } when payload == Long => field.Value,
        _ => null,
    };

    /// <summary>Everybody reads everything. How many answers there were, and in how many the mark stands.</summary>
    private async Task<(int Pages, int Marked)> ReadAsync(SortedSet<string> harm)
    {
        List<HttpClient> readers = [web.Browser()];
        foreach (var role in AttackedWeb.Roles)
            readers.Add(await web.SignedInAsync(role));
        var (pages, marked) = (0, 0);
        foreach (var reader in readers)
        {
            var answers = await reader.CrawlAsync();
            harm.UnionWith(answers.SelectMany(Harm.In));
            pages += answers.Count;
            marked += answers.Count(a => a.Body.Contains(Harm.Mark, StringComparison.Ordinal));
        }

        return (pages, marked);
    }

    /// <summary>Drafts at every stage of their way, with what an attacker wrote in all their texts, and one version of it published.</summary>
    private async Task SeedAsync()
    {
        var (author, reviewer) = (new Actor("konton/anna"), new Actor("konton/bo", IsLawyer: true));
        var drafts = web.Service<DraftStore>();
        await web.DraftAsync(Everywhere(Long));
        await web.DraftAsync(Everywhere(Address));
        var published = await web.DraftAsync(Build.Content($"Titel {Short}", "Tjänsten {{ska}} kryptera all trafik."));
        var sent = Allowed(await drafts.DoAsync(published.Key, published.Revision, new SendForReview(author), Long));
        var returned = Allowed(await drafts.DoAsync(
            published.Key, sent.Revision, new ReturnToAuthors(reviewer, [new("Krav", null, Long), new("Motiv", null, Address)]), Long));
        sent = Allowed(await drafts.DoAsync(published.Key, returned.Revision, new SendForReview(author), Long));
        var approved = Allowed(await drafts.DoAsync(published.Key, sent.Revision, new Approve(reviewer), Long));
        var outcome = await web.Service<Publishing>().PublishAsync([new(published.Key, approved.Revision, ChangeKind.New, Long)], author);
        Assert.Single(outcome.Versions);
        var next = Allowed(await drafts.StartAsync(published.Key, author));
        Allowed(await drafts.SaveAsync(published.Key, next.Revision, Everywhere(Long), author));
    }

    private static RequirementContent Everywhere(string payload) => Build.Content($"{payload} titel", $"{payload} {{{{ska}}}} {payload}") with
    {
        Rationale = payload,
        Proof = payload,
        FollowUp = payload,
        Guidance = payload,
        CostNote = payload,
        TextAsAward = payload,
        TextAsContractTerm = payload,
        Parameters = [new() { Name = "tid", Type = ParameterType.Choice, Choices = [payload], Default = payload, Explanation = payload }],
    };

    private static Draft Allowed(DraftOutcome outcome) => outcome.Draft ?? throw new Xunit.Sdk.XunitException(string.Join('\n', outcome.Findings));
}
