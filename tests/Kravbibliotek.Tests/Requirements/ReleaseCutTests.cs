using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Formats;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Requirements;

/// <summary>What a release names, what it is called, and that its files are the library again.</summary>
public sealed class ReleaseCutTests
{
    [Fact]
    public void Of_DraftsAndNeverPublished_AreLeftOut()
    {
        var library = WithFiles(new()
        {
            Requirements = [Build.Requirement(), Build.Requirement("SAK-002", 0, RequirementStatus.Draft)],
            Versions = [Build.Version()],
            Drafts = [new() { Key = "SAK-001", Content = Build.Content() }, new() { Key = "SAK-002", Content = Build.Content() }],
        });

        var release = ReleaseCut.Of(library, "2026.2", new(2026, 12, 1), "Prov.");

        Assert.Equal(["sakerhet/SAK-001/1.md", "sakerhet/SAK-001/krav.yaml"], release.Files.Select(f => f.Path));
    }

    [Fact]
    public void Check_UnfinishedDraft_StandsInTheWayOfNothing()
    {
        var sound = new Library { Requirements = [Build.Requirement()], Versions = [Build.Version()] };
        var draft = new Draft { Key = "SAK-001", Content = Build.Content(text: "Inget verb.") };

        Assert.Empty(ReleaseCut.Check(WithFiles(sound with { Drafts = [draft] })));
        Assert.NotEmpty(ReleaseCut.Check(WithFiles(sound with { Requirements = [Build.Requirement() with { LastDay = new(2026, 12, 1) }] })));
    }

    [Theory]
    [InlineData("2026.1", "")]
    [InlineData("2026.3", "2026.1 2026.2 2025.9")]
    [InlineData("2026.11", "2026.10 2026.9")]
    [InlineData("2026.1", "2025.4 2027.2")]
    public void NextName_Releases_IsTheNextOfTheYear(string expected, string releases)
    {
        var made = releases.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(n => new Release { Name = n, Date = new(2026, 1, 1), Note = "Prov.", Files = [] });

        Assert.Equal(expected, ReleaseCut.NextName(made, new(2026, 11, 20)));
    }

    [Fact]
    public void CutPackedAndRead_AnyLibrary_IsThePublishedLibraryAndTheSameBytesTwice() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Arb.From(LibraryRoundTripProperties.Libraries()), any =>
        {
            var library = WithFiles(any with { Releases = [] });
            var release = ReleaseCut.Of(library, "2026.2", new(2026, 12, 1), "Prov.");
            var named = release.Files.Select(f => f.Path).ToHashSet();
            List<LibraryFile> files = [.. library.Files.Where(f => named.Contains(f.Path)), .. LibraryWriter.Write(new() { Releases = [release] })];
            var (first, second) = (Packed(files), Packed(files.AsEnumerable().Reverse()));

            var unpacked = ArchiveReader.Read(new MemoryStream(first));
            var read = LibraryReader.Read(unpacked.Files);

            Assert.Equal(first, second);
            Assert.Empty(unpacked.Findings);
            Assert.Empty(read.Findings);
            Assert.Equal(
                LibraryWriter.Write(library with { Drafts = [], Releases = [release] }).Select(Text), LibraryWriter.Write(read.Library).Select(Text));
            Assert.Equal(ReleaseCut.DigestOf(release), ReleaseCut.DigestOf(ReleaseCut.Of(read.Library, "2026.3", default, "")));
        }));

    private static byte[] Packed(IEnumerable<LibraryFile> files)
    {
        using var zip = new MemoryStream();
        LibraryArchive.Write(files, zip);
        return zip.ToArray();
    }

    private static Library WithFiles(Library library) => LibraryReader.Read(LibraryWriter.Write(library)).Library;

    private static string Text(LibraryFile file) => $"{file.Path}\n{Encoding.UTF8.GetString(file.Content.Span)}";
}
