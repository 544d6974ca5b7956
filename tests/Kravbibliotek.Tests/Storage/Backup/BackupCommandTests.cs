using System.Diagnostics;
using Kravbibliotek.Cli;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage.Backup;

/// <summary>The commands as a person runs them, each a process of its own.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly string _root = TemporaryRoot.Create();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Krav_BackupAndRestore_MovesTheLibraryAndSaysSo()
    {
        var file = Path.Combine(_root, "kopia åäö.zip");
        Assert.Equal(ExitCodes.Ok, (await RunAsync("ett", "import", RealLibrary.Folder)).Code);

        var backup = await RunAsync("ett", "backup", file);
        var restore = await RunAsync("två", "restore", file);
        var import = await RunAsync("två", "import", RealLibrary.Folder);

        Assert.True(backup.Code == ExitCodes.Ok, backup.Output);
        Assert.Contains("rader i", backup.Output);
        Assert.True(restore.Code == ExitCodes.Ok, restore.Output);
        Assert.Contains("0 tillagda, 0 ändrade", import.Output);
        Assert.Equal([file], Directory.EnumerateFiles(_root));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Krav_RestoreIntoFullLibrary_IsRefused()
    {
        var file = Path.Combine(_root, "kopia.zip");
        await RunAsync("ett", "import", RealLibrary.Folder);
        await RunAsync("ett", "backup", file);

        var (code, output) = await RunAsync("ett", "restore", file);

        Assert.Equal(ExitCodes.Findings, code);
        Assert.Contains("inte tomt", output);
    }

    [Fact]
    public async Task Krav_BackupOverAFile_IsRefused()
    {
        var file = Path.Combine(_root, "kopia.zip");
        await File.WriteAllTextAsync(file, "viktigt");

        var (code, output) = await RunAsync("ett", "backup", file);

        Assert.Equal(ExitCodes.Findings, code);
        Assert.Contains("skrivs inte över", output);
        Assert.Equal("viktigt", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Krav_RestoreWhatIsNoBackup_IsRefused()
    {
        var file = Path.Combine(_root, "annat.zip");
        await File.WriteAllTextAsync(file, "inte en zip");

        var (code, output) = await RunAsync("ett", "restore", file);

        Assert.Equal(ExitCodes.Findings, code);
        Assert.Contains("ingen säkerhetskopia", output);
    }

    private async Task<(int Code, string Output)> RunAsync(string data, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCodes).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KRAV_DATA"] = Path.Combine(_root, data);
        start.Environment.Remove("ConnectionStrings__Kravbibliotek");
        start.Environment.Remove("ConnectionStrings__KravbibliotekOwner");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
