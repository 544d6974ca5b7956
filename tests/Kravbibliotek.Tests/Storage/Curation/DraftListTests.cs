using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>The open drafts, filtered and on pages.</summary>
public sealed class DraftListTests : IAsyncLifetime
{
    private CurationFixture _curation = null!;

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task FindAsync_Filters_GivesThoseAndTheirFindings()
    {
        var mine = await _curation.Drafts.CreateAsync(Area.Security, Build.Content() with { Text = "Utan ordet." }, Author);
        Allowed(await _curation.Drafts.StartAsync("LEV-001", Author));
        await _curation.ApprovedAsync("TIL-001");

        Assert.Equal(["LEV-001", mine.Key, "TIL-001"], Keys(await FindAsync(new())).Order(StringComparer.Ordinal));
        Assert.Equal([mine.Key], Keys(await FindAsync(new() { Area = Area.Security })));
        Assert.Equal(["TIL-001"], Keys(await FindAsync(new() { State = DraftState.Approved })));
        Assert.Equal([mine.Key, "TIL-001"], Keys(await FindAsync(new() { Author = Author.Account })).Order(StringComparer.Ordinal));
        Assert.Equal("TIL-001", Keys(await FindAsync(new())).First());
        var findings = (await FindAsync(new())).Rows.ToDictionary(r => r.Draft.Key, r => r.Findings);
        Assert.Equal((1, 0, 0), (findings[mine.Key], findings["LEV-001"], findings["TIL-001"]));
    }

    [Fact]
    public async Task FindAsync_Pages_HoldEachDraftOnce()
    {
        for (var i = 0; i < 5; i++)
            await _curation.Drafts.CreateAsync(Area.Security, Build.Content(), Author);

        var (first, second) = (await FindAsync(new() { PageSize = 3 }), await FindAsync(new() { PageSize = 3, Page = 2 }));

        Assert.Equal((5, 3, 2), (first.Total, first.Rows.Count, second.Rows.Count));
        Assert.Empty(Keys(first).Intersect(Keys(second)));
    }

    private Task<DraftListResult> FindAsync(DraftListQuery query) => new DraftList(_curation.Library.Host).FindAsync(query);

    private static IEnumerable<string> Keys(DraftListResult result) => result.Rows.Select(r => r.Draft.Key);
}
