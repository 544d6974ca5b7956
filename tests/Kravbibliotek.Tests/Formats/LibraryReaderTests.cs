using System.Diagnostics;
using System.Text;
using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Formats;

public class LibraryReaderTests
{
    private static readonly LibraryReadResult Read = LibraryReader.Read(BrokenExample.Sound().Files);

    [Fact]
    public void Read_SoundLibrary_HoldsEverything()
    {
        var library = Read.Library;

        Assert.Empty(Read.Findings);
        Assert.Equal(["LEV-001", "LEV-002", "SAK-001", "SAK-002"], library.Requirements.Select(r => r.Key));
        Assert.Equal(["LEV-001/1", "LEV-001/2", "LEV-002/1", "SAK-001/1"], library.Versions.Select(v => v.Id));
        Assert.Equal(["leverans", "konfidentialitet"], library.Questions.Select(q => q.Id));
        Assert.Equal("2026.1", Assert.Single(library.Releases).Name);
    }

    [Fact]
    public void Read_Requirement_KnowsAreaNumberAndDraft()
    {
        var published = Read.Library.Requirements[0];
        var draft = Read.Library.Requirements[3];

        Assert.Equal((Area.Delivery, 2, RequirementStatus.Published), (published.Area, published.CurrentNumber, published.Status));
        Assert.Equal(["LEV-002"], published.Relations.Requires);
        Assert.Equal((0, "Nytt säkerhetskrav"), (draft.CurrentNumber, Read.Library.Drafts.Single(d => d.Key == draft.Key).Content?.Title));
    }

    [Fact]
    public void Read_Version_HoldsFieldsTextsAndFingerprint()
    {
        var version = Read.Library.Versions[1];
        var content = version.Content;

        Assert.Equal((new DateOnly(2026, 9, 14), ChangeKind.Substantive), (version.Published, version.ChangeKind));
        Assert.Equal(Fingerprint.Of(content), version.Fingerprint);
        Assert.Equal("Leverantören {{ska}} åta sig att påbörja felsökning inom {{svarstid}}.", content.TextAsAward);
        Assert.Null(content.TextAsContractTerm);
        Assert.Equal(["5.30", "8.14"], content.Standards[0].Clauses);
        Assert.Equal(["molntjänst"], content.Applicability.Conditions[0].AnyOf);
        Assert.Equal(2, content.Applicability.Conditions[1].AtLeast);
        var parameter = content.Parameters[0];
        Assert.Equal((1m, 24m, "4", "timmar"), (parameter.Min, parameter.Max, parameter.Default, parameter.Unit));
    }

    [Fact]
    public void Read_Registers_HoldClausesAnswersAndValues()
    {
        var library = Read.Library;

        Assert.Equal([new("5.30", false), new("8.14", false), new Clause("8.99", true)], library.Standards[0].Editions[0].Clauses);
        Assert.Equal(new Answer("drift", "Drift"), library.Questions[0].Answers[1]);
        Assert.Equal("8", library.Profiles[0].Requirements[0].Values["svarstid"]);
        Assert.True(library.Profiles[0].Requirements[0].ShortForm);
    }

    [Fact]
    public void Read_BrokenFile_LeavesTheOthers()
    {
        var read = LibraryReader.Read(BrokenExample.Read("several-bad-files").Files);

        Assert.Contains("begrepp/open-standard.yaml", read.Unreadable);
        Assert.Equal(["LEV-001/1", "LEV-002/1", "SAK-001/1"], read.Library.Versions.Select(v => v.Id));
    }

    [Fact]
    public void Read_FileGivenTwice_IsReported()
    {
        var file = Read.Library.Files[0];

        var read = LibraryReader.Read([file, file]);

        Assert.Equal("K108", Assert.Single(read.Findings).Code);
        Assert.Single(read.Library.Files);
    }

    [Fact]
    public void Read_ReadmeAndLicence_ArePassedOver()
    {
        var read = LibraryReader.Read([new("README.md", Encoding.Latin1.GetBytes("å")), new("LICENSE", default)]);

        Assert.Empty(read.Findings);
        Assert.Empty(read.Library.Files);
    }

    [Theory]
    [InlineData("begrepp/x.yaml", '[')]
    [InlineData("begrepp/x.yaml", '{')]
    [InlineData("begrepp/x.yaml", '-')]
    [InlineData("begrepp/x.yaml", '?')]
    [InlineData("begrepp/x.yaml", '"')]
    [InlineData("standarder/A.1.avsnitt.csv", '"')]
    [InlineData("leverans/LEV-001/1.md", '-')]
    public void Read_LargeFileOfOneCharacter_IsRefusedQuickly(string path, char character)
    {
        var content = Encoding.UTF8.GetBytes(new string(character, LibraryReader.MaxFileBytes));
        var watch = Stopwatch.StartNew();

        var read = LibraryReader.Read([new(path, content)]);

        Assert.NotEmpty(read.Findings);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
