using System.Net;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web;

/// <summary>The registers of laws and terms as visitors see them.</summary>
public sealed class RegisterTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Laws_All_LeadToTheirPages()
    {
        var laws = (await RealLibrary.ReadAsync()).Laws;
        var page = await web.Client().PageAsync("/lagar");

        Assert.Equal(
            laws.Select(l => $"/lagar/{l.Id}").Order(StringComparer.Ordinal),
            page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Law_EveryPlace_ListsTheRequirementsThatReferToIt()
    {
        var library = await RealLibrary.ReadAsync();
        var current = library.Requirements.ToDictionary(r => r.Key, r => r.CurrentNumber);
        var expected = from v in library.Versions
                       where current[v.Key] == v.Number
                       from l in v.Content.Laws
                       where l.Law == "2016-1145"
                       select $"{l.Place} {v.Key} {l.Binding}";

        var page = await web.Client().PageAsync("/lagar/2016-1145");
        var shown = from section in page.QuerySelectorAll("main section")
                    let place = section.QuerySelector("h3")!.FirstChild!.TextContent.Trim()
                    from item in section.QuerySelectorAll("li")
                    select $"{place} {item.QuerySelector("a")!.TextContent.Split(' ')[0]} {item.QuerySelector(".ds-tag") is not null}";

        Assert.Equal("Lagen om offentlig upphandling", page.Text("h1"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Contains("2016:1145", page.Text(".app-side"), StringComparison.Ordinal);
        var places = library.Laws.Single(l => l.Id == "2016-1145").Places.Select(p => p.Name);
        var referredTo = page.QuerySelectorAll("main section h3").Select(h => h.FirstChild!.TextContent.Trim());
        Assert.Equal(places.Except(referredTo), page.QuerySelectorAll("#ovriga + ul strong").Select(s => s.TextContent));
    }

    [Fact]
    public async Task Law_NotVerified_SaysSo()
    {
        var law = (await RealLibrary.ReadAsync()).Laws.First(l => !l.Verified);

        var page = await web.Client().PageAsync($"/lagar/{law.Id}");

        Assert.Contains("inte kontrollerade", page.Text(".ds-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Law_Unknown_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync("/lagar/1734-1")).StatusCode);

    [Fact]
    public async Task Requirement_Law_LeadsToItsPage()
    {
        var version = (await RealLibrary.ReadAsync()).Versions.First(v => v.Content.Laws.Count > 0);

        var page = await web.Client().PageAsync($"/krav/{version.Key}/v/{version.Number}");

        Assert.Equal(
            version.Content.Laws.Select(l => $"/lagar/{l.Law}"), page.QuerySelectorAll("#lagar + ul a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task Terms_All_StandUnderTheirLetterInSwedishOrder()
    {
        var terms = (await RealLibrary.ReadAsync()).Terms;
        var page = await web.Client().PageAsync("/begrepp");

        Assert.Equal(terms.Select(t => t.Id).Order(StringComparer.Ordinal), page.QuerySelectorAll("dl > div").Select(d => d.Id!).Order(StringComparer.Ordinal));
        var letters = page.QuerySelectorAll("main section h2").Select(h => h.TextContent).ToList();
        Assert.Equal(letters.OrderBy(l => "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ".IndexOf(l, StringComparison.Ordinal)), letters);
        Assert.All(page.QuerySelectorAll("main section"), s => Assert.All(
            s.QuerySelectorAll("dt"), t => Assert.Equal(s.QuerySelector("h2")!.TextContent, t.TextContent.Trim()[..1].ToUpperInvariant())));
        Assert.All(page.QuerySelectorAll("main nav a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }
}
