using System.Reflection;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Tests.Checks;

public class LibraryCheckTests
{
    public static TheoryData<string> BrokenNames => [.. BrokenExample.Names];

    [Fact]
    public void Run_SoundLibrary_HasNoFindings() => Assert.Empty(LibraryCheck.Run(LibraryReader.Read(BrokenExample.Sound().Files)));

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void Run_BrokenLibrary_HasExactlyTheFindings(string name)
    {
        var example = BrokenExample.Read(name);

        var findings = LibraryCheck.Run(LibraryReader.Read(example.Files));

        Assert.Equal(
            example.Expected.Order(StringComparer.Ordinal),
            findings.Select(f => $"{f.Code} {f.Path}:{f.Line}").Order(StringComparer.Ordinal));
        Assert.All(findings, f => Assert.True(f is { Severity: Severity.Error, Message.Length: > 0, Mend.Length: > 0 }));
    }

    [Fact]
    public void Rules_All_HaveACodeOfTheirOwnAndAnExample()
    {
        var codes = typeof(Rule).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Rule)).Select(f => ((Rule)f.GetValue(null)!).Code)
            // U: what may be done rather than what may be written.
            .Where(code => code[0] == 'K').ToList();
        var shown = BrokenExample.Names.SelectMany(n => BrokenExample.Read(n).Expected).Select(e => e.Split(' ')[0]);

        Assert.Equal(codes.Distinct().Count(), codes.Count);
        // K108, a file given twice, cannot come from a folder and is shown in LibraryReaderTests. Other letters are not about libraries.
        Assert.Equal(["K108"], codes.Where(c => c[0] == 'K').Except(shown));
    }

    [Fact]
    public void Run_FindingAboutBraces_WritesThemAsTheyAreTyped()
    {
        var missing = Assert.Single(LibraryCheck.Run(LibraryReader.Read(BrokenExample.Read("verb-missing").Files)), f => f.Code == "K401");
        var loose = Assert.Single(LibraryCheck.Run(LibraryReader.Read(BrokenExample.Read("loose-braces").Files)));

        Assert.StartsWith("Skriv {{ska}} en gång,", missing.Mend, StringComparison.Ordinal);
        Assert.Equal("Klamrarna {{ och }} står utan sitt par.", loose.Message);
    }

    [Fact]
    public void Run_Finding_SaysInSwedishWhatIsWrongAndHowToMendIt()
    {
        var finding = Assert.Single(LibraryCheck.Run(LibraryReader.Read(BrokenExample.Read("unknown-clause").Files)));

        Assert.Equal("Avsnitt 8.41 finns inte i ISO/IEC 27002 2022.", finding.Message);
        Assert.Equal("Rätta avsnittet. Det måste stå i avsnittsfilen standarder/ISO-IEC-27002.2022.avsnitt.csv.", finding.Mend);
    }

    [Fact]
    public void Run_LibraryInMemory_IsCheckedByItsCanonicalFiles()
    {
        var library = LibraryReader.Read(BrokenExample.Sound().Files).Library;
        var broken = library with { Profiles = [library.Profiles[0] with { Requirements = [new() { Key = "LEV-099" }] }] };

        Assert.Empty(LibraryCheck.Run(library));
        Assert.Equal("K621", Assert.Single(LibraryCheck.Run(broken)).Code);
    }
}
