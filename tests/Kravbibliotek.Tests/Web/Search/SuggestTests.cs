using System.Text.Json;

namespace Kravbibliotek.Tests.Web.Search;

/// <summary>Suggestions while somebody types.</summary>
[Collection(WebCollection.Name)]
public sealed class SuggestTests(WebFixture web)
{
    [Fact]
    public async Task Suggest_BeginningOfWord_GivesTitlesAndNames()
    {
        var texts = await TextsAsync("?q=tillg");

        Assert.Contains("Tillgänglighet enligt EN 301 549", texts);
        Assert.InRange(texts.Count, 2, 10);
    }

    [Theory]
    [InlineData("til-00", "Tillgänglighet enligt EN 301 549")]
    [InlineData("en 301", "EN 301 549")]
    [InlineData("personuppgiftsbi", "Personuppgiftsbiträdesavtal")]
    public async Task Suggest_KeyStandardOrTitle_IsFound(string typed, string expected) =>
        Assert.Contains(expected, await TextsAsync($"?q={Uri.EscapeDataString(typed)}"));

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=a")]
    [InlineData("?q=%27%26%7C%21%3A%2A")]
    public async Task Suggest_NothingToGoOn_SuggestsNothing(string query) =>
        Assert.Empty(await TextsAsync(query));

    private async Task<IReadOnlyList<string>> TextsAsync(string query)
    {
        using var json = JsonDocument.Parse(await (await web.Client().GetAsync($"/krav/forslag{query}")).Content.ReadAsStringAsync());
        return [.. json.RootElement.EnumerateArray().Select(s => s.GetProperty("text").GetString()!)];
    }
}
