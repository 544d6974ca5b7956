using System.Diagnostics;
using Kravbibliotek.Cli;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage.Postgres;

/// <summary>A person without any rights on the machine has a library of their own.</summary>
public sealed class PlainUserTests
{
    [RunAsPlainUserFact]
    public async Task Krav_PlainUser_KeepsTheDatabaseInTheirDataFolder()
    {
        var home = TemporaryRoot.Create();
        await RunAsync("chown", "nobody", home);

        var (code, output) = await RunAsync(
            "runuser", "-u", "nobody", "--", "env", "-u", "KRAV_DATA", $"HOME={home}", $"XDG_DATA_HOME={home}/data",
            "dotnet", typeof(ExitCodes).Assembly.Location, "db", "status");

        Assert.True(code == 0, output);
        Assert.Contains($"{home}/data/kravbibliotek/postgres-", output);
        Assert.Empty(Directory.EnumerateFiles(home, "postmaster.pid", SearchOption.AllDirectories));
        Directory.Delete(home, recursive: true);
    }

    [RunAsPlainUserFact]
    public async Task Krav_DataFolderOfSomebodyElse_IsRefusedWithASentence()
    {
        using var folder = new EmbeddedPostgresFolder();
        await using var server = await folder.StartAsync();

        var (code, output) = await RunAsync(
            "runuser", "-u", "nobody", "--", "env", $"KRAV_DATA={folder.Root}", "dotnet", typeof(ExitCodes).Assembly.Location, "db", "status");

        Assert.Equal(ExitCodes.Environment, code);
        Assert.Contains("tillhör en annan användare", output);
    }

    /// <summary>Servers are often set up so that what root creates is closed to everybody else.</summary>
    [UnixFact]
    public async Task Krav_StrictUmask_Works()
    {
        using var folder = new EmbeddedPostgresFolder("tre/nya/mappar");

        var (code, output) = await RunAsync(
            "sh", "-c", "umask 077; KRAV_DATA=\"$1\" exec dotnet \"$2\" db status", "sh", folder.Root, typeof(ExitCodes).Assembly.Location);

        Assert.True(code == ExitCodes.Ok, output);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
