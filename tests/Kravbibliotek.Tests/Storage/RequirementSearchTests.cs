using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Storage;

/// <summary>One small library for all cases; nothing here writes.</summary>
public sealed class SearchFixture : IAsyncLifetime
{
    internal LibraryFixture Library { get; } = new();

    public async Task InitializeAsync()
    {
        await Library.InitializeAsync();
        await Library.ImportAsync(new()
        {
            Requirements =
            [
                Build.Requirement("SAK-001"), Build.Requirement("SAK-002"), Build.Requirement("TIL-012"), Build.Requirement("DAT-001"),
                Build.Requirement("LEV-003"), Build.Requirement("LEV-004", status: RequirementStatus.Withdrawn),
                Build.Requirement("INF-001", currentNumber: 2),
            ],
            Versions =
            [
                Version("SAK-001", "Skydd av trafik", "All trafik {{ska}} vara krypterad mellan klient och server."),
                Version("SAK-002", "Ledning av informationssäkerhet", "Leverantören {{ska}} arbeta enligt ett ledningssystem."),
                Version("TIL-012", "Tillgängligt gränssnitt", "Tjänsten {{ska}} kunna användas av alla.") with
                {
                    Content = Build.Content("Tillgängligt gränssnitt", "Tjänsten {{ska}} kunna användas av alla.") with
                    {
                        Standards = [new() { Standard = "EN-301-549", Edition = "V3.2.1", Clauses = ["9.1.4.3"] }],
                        Laws = [new() { Law = "2016-1145", Place = "9 kap. 2 §" }],
                    },
                },
                Version("DAT-001", "Personuppgiftsbiträdesavtal", "Leverantören {{ska}} ingå ett avtal om personuppgifter."),
                Version("LEV-003", "Svarstid vid kritiska fel", "Leverantören {{ska}} påbörja felsökning utan dröjsmål."),
                Version("LEV-004", "Upphävt krav om felsökning", "Leverantören {{ska}} påbörja felsökning."),
                Version("INF-001", "Export till blankett", "Tjänsten {{ska}} exportera all information till en blankett."),
                Version("INF-001", "Export i öppna format", "Tjänsten {{ska}} exportera all information i öppna format.", 2),
            ],
            Standards = [Build.Standard(clauses: "9.1.4.3")],
            Laws = [Build.Law(places: "9 kap. 2 §")],
        });
    }

    public Task DisposeAsync() => Library.DisposeAsync();

    private static RequirementVersion Version(string key, string title, string text, int number = 1) =>
        Build.Version(key, number, content: Build.Content(title, text, "Ingen vägledning.") with
        {
            Rationale = "Motiv.",
            Proof = "Intyg.",
            FollowUp = "Granskas.",
        });
}

public sealed class RequirementSearchTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    [Theory]
    // Keys, clauses, standards and laws, however they are typed.
    [InlineData("TIL-012", "TIL-012")]
    [InlineData("til 012", "TIL-012")]
    [InlineData("til12", "TIL-012")]
    [InlineData("9.1.4.3", "TIL-012")]
    [InlineData("9.1.4", "TIL-012")]
    [InlineData("EN 301 549", "TIL-012")]
    [InlineData("en301549", "TIL-012")]
    [InlineData("EN-301-549", "TIL-012")]
    [InlineData("301 549", "TIL-012")]
    [InlineData("EN 301 549 V3.2.1", "TIL-012")]
    [InlineData("EN 301 549 9.1.4.3", "TIL-012")]
    [InlineData("lou", "TIL-012")]
    [InlineData("2016:1145", "TIL-012")]
    [InlineData("9 kap. 2 §", "TIL-012")]
    // Inflection and derivation.
    [InlineData("kryptering", "SAK-001")]
    [InlineData("krypterade", "SAK-001")]
    [InlineData("avtalet", "DAT-001")]
    [InlineData("tillgänglighet", "TIL-012")]
    [InlineData("leverantörerna felsöker", "LEV-003")]
    // Parts of compounds, and compounds by their beginning.
    [InlineData("säkerhet", "SAK-002")]
    [InlineData("personuppgift", "DAT-001")]
    [InlineData("biträde", "DAT-001")]
    [InlineData("gräns", "TIL-012")]
    // Misspelt, or without dots.
    [InlineData("tilgänglighet", "TIL-012")]
    [InlineData("krypterng", "SAK-001")]
    [InlineData("sakerhet", "SAK-002")]
    [InlineData("personupgift", "DAT-001")]
    [InlineData("granssnitt", "TIL-012")]
    // Several words: all have to be there. Common words do not count.
    [InlineData("öppna format", "INF-001")]
    [InlineData("export i det öppna formatet", "INF-001")]
    [InlineData("INFORMATIONSSÄKERHET", "SAK-002")]
    public async Task SearchAsync_Text_FindsItFirst(string text, string key)
    {
        var result = await fixture.Library.Search.SearchAsync(new() { Text = text });

        Assert.NotEmpty(result.Hits);
        Assert.Equal(key, result.Hits[0].Key);
    }

    [Theory]
    [InlineData("bananer")]
    [InlineData("TIL-999")]
    [InlineData("!!!")]
    [InlineData("kryptering bananer")]
    [InlineData("' or 1=1 --")]
    public async Task SearchAsync_NothingLikeIt_FindsNothing(string text)
    {
        var result = await fixture.Library.Search.SearchAsync(new() { Text = text });

        Assert.Empty(result.Hits);
        Assert.Equal(0, result.Total);
    }

    [Fact]
    public async Task SearchAsync_HalfACharacter_FindsNothing() =>
        Assert.Empty((await fixture.Library.Search.SearchAsync(new() { Text = "\ud800\0" })).Hits);

    [Fact]
    public async Task SearchAsync_NoText_ListsAllByKeyWithoutWithdrawn()
    {
        var result = await fixture.Library.Search.SearchAsync(new());

        Assert.Equal(["DAT-001", "INF-001", "LEV-003", "SAK-001", "SAK-002", "TIL-012"], result.Hits.Select(h => h.Key));
        Assert.Equal(2, result.Count(SearchFacet.Area, "sakerhet"));
        Assert.Equal(0, result.Count(SearchFacet.Area, "oppen-kallkod"));
    }

    [Fact]
    public async Task SearchAsync_IncludeWithdrawn_FindsThemToo()
    {
        var result = await fixture.Library.Search.SearchAsync(new SearchQuery { Text = "felsökning" }.With(SearchFacet.Status, "publicerad", "upphavd"));

        Assert.Equal(["LEV-003", "LEV-004"], result.Hits.Select(h => h.Key).Order());
    }

    [Fact]
    public async Task SearchAsync_AreaFilter_CountsTheOtherAreasToo()
    {
        var result = await fixture.Library.Search.SearchAsync(new SearchQuery { Text = "leverantören" }.With(SearchFacet.Area, "leverans"));

        Assert.Equal(["LEV-003"], result.Hits.Select(h => h.Key));
        Assert.Equal(1, result.Total);
        Assert.Equal(1, result.Count(SearchFacet.Area, "dataskydd"));
    }

    [Theory]
    [InlineData("ska-krav", 6)]
    [InlineData("kvalificeringskrav", 0)]
    public async Task SearchAsync_KindFilter_KeepsWhatMayBeUsedSo(string kind, int expected) =>
        Assert.Equal(expected, (await fixture.Library.Search.SearchAsync(new SearchQuery().With(SearchFacet.Kind, kind))).Total);

    [Fact]
    public async Task SearchAsync_SeveralOfOneFacetAndOfOthers_AnyOfTheFirstAndAllOfThose()
    {
        var query = new SearchQuery().With(SearchFacet.Area, "leverans", "tillganglighet", "information").With(SearchFacet.Standard, "EN-301-549");

        var result = await fixture.Library.Search.SearchAsync(query);

        Assert.Equal(["TIL-012"], result.Hits.Select(h => h.Key));
        // Each facet is counted as if nothing were chosen in it.
        Assert.Equal(1, result.Count(SearchFacet.Area, "tillganglighet"));
        Assert.Equal(0, result.Count(SearchFacet.Area, "leverans"));
        Assert.Equal(new FacetCount("EN-301-549", "EN 301 549", 1), Assert.Single(result.Counts(SearchFacet.Standard)));
        Assert.Equal(1, result.Count(SearchFacet.Status, "publicerad"));
    }

    [Fact]
    public async Task SearchAsync_FilterThatExcludesAll_SaysWhatTheOthersWouldGive()
    {
        var query = new SearchQuery { Text = "felsökning" }.With(SearchFacet.Area, "dataskydd");

        var result = await fixture.Library.Search.SearchAsync(query);

        Assert.Equal(0, result.Total);
        Assert.Equal(1, result.Count(SearchFacet.Area, "leverans"));
        Assert.Contains(result.Counts(SearchFacet.Area), c => c is { Code: "dataskydd", Count: 0 });
    }

    [Fact]
    public async Task SearchAsync_UnknownCode_FindsNothing() =>
        Assert.Equal(0, (await fixture.Library.Search.SearchAsync(new SearchQuery().With(SearchFacet.Standard, "FINNS-INTE"))).Total);

    [Fact]
    public async Task SearchAsync_WordsOfAnEarlierVersion_AreFoundInHistoryOnly()
    {
        var query = new SearchQuery { Text = "blanketter" };

        var now = await fixture.Library.Search.SearchAsync(query);
        var hit = Assert.Single((await fixture.Library.Search.SearchAsync(query with { IncludeHistory = true })).Hits);

        Assert.Empty(now.Hits);
        Assert.Equal(("INF-001", 1, false), (hit.Key, hit.Number, hit.IsCurrent));
        Assert.Contains(hit.Title, r => r is { IsMatch: true, Text: "blankett" });
    }

    [Fact]
    public async Task SearchAsync_HistoryWhereTheCurrentVersionMatches_GivesThatOnce()
    {
        var result = await fixture.Library.Search.SearchAsync(new() { Text = "exportera", IncludeHistory = true });

        var hit = Assert.Single(result.Hits);
        Assert.Equal(("INF-001", 2, true), (hit.Key, hit.Number, hit.IsCurrent));
        Assert.Equal(1, result.Count(SearchFacet.Area, "information"));
    }

    [Fact]
    public async Task SearchAsync_History_HoldsTheWithdrawnToo()
    {
        var query = new SearchQuery { Text = "upphävt krav om felsökning", IncludeHistory = true };

        Assert.Equal(["LEV-004"], (await fixture.Library.Search.SearchAsync(query)).Hits.Select(h => h.Key));
        Assert.Equal(["LEV-004"], await fixture.Library.Search.KeysAsync(query));
        Assert.Equal(["LEV-004"], (await fixture.Library.Search.KeysAfterAsync(query, null, 5)).Keys);
    }

    [Theory]
    [InlineData(SearchSort.Key, "DAT-001")]
    [InlineData(SearchSort.Title, "INF-001")]
    public async Task KeysAsync_Sort_GivesAllInThatOrder(SearchSort sort, string first)
    {
        var keys = await fixture.Library.Search.KeysAsync(new() { Sort = sort, PageSize = 1 });

        Assert.Equal(6, keys.Count);
        Assert.Equal(first, keys[0]);
    }

    [Fact]
    public async Task KeysAsync_Text_GivesTheKeysOfTheHits() =>
        Assert.Equal(["LEV-003"], await fixture.Library.Search.KeysAsync(new() { Text = "felsökning" }));

    [Theory]
    [InlineData(0, "DAT-001")]
    [InlineData(2, "LEV-003")]
    [InlineData(99, "SAK-002")]
    public async Task SearchAsync_Page_IsClamped(int page, string first)
    {
        var result = await fixture.Library.Search.SearchAsync(new() { Page = page, PageSize = 2 });

        Assert.Equal(first, result.Hits[0].Key);
        Assert.Equal(6, result.Total);
    }

    [Theory]
    [InlineData("kryptering", "krypterad")]
    [InlineData("krypterng", "krypterad")]
    [InlineData("personuppgift", "personuppgifter")]
    public async Task SearchAsync_Hit_ShowsWhichWordsMatched(string text, string marked)
    {
        var hit = (await fixture.Library.Search.SearchAsync(new() { Text = text })).Hits[0];

        Assert.Contains(hit.Excerpt, r => r.IsMatch && r.Text == marked);
        Assert.DoesNotContain(hit.Excerpt, r => r.Text.Contains("{{", StringComparison.Ordinal));
    }
}
