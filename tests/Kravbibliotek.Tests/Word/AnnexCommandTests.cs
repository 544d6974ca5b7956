using System.Diagnostics;
using Kravbibliotek.Cli;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Word;

public sealed class AnnexCommandTests : IDisposable
{
    private readonly string _folder = TemporaryRoot.Create();

    private string Target => Path.Combine(_folder, "kravbilaga.docx");

    [Fact]
    public async Task Annex_Profile_WritesAValidFileWithTheValue()
    {
        var (code, _, _) = await RunAsync("--profile", "molntjanst", "--param", "LEV-003.svarstid=7", "--out", Target);

        Assert.Equal(ExitCodes.Ok, code);
        var docx = await File.ReadAllBytesAsync(Target);
        WordAssert.Valid(docx);
        Assert.Contains("inom 7\u00a0timmar", AnnexExporterTests.TextOf(docx), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCodes.Usage, "Välj bland", "--profile", "finns-inte")]
    [InlineData(ExitCodes.Usage, "ingår inte", "--profile", "molntjanst", "--param", "XXX-001.a=1")]
    [InlineData(ExitCodes.Usage, "går inte att tolka", "--profile", "molntjanst", "--param", "svarstid")]
    [InlineData(ExitCodes.Usage, "Välj bland", "--profile", "molntjanst", "--law", "lov")]
    [InlineData(ExitCodes.Findings, "A151", "--profile", "molntjanst", "--param", "LEV-003.finnsinte=1")]
    [InlineData(ExitCodes.Findings, "A152", "--profile", "molntjanst", "--param", "LEV-003.svarstid=")]
    [InlineData(ExitCodes.Findings, "A142", "--profile", "molntjanst", "--ground", "pris", "--kind", "LEV-003=tilldelningskriterium")]
    public async Task Annex_BadRequest_SaysWhyAndWritesNothing(int expected, string said, params string[] args)
    {
        var (code, _, error) = await RunAsync([.. args, "--out", Target]);

        Assert.Equal(expected, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Annex_OtherTimeZoneAndLanguage_SameBytes()
    {
        var one = await InOtherProcessAsync("en.docx", ("TZ", "Pacific/Kiritimati"), ("LANG", "en_US.UTF-8"));
        var two = await InOtherProcessAsync("tva.docx", ("TZ", "America/Los_Angeles"), ("LANG", "sv_SE.UTF-8"));

        Assert.Equal(one, two);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync(["annex", "--from", RealLibrary.Folder, .. args], output, error);
        return (code, output.ToString(), error.ToString());
    }

    private async Task<byte[]> InOtherProcessAsync(string name, params (string Name, string Value)[] environment)
    {
        var path = Path.Combine(_folder, name);
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(CommandLine).Assembly.Location, "annex", "--from", RealLibrary.Folder, "--profile", "webbplats",
            "--date", "2026-11-21", "--out", path,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await File.ReadAllBytesAsync(path);
    }
}
