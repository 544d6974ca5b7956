using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Registers;

/// <summary>Pages of standards and laws that more requirements refer to than one page shows.</summary>
public sealed class MoreThanAPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Get_StandardAndLawOfVeryMany_ShowTheFirstAndLeadToAll()
    {
        var real = await RealLibrary.ReadAsync();
        var like = real.Versions.First(v => v.Content.Standards.Count > 0 && v.Content.Laws.Count > 0);
        var (standard, law) = (like.Content.Standards[0].Standard, like.Content.Laws[0].Law);
        await ImportAsync(like, RequirementsOn.Most);

        foreach (var (address, query) in new[] { ($"/standarder/{standard}", $"standard={standard}"), ($"/lagar/{law}", $"lag={law}") })
        {
            var page = await web.Client().PageAsync(address);

            var shown = page.QuerySelectorAll("section .app-plain a").Select(a => a.GetAttribute("href")).Distinct().ToList();
            Assert.Equal(RequirementsOn.Most, shown.Count);
            var all = page.QuerySelector($"a[href='/krav?{query}']")!;
            var list = await web.Client().PageAsync(all.GetAttribute("href")!);
            Assert.Matches(@"Se alla \d+ krav i kravlistan", all.TextContent);
            Assert.Contains(all.TextContent.Split(' ')[2], list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    /// <summary>Adds requirements that say what another does.</summary>
    private async Task ImportAsync(RequirementVersion like, int count)
    {
        var keys = Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"XAA-{i:D3}")).ToList();
        var report = await web.Services.GetRequiredService<LibraryImport>().ImportAsync(
            new Library
            {
                Requirements = [.. keys.Select(key => new Requirement { Key = key, Area = Area.Security, Status = RequirementStatus.Published, CurrentNumber = 1 })],
                Versions = [.. keys.Select(key => like with { Id = RequirementVersion.IdOf(key, 1), Key = key, Number = 1, ChangeKind = ChangeKind.New })],
            },
            new("provet", "För att pröva."));
        Assert.Empty(report.Refused);
    }
}
