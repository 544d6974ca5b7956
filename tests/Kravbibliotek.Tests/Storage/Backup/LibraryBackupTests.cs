using System.IO.Compression;
using Kravbibliotek.Storage.Backup;

namespace Kravbibliotek.Tests.Storage.Backup;

public sealed class LibraryBackupTests : IAsyncLifetime
{
    private static readonly string[] Tables = ["foralder", "barn", "alla_slag", "utan_nyckel", "tom"];
    private readonly BackupFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task ReadAsync_WhatWriteAsyncWrote_HasEveryRowAndCountsOn()
    {
        var archive = await BackupFixture.WriteAsync(_fixture.Filled);

        var report = await LibraryRestore.ReadAsync(_fixture.Empty, archive);

        Assert.Equal(new BackupReport(BackupFixture.Now, 5, 304 + 3 + 2 + 3), report);
        foreach (var table in Tables)
            Assert.Equal(await BackupFixture.DumpAsync(_fixture.Filled, table), await BackupFixture.DumpAsync(_fixture.Empty, table));
        const string Next = "insert into barn (foralder, namn) values ('Z', 'nästa') returning id";
        Assert.Equal(4, await BackupFixture.RunAsync(_fixture.Empty, Next));
    }

    [Fact]
    public async Task WriteAsync_Twice_WritesTheSameBytes()
    {
        var first = await BackupFixture.WriteAsync(_fixture.Filled);
        await BackupFixture.RunAsync(_fixture.Filled, "create temporary table x as select * from utan_nyckel; truncate utan_nyckel; "
            + "insert into utan_nyckel select * from x order by a");

        var second = await BackupFixture.WriteAsync(_fixture.Filled);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public async Task WriteAsync_RestoredLibrary_WritesTheSameBytes()
    {
        var first = await BackupFixture.WriteAsync(_fixture.Filled);
        await LibraryRestore.ReadAsync(_fixture.Empty, first);

        var second = await BackupFixture.WriteAsync(_fixture.Empty);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public async Task WriteAsync_SomebodyWritesMeanwhile_HoldsOneMoment()
    {
        var meanwhile = new Meanwhile(() => BackupFixture.RunAsync(_fixture.Filled,
            "insert into foralder values ('SEN', '{}'); insert into utan_nyckel values ('sen', 3)").GetAwaiter().GetResult());

        var archive = await BackupFixture.WriteAsync(_fixture.Filled, meanwhile);
        await LibraryRestore.ReadAsync(_fixture.Empty, archive);

        Assert.True(meanwhile.Done);
        Assert.DoesNotContain("sen", await BackupFixture.DumpAsync(_fixture.Empty, "utan_nyckel"));
        Assert.DoesNotContain("SEN", await BackupFixture.DumpAsync(_fixture.Empty, "foralder"));
    }

    [Fact]
    public async Task ReadAsync_LibraryNotEmpty_IsRefusedAndChangesNothing()
    {
        var archive = await BackupFixture.WriteAsync(_fixture.Filled);
        await BackupFixture.RunAsync(_fixture.Empty, "insert into tom values (1)");

        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => LibraryRestore.ReadAsync(_fixture.Empty, archive));

        Assert.Contains("tom", refusal.Message);
        Assert.Equal("", await BackupFixture.DumpAsync(_fixture.Empty, "foralder"));
    }

    [Theory]
    [InlineData("tabeller/utan_nyckel.copy", "a\t1", "a\t7", "skadad")]
    [InlineData("tabeller/utan_nyckel.copy", "a\t1\n", "", "skadad")]
    [InlineData("tabeller/utan_nyckel.copy", "a\t1", "a\tinget tal", "skadad")]
    [InlineData("manifest.json", "\"version\": 1", "\"version\": 2", "nyare version")]
    [InlineData("manifest.json", "kravbibliotek-backup", "annat", "ingen säkerhetskopia")]
    [InlineData("manifest.json", "{", "", "ingen säkerhetskopia")]
    [InlineData("manifest.json", "\"utan_nyckel\"", "\"okand\"", "tabellen okand")]
    [InlineData("manifest.json", "\"heltal\"", "\"okand\"", "kolumnen okand")]
    public async Task ReadAsync_ArchiveChanged_IsRefusedAndChangesNothing(string entry, string from, string to, string said)
    {
        var archive = await BackupFixture.WriteAsync(_fixture.Filled);
        ChangeEntry(archive, entry, from, to);

        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => LibraryRestore.ReadAsync(_fixture.Empty, archive));

        Assert.Contains(said, refusal.Message);
        foreach (var table in Tables)
            Assert.Equal("", await BackupFixture.DumpAsync(_fixture.Empty, table));
    }

    [Fact]
    public async Task ReadAsync_ArchiveCutShort_IsRefused()
    {
        var archive = await BackupFixture.WriteAsync(_fixture.Filled);
        archive.SetLength(archive.Length - 100);

        await Assert.ThrowsAsync<BackupRefusedException>(() => LibraryRestore.ReadAsync(_fixture.Empty, archive));
    }

    [Fact]
    public async Task ReadAsync_LibraryHasGotANewColumn_FillsTheOld()
    {
        var archive = await BackupFixture.WriteAsync(_fixture.Filled);
        await BackupFixture.RunAsync(_fixture.Empty, "alter table utan_nyckel add column c text default 'nytt'");

        await LibraryRestore.ReadAsync(_fixture.Empty, archive);

        Assert.Equal("(a,1,nytt)\n(b,2,nytt)\n(b,2,nytt)", await BackupFixture.DumpAsync(_fixture.Empty, "utan_nyckel"));
    }

    private static void ChangeEntry(MemoryStream archive, string name, string from, string to)
    {
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(name)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            Assert.Contains(from, text);
            var at = text.IndexOf(from, StringComparison.Ordinal);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text[..at] + to + text[(at + from.Length)..]);
        }

        archive.Position = 0;
    }

    /// <summary>Does something once, as soon as the first rows have been written.</summary>
    private sealed class Meanwhile(Action work) : IProgress<BackupProgress>
    {
        public bool Done { get; private set; }

        public void Report(BackupProgress value)
        {
            if (Done)
                return;
            Done = true;
            work();
        }
    }
}
