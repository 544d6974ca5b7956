using System.Diagnostics;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Tests.Web;

/// <summary>The program as it is started, in a process of its own.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_WithoutPostgreSql_SaysSoInSwedishAndEnds()
    {
        var (code, output) = await RunAsync(("KRAV_PG_BIN", "/finns/inte"));

        Assert.Equal(3, code);
        Assert.Contains("KRAV_PG_BIN", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithHalfAConfiguration_SaysSoInSwedishAndEnds()
    {
        var (code, output) = await RunAsync(("ConnectionStrings__Kravbibliotek", "Host=localhost;Username=krav_app"));

        Assert.Equal(3, code);
        Assert.Contains("ConnectionStrings__KravbibliotekOwner", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LibraryReadiness).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }
}
