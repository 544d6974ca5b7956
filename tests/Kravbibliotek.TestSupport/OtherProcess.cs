using System.Diagnostics;
using Kravbibliotek.Storage.Postgres;

namespace Kravbibliotek.TestSupport;

/// <summary>Another process that uses the private server of a folder until it is told to leave, or is killed.</summary>
public sealed class OtherProcess : IDisposable
{
    private const string ReadyLine = "redo";
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>Starts the process; it may be anywhere in its start when this returns.</summary>
    public static OtherProcess Start(string root)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, root])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new OtherProcess(Process.Start(start)!);
    }

    /// <summary>Starts the process and waits until it has the server.</summary>
    public static async Task<OtherProcess> StartAndJoinAsync(string root)
    {
        var other = Start(root);
        var line = await other._process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return line == ReadyLine ? other : throw new InvalidOperationException($"The other process said '{line}'.");
    }

    /// <summary>Lets it leave in good order.</summary>
    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>SIGKILL, and waits until it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    internal static async Task<int> Main(string[] args)
    {
        await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataRoot = args[0], Durable = false });
        Console.WriteLine(ReadyLine);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
