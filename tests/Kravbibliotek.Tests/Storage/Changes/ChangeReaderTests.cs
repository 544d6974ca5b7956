using Kravbibliotek.Storage.Changes;

namespace Kravbibliotek.Tests.Storage.Changes;

/// <summary>A long change log, read a bounded part at a time.</summary>
public sealed class ChangeReaderTests(LongLogFixture log) : IClassFixture<LongLogFixture>
{
    private ChangeReader Changes => new(log.Library.Host);

    [Fact]
    public async Task PageAsync_FarDown_GoesOnWhereThePageBeforeEnded()
    {
        var first = await Changes.PageAsync(new(), null, 3);
        var second = await Changes.PageAsync(new(), first.Older, 3);

        Assert.Equal(["rad 12000", "rad 11999", "rad 11998"], first.Changes.Select(c => c.Why));
        Assert.Equal(["rad 11997", "rad 11996", "rad 11995"], second.Changes.Select(c => c.Why));
    }

    [Fact]
    public async Task PageAsync_WordsFarBack_OffersToGoOnUntilTheyAreFound()
    {
        var pages = 0;
        string? before = null;
        ChangePage page;
        do
        {
            page = await Changes.PageAsync(new() { Text = "RAD 17" }, before, 2000);
            before = page.Older;
            pages++;
        }
        while (page.Changes.All(c => c.Why != "rad 17"));

        // 12,000 lines, 5,000 at a time.
        Assert.Equal(3, pages);
        Assert.Equal("rad 17", page.Changes[^1].Why);
        Assert.Null(page.Older);
    }

    [Fact]
    public async Task PageAsync_Subject_MeansTheKeyWithItsVersionsAndDraftAndNoOther()
    {
        var page = await Changes.PageAsync(new() { Subject = "LEV-00" }, null, 100);
        var of = await Changes.PageAsync(new() { Subject = "LEV-001" }, null, 10_000);

        Assert.Empty(page.Changes);
        Assert.Equal(["LEV-001", "LEV-001/1", "LEV-001/utkast"], of.Changes.Select(c => c.Subject).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task StreamAsync_Filter_GivesEveryLineOnce()
    {
        var seen = new List<string>();
        await foreach (var change in Changes.StreamAsync(new() { Who = "konton/7" }))
            seen.Add(change.Id);

        Assert.Equal(1200, seen.Count);
        Assert.Equal(seen.Distinct().OrderDescending(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task PageAsync_Days_AreSwedishDays()
    {
        // The first line is of half past eleven at night, UTC, which is the day after in Sweden.
        Assert.Empty((await Changes.PageAsync(new() { To = new DateOnly(2026, 3, 1) }, null, 10)).Changes);
        Assert.Equal(10, (await Changes.PageAsync(new() { From = new DateOnly(2026, 3, 2), To = new DateOnly(2026, 3, 2) }, null, 10)).Changes.Count);
        Assert.Empty((await Changes.PageAsync(new() { From = new DateOnly(2026, 3, 3) }, null, 10)).Changes);
    }
}

/// <summary>An empty library whose log has 12,000 lines, all of one night.</summary>
public sealed class LongLogFixture : IAsyncLifetime
{
    internal LibraryFixture Library { get; } = new();

    public async Task InitializeAsync()
    {
        await Library.InitializeAsync();
        var first = new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.Zero).UtcTicks;
        await Library.ExecuteAsync($$"""
            insert into mt_doc_change (id, data, mt_dotnet_type)
            select id, jsonb_build_object(
              'id', id, 'at', '2026-03-01T23:30:00+00:00', 'who', 'konton/' || n % 10, 'action', 'Added',
              'subject', (array['LEV-001', 'LEV-001/1', 'LEV-001/utkast', 'LEV-0010', 'LEV-002'])[n % 5 + 1], 'why', 'rad ' || n), 'prov'
            from (select n, lpad(({{first}} + n)::text, 19, '0') || '-000000-' || lpad(n::text, 8, '0') as id from generate_series(1, 12000) n) lines
            """);
    }

    public Task DisposeAsync() => Library.DisposeAsync();
}
