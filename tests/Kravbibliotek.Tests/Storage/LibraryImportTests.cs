using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Storage;

public sealed class LibraryImportTests : IAsyncLifetime
{
    private readonly LibraryFixture _library = new();

    public Task InitializeAsync() => _library.InitializeAsync();

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task ImportAsync_NewLibrary_EverythingIsThere()
    {
        var library = Build.Library(60);

        var report = await _library.ImportAsync(library);

        Assert.Equal(60 + 120 + 3, report.Added.Count);
        Assert.Empty(report.Updated);
        Assert.Empty(report.Refused);
        Assert.Equal([1, 2], (await _library.Requirements.VersionsAsync("SAK-001")).Select(v => v.Number));
        Assert.Equal("Titel för LEV-002", (await _library.Requirements.CurrentAsync("LEV-002"))!.Content.Title);
        Assert.Equal(60, await _library.ScalarAsync<long>("select count(*) from sok"));
        Assert.Equal(report.Added.Count, await _library.ScalarAsync<long>("select count(*) from mt_doc_change"));
    }

    [Fact]
    public async Task ImportAsync_Twice_WritesNothingTheSecondTime()
    {
        var library = Build.Library(30);
        await _library.ImportAsync(library);
        var before = await Stamp();

        var report = await _library.ImportAsync(library);

        Assert.Equal(0, report.Changes);
        Assert.Equal(30 + 60 + 3, report.Unchanged);
        Assert.Equal(before, await Stamp());
    }

    /// <summary>Every row's own transaction: changes when anything is written, also with the same content.</summary>
    private Task<string> Stamp() => _library.ScalarAsync<string>(
        """
        select string_agg(x, ' ' order by x) from (
            select 'r' || id || xmin::text from mt_doc_requirement union all select 'v' || id || xmin::text from mt_doc_requirementversion
            union all select 'c' || id || xmin::text from mt_doc_change union all select 's' || key || xmin::text from sok
            union all select 'l' || id || xmin::text from mt_doc_librarystate) as all_rows(x)
        """);
}
