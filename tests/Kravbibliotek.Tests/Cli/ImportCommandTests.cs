using Kravbibliotek.Storage.Files;
using Kravbibliotek.Tests.Processes;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Tests.Storage.Postgres;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private readonly EmbeddedPostgresFolder _cluster = new();
    private readonly string _files = TemporaryRoot.Create();

    [Fact]
    public async Task Import_FirstAgainAndWithAChangedVersion_SaysWhatCameOfIt()
    {
        await LibraryFolder.WriteAsync(_files, await LibraryFolder.ReadAsync(RealLibrary.Folder));
        // Without a release it is only the database that can tell that a version was changed.
        Directory.Delete(Path.Combine(_files, "utgavor"), recursive: true);
        var first = await ImportAsync();
        Assert.True(first.Code == 0, first.Output);
        Assert.EndsWith(" tillagda, 0 ändrade, 0 oförändrade.", first.Output.Trim(), StringComparison.Ordinal);

        Assert.StartsWith("0 tillagda, 0 ändrade, ", (await ImportAsync()).Output, StringComparison.Ordinal);

        var version = Path.Combine(_files, "leverans", "LEV-003", "1.md");
        var text = await File.ReadAllTextAsync(version);
        await File.WriteAllTextAsync(version, text.Replace("{{ska}}", "{{ska}} alltid", StringComparison.Ordinal));
        var refused = await ImportAsync();
        Assert.Equal(1, refused.Code);
        Assert.Contains("leverans/LEV-003/1.md: I001", refused.Output, StringComparison.Ordinal);
        Assert.Matches(@"\{\+ ?alltid ?\+\}", refused.Output);
        Assert.Contains("Ingenting lästes in.", refused.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _cluster.Dispose();
        Directory.Delete(_files, recursive: true);
    }

    private Task<(int Code, string Output)> ImportAsync() => KravProcess.RunAsync(_cluster.Root, "import", _files);
}
