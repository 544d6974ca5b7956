using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.Registers;

/// <summary>The wizard's questions, and what would apply for some answers.</summary>
[Collection(WebCollection.Name)]
public sealed class QuestionTests(WebFixture web)
{
    private const string Try = "/fragor/prova";

    [Fact]
    public async Task List_EveryQuestion_HasHelpAnswersAndHowManyTheyBringIn()
    {
        var library = await RealLibrary.ReadAsync();
        var all = InUse(library);

        var page = await web.Client().PageAsync("/fragor");

        foreach (var question in library.Questions)
        {
            var section = page.QuerySelector($"section[aria-labelledby='fraga-{question.Id}']")!;
            Assert.Contains(question.Help, section.Text("p"), StringComparison.Ordinal);
            Assert.Equal(question.Answers.Select(a => a.Label), section.QuerySelectorAll("li > span:first-child").Select(s => s.TextContent));
            Assert.Equal(
                question.Answers.Select(a => $"({QuestionEffects.BroughtInBy(question, a, all).Count} krav"),
                section.QuerySelectorAll("li .app-count").Select(s => s.TextContent.TrimEnd(')').Replace(" från den här nivån", "", StringComparison.Ordinal)));
        }

        Assert.Contains($"{all.Count(r => r.Applicability.Conditions.Count == 0)} krav gäller vad man än svarar", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_EveryAnswer_ListsTheRequirementsThatItBringsIn()
    {
        var library = await RealLibrary.ReadAsync();
        var all = InUse(library);
        foreach (var question in library.Questions.Take(3))
            foreach (var answer in question.Answers)
                Assert.Equal(
                    QuestionEffects.BroughtInBy(question, answer, all).Select(r => r.Key).Order(StringComparer.Ordinal),
                    (await KeysAsync($"/fragor/{question.Id}?svar={Uri.EscapeDataString(answer.Value)}")).Order(StringComparer.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync("/fragor/finns-inte")).StatusCode);
    }

    [Fact]
    public async Task Try_Answers_ListWhatAppliesIsUnclearAndDoesNot()
    {
        var all = InUse(await RealLibrary.ReadAsync());
        var facts = new Dictionary<string, IReadOnlyList<string>> { ["leverans"] = ["molntjänst"], ["användare"] = ["medarbetare"], ["konfidentialitet"] = ["2"] };
        const string Answers = Try + "?leverans=molntj%C3%A4nst&anvandare=medarbetare&konfidentialitet=2";

        foreach (var (code, outcome) in new[] { ("galler", ApplicabilityOutcome.Applies), ("oklart", ApplicabilityOutcome.Unknown), ("galler-inte", ApplicabilityOutcome.DoesNotApply) })
            Assert.Equal(
                all.Where(r => r.Applicability.Evaluate(facts).Outcome == outcome).Select(r => r.Key).Order(StringComparer.Ordinal),
                (await KeysAsync($"{Answers}&visa={code}")).Order(StringComparer.Ordinal));

        var page = await web.Client().PageAsync(Answers);
        Assert.Equal(
            ["leverans molntjänst", "anvandare medarbetare", "konfidentialitet 2"],
            page.QuerySelectorAll<IHtmlInputElement>("form input").Where(i => i.IsChecked && i.Value.Length > 0).Select(i => $"{i.Name} {i.Value}"));
        Assert.DoesNotContain("webbplats", page.Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_WithoutAnswers_RemovesNothing() =>
        Assert.Empty(await KeysAsync(Try + "?visa=galler-inte"));

    [Fact]
    public async Task Try_FormAsABrowserSendsIt_GivesTheSameAddressBack()
    {
        var page = await web.Client().PageAsync(Try);

        var fields = page.Fields("main form");

        Assert.All(fields.Values, Assert.Empty);
        Assert.Equal(HttpStatusCode.OK, (await web.Client().GetAsync(Try + "?" + string.Join('&', fields.Select(f => $"{f.Key}=")))).StatusCode);
    }

    [Fact]
    public void Try_AnyQuery_IsNeverAFault()
    {
        var names = Gen.Elements("leverans", "konfidentialitet", "visa", "sida", "svar", "användare");
        var values = Gen.OneOf(Gen.Elements("molntjänst", "2", "-1", "oklart", "99999999999"), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
        var client = web.Client();
        Prop.ForAll(Gen.Zip(names, values).ListOf().ToArbitrary(), query =>
        {
            var address = Try + "?" + string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Item1)}={Uri.EscapeDataString(Whole(p.Item2))}"));
            return client.GetAsync(address).GetAwaiter().GetResult().StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    // A lone surrogate cannot be written in an address.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    private async Task<List<string>> KeysAsync(string? address)
    {
        var keys = new List<string>();
        while (address is not null)
        {
            var page = await web.Client().PageAsync(address);
            keys.AddRange(page.QuerySelectorAll("tbody th a").Select(a => a.TextContent.Split(' ')[0]));
            address = page.QuerySelector(".ds-pagination a[rel=next]")?.GetAttribute("href");
        }

        return keys;
    }

    private static List<ConditionedRequirement> InUse(Library library) =>
    [
        .. from r in library.Requirements
           where r.CurrentNumber > 0 && r.Status != RequirementStatus.Withdrawn
           let v = library.Versions.Single(v => v.Key == r.Key && v.Number == r.CurrentNumber)
           select new ConditionedRequirement(r.Key, v.Content.Title, r.Area, v.Content.DefaultKind, v.Content.Applicability),
    ];
}
