using System.Diagnostics;
using Kravbibliotek.Cli;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Tests.Storage.Postgres;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Processes;

/// <summary>The built programs together, as they run on a machine.</summary>
public sealed class WholeApplicationTests
{
    [Fact]
    public async Task TwoWebProcessesAndAnImport_StartedAtOnceOnNothing_ShareOneWholeLibrary()
    {
        using var folder = new EmbeddedPostgresFolder();
        using var first = WebProcess.Start(folder.Root);
        using var second = WebProcess.Start(folder.Root);
        var import = KravProcess.RunAsync(folder.Root, "import", RealLibrary.Folder);

        await first.ReadyAsync();
        await second.ReadyAsync();
        var (code, output) = await import;

        Assert.True(code == ExitCodes.Ok, output);
        var ofFirst = await Site.ReadAsync(first.Client);
        Assert.True(ofFirst.Count > 60, $"Only {ofFirst.Count} pages were found.");
        Assert.All(ofFirst, page => Assert.True(page.Value.StartsWith("200 ", StringComparison.Ordinal) || IsListOfHits(page), $"{page.Key}: {page.Value}"));
        Assert.Equal(ofFirst, await Site.ReadAsync(second.Client));

        await first.StopAsync();
        Assert.NotNull(folder.ServerPid);
        await second.StopAsync();
        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task Restore_OnANewCluster_GivesEveryPageAsItWas()
    {
        using var here = new EmbeddedPostgresFolder();
        using var there = new EmbeddedPostgresFolder();
        var archive = Path.Combine(Path.GetDirectoryName(here.Root)!, "bibliotek.zip");
        using var original = WebProcess.Start(here.Root);
        await original.ReadyAsync();
        var pages = await Site.ReadAsync(original.Client);

        var backup = await KravProcess.RunAsync(here.Root, "backup", archive);
        Assert.True(backup.Code == ExitCodes.Ok, backup.Output);
        var restore = await KravProcess.RunAsync(there.Root, "restore", archive);
        Assert.True(restore.Code == ExitCodes.Ok, restore.Output);

        using var copy = WebProcess.Start(there.Root);
        await copy.ReadyAsync();
        Assert.Equal(pages, await Site.ReadAsync(copy.Client));
        await original.StopAsync();
        await copy.StopAsync();
    }

    [RunAsPlainUserFact]
    public async Task Web_StartedByAPlainUser_ServesTheLibraryAndSaysWhere()
    {
        var home = TemporaryRoot.Create();
        using (var chown = Process.Start("chown", ["nobody", home]))
            await chown.WaitForExitAsync();
        using var web = WebProcess.Start($"{home}/data", "runuser", "-u", "nobody", "--", "env", $"HOME={home}");

        await web.ReadyAsync();

        Assert.Contains("TIL-001", await web.Client.GetStringAsync("/krav/TIL-001"), StringComparison.Ordinal);
        Assert.Contains(web.Address.ToString().TrimEnd('/'), web.Said, StringComparison.Ordinal);
        await web.StopAsync();
        Directory.Delete(home, recursive: true);
    }

    // What a search has found, gathered in a list of the visitor's own: the only link that leads on to another page.
    private static bool IsListOfHits(KeyValuePair<string, string> page) => page.Key.Split('?')[0] is "/krav/traffar" or "/en/krav/traffar"
        && page.Value.StartsWith("302 to ", StringComparison.Ordinal) && page.Value.EndsWith(": 200", StringComparison.Ordinal);
}
