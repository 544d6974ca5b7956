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
