using System.Text;
using Kravbibliotek.Cli;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("krav åäö ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("check", "en", "två")]
    [InlineData("chekc")]
    [InlineData("check", "--nope", "x")]
    [InlineData("check", "--nope")]
    [InlineData("release")]
    [InlineData("release", "2026.2")]
    [InlineData("release", "2026.2", "--note")]
    [InlineData("export", "--format", "pdf")]
    [InlineData("export", "--format", "filer")]
    [InlineData("release", "version två", "--note", "x")]
    [InlineData("release", "2026.2", "--note", "x", "--date", "imorgon")]
    public async Task Run_WrongUsage_IsToldInSwedish(params string[] args)
    {
        var (code, output, error) = await RunAsync([.. args]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("Required", error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("unrecognized", error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Run_Nothing_ShowsHelpAndIsWrongUsage()
    {
        var (code, output, _) = await RunAsync();

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("Användning:", output, StringComparison.Ordinal);
    }

    public static TheoryData<string> Commands =>
    [
        .. CommandLine.Create().Subcommands.Select(c => c.Name),
        .. CommandLine.Create().Subcommands.SelectMany(c => c.Subcommands.Select(s => $"{c.Name} {s.Name}")),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Run_Help_IsCompleteAndSwedish(string command)
    {
        var (code, output, _) = await RunAsync([.. command.Split(' '), "--help"]);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("Användning:", output, StringComparison.Ordinal);
        Assert.Contains("krav " + command, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Show help", output, StringComparison.Ordinal);
        // Every line of help has an explanation: two columns, or running text.
        var options = output.Split('\n').Where(l => l.StartsWith("  --", StringComparison.Ordinal));
        Assert.All(options, o => Assert.Contains("  ", o.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_SoundLibrary_IsZero()
    {
        WriteLibrary(BrokenExample.Sound());

        var (code, output, _) = await RunAsync("check", _folder);

        Assert.Equal((ExitCodes.Ok, "Inga anmärkningar. 4 krav i 4 versioner, 20 filer."), (code, output.Trim()));
    }

    [Fact]
    public async Task Check_BrokenLibrary_PrintsPlaceAndMend()
    {
        WriteLibrary(BrokenExample.Read("unknown-clause"));

        var (code, output, _) = await RunAsync("check", _folder);

        Assert.Equal(ExitCodes.Findings, code);
        Assert.Contains(
            "leverans/LEV-001/2.md:16: K503 Avsnitt 8.41 finns inte i ISO/IEC 27002 2022.\n    Rätta avsnittet.",
            Lf(output), StringComparison.Ordinal);
        Assert.Contains("1 anmärkning.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TextThatCouldBeBetter_IsAWarningThatFailsOnlyWhenStrict()
    {
        WriteLibrary(BrokenExample.Sound());
        await File.WriteAllTextAsync(Path.Combine(_folder, "leverans/LEV-002/krav.yaml"), "schema: 1\nnyckel: LEV-002\nstatus: publicerad\n");

        var (code, output, _) = await RunAsync("check", _folder);
        var (strict, _, _) = await RunAsync("check", _folder, "--strikt");

        Assert.Equal((ExitCodes.Ok, ExitCodes.Findings), (code, strict));
        Assert.Contains("leverans/LEV-002/1.md:26: S111 Det står inte när beviset lämnas.", output, StringComparison.Ordinal);
        Assert.Contains("1 anmärkning: 0 fel och 1 varning.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TenMegabytes_IsAFindingToo()
    {
        WriteLibrary(BrokenExample.Read("file-of-10-mb"));

        var (code, output, _) = await RunAsync("check", _folder);

        Assert.Equal(ExitCodes.Findings, code);
        Assert.Contains("begrepp/open-standard.yaml: K102 ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_MissingFolder_IsTheSurroundings()
    {
        var (code, _, error) = await RunAsync("check", Path.Combine(_folder, "finns-inte"));

        Assert.Equal(ExitCodes.Environment, code);
        Assert.Contains("finns inte", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_OtherForm_IsMendedOnce()
    {
        WriteLibrary(BrokenExample.Read("crlf"));

        var first = await RunAsync("format", _folder);
        var second = await RunAsync("format", _folder);

        Assert.Equal((ExitCodes.Ok, "Omskriven: begrepp/open-standard.yaml"), (first.Code, first.Output.Trim()));
        Assert.Equal((ExitCodes.Ok, "Allt står redan på kanonisk form."), (second.Code, second.Output.Trim()));
        Assert.Equal(ExitCodes.Ok, (await RunAsync("check", _folder)).Code);
    }

    [Fact]
    public async Task Release_SoundLibrary_IsWrittenOnceAndPassesTheCheck()
    {
        WriteLibrary(BrokenExample.Sound());
        // What takes its place there is still being written, and a release holds only what is published.
        var withdrawn = Path.Combine(_folder, "sakerhet/SAK-001/krav.yaml");
        await File.WriteAllTextAsync(
            withdrawn, (await File.ReadAllTextAsync(withdrawn)).Replace("ersatt-av: [SAK-002]\n", "", StringComparison.Ordinal));

        var first = await RunAsync("release", "2026.2", "--note", "Andra: bättre.", "--date", "2026-12-01", "--from", _folder);
        var written = await File.ReadAllBytesAsync(Path.Combine(_folder, "utgavor/2026.2.yaml"));
        var second = await RunAsync("release", "2026.2", "--note", "Igen.", "--from", _folder);

        Assert.Equal((ExitCodes.Ok, ExitCodes.Findings), (first.Code, second.Code));
        Assert.Equal("Utgåvan 2026.2 finns redan och skrivs aldrig över.", second.Error.Trim());
        Assert.Equal(written, await File.ReadAllBytesAsync(Path.Combine(_folder, "utgavor/2026.2.yaml")));
        Assert.Contains("not: \"Andra: bättre.\"\n", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, (await RunAsync("check", _folder)).Code);
    }

    [Fact]
    public async Task Release_LibraryWithFindings_IsRefused()
    {
        WriteLibrary(BrokenExample.Read("unknown-clause"));

        var (code, _, error) = await RunAsync("release", "2026.2", "--note", "Andra.", "--from", _folder);

        Assert.Equal(ExitCodes.Findings, code);
        Assert.Contains("Ingen utgåva gjordes", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "utgavor/2026.2.yaml")));
    }

    [Theory]
    [InlineData("markdown", "# Kravbiblioteket")]
    [InlineData("json", "{\n  \"schema\": 1,")]
    [InlineData("csv", "key,number,")]
    public async Task Export_Format_IsTheSameOnScreenAndInFile(string format, string start)
    {
        WriteLibrary(BrokenExample.Sound());
        var file = Path.Combine(_folder, "..", Path.GetFileName(_folder) + ".ut");

        var screen = await RunAsync("export", "--format", format, "--from", _folder);
        var (code, output, _) = await RunAsync("export", "--format", format, "--out", file, "--from", _folder);
        var written = await File.ReadAllTextAsync(file);
        File.Delete(file);

        Assert.Equal((ExitCodes.Ok, ""), (code, output));
        Assert.StartsWith(start, written, StringComparison.Ordinal);
        Assert.Equal(written, screen.Output);
    }

    [Fact]
    public async Task Export_AsFiles_WritesTheLibraryBack()
    {
        WriteLibrary(BrokenExample.Sound());
        var target = Path.Combine(_folder, "..", Path.GetFileName(_folder) + " ut");

        var (code, _, _) = await RunAsync("export", "--format", "filer", "--out", target, "--from", _folder);
        var copy = await RunAsync("check", target);
        var files = Directory.GetFiles(target, "*", SearchOption.AllDirectories).Length;
        Directory.Delete(target, recursive: true);

        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok, 20), (code, copy.Code, files));
    }

    [Fact]
    public async Task Check_SymbolicLink_IsRefused()
    {
        WriteLibrary(BrokenExample.Sound());
        File.CreateSymbolicLink(Path.Combine(_folder, "begrepp", "lank.yaml"), Path.Combine(_folder, "begrepp", "open-standard.yaml"));

        var (code, _, error) = await RunAsync("check", _folder);

        Assert.Equal(ExitCodes.Environment, code);
        Assert.Contains("begrepp/lank.yaml är en symbolisk länk", error, StringComparison.Ordinal);
    }

    private void WriteLibrary(BrokenExample example)
    {
        foreach (var file in example.Files)
        {
            var path = Path.Combine(_folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.ToArray());
        }
    }

    private static string Lf(string text) => text.ReplaceLineEndings("\n");

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
