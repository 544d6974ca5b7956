using Golden;
using Marten.Schema;
using Weasel.Core;

namespace Marten.Tests;

/// <summary>What the subset does not cover is refused with a sentence, before anything is written.</summary>
public sealed class RefusalTests(Database database) : Behaviours(database)
{
    [Fact]
    public void Mapping_NotCovered_IsRefusedWhereItIsWritten() => Database.CreateStore(options =>
    {
        var map = options.Schema.For<Sample>();
        Assert.Throws<NotSupportedException>(() => map.UniqueIndex(UniqueIndexType.DuplicatedField, "ux", x => x.Number));
        Assert.Throws<NotSupportedException>(() => map.Index(x => x.Text, _ => { }));
        Assert.Throws<NotSupportedException>(() => map.Index(x => x.Text!.Trim()));
    }).Dispose();

    [Fact]
    public async Task Index_OverARenamedMemberOrALongName_IsRefusedAtApply()
    {
        await using var renamed = Database.CreateStore(options => options.Schema.For<Sample>().Index(x => x.Renamed));
        await Assert.ThrowsAsync<NotSupportedException>(() => renamed.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
        await using var longName = Database.CreateStore(options => options.Schema.For<Sample>()
            .UniqueIndex(UniqueIndexType.Computed, new string('x', 70), x => x.Number));
        await Assert.ThrowsAsync<NotSupportedException>(() => longName.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
        Assert.Equal("0", await Database.ValueAsync("select count(*) from pg_tables where schemaname = 'SCHEMA' and tablename = 'mt_doc_sample'"));
    }

    [Fact]
    public async Task Id_ThatIsNoString_IsRefused()
        => Assert.Contains("covers string ids only", await Save(session => session.Insert(new Numbered(1))), StringComparison.Ordinal);

    [Fact]
    public async Task BulkInsert_ByVersion_IsRefused()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => Store.BulkInsertAsync([new Note("x", "")], BulkInsertMode.OverwriteIfVersionMatches));
        Assert.Equal(0, await Notes("x"));
    }

    private sealed record Numbered(int Id);
}
