using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Tests.Formats;

/// <summary>Archives that people send in, and those that somebody made to do harm.</summary>
public sealed class ArchiveReaderTests
{
    [Fact]
    public void Read_PackedFolder_LeavesItsNameAndDotFilesOut()
    {
        var reading = ArchiveReader.Read(Zip(("krav/lagar/x.yaml", "a"), ("krav/.git/config", "b"), ("__MACOSX/krav/._x", "c"), ("krav/README.md", "d")));

        Assert.Equal(["lagar/x.yaml", "README.md"], reading.Files.Select(f => f.Path));
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("../lagar/x.yaml")]
    [InlineData("lagar/../../x.yaml")]
    [InlineData("/lagar/x.yaml")]
    [InlineData("lagar\\x.yaml")]
    [InlineData("C:/x.yaml")]
    [InlineData("lagar/./x.yaml")]
    public void Read_PathOutOfTheArchive_IsRefusedWhole(string path)
    {
        var reading = ArchiveReader.Read(Zip(("lagar/y.yaml", "a"), (path, "b")));

        Assert.Empty(reading.Files);
        Assert.Equal("I104", Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void Read_Link_IsPassedOverAndTold()
    {
        var reading = ArchiveReader.Read(Zip(zip => zip.CreateEntry("lagar/x.yaml").ExternalAttributes = unchecked((int)0xA1FF0000)));

        Assert.Empty(reading.Files);
        Assert.Equal(("I106", Severity.Info), (reading.Findings[0].Code, reading.Findings[0].Severity));
    }

    [Fact]
    public void Read_Bomb_IsRefusedAndNotUnpacked()
    {
        var zeros = new byte[LibraryReader.MaxFileBytes];
        var bomb = Zip(zip =>
        {
            for (var i = 0; i < 70; i++)
            {
                using var entry = zip.CreateEntry($"lagar/x{i}.yaml").Open();
                entry.Write(zeros);
            }
        });

        Assert.Equal("I103", Assert.Single(ArchiveReader.Read(bomb).Findings).Code);
    }

    [Fact]
    public void Read_TooManyEntries_IsRefused()
    {
        var many = Zip(zip =>
        {
            for (var i = 0; i <= ArchiveReader.MaxEntries; i++)
                zip.CreateEntry($"lagar/x{i}.yaml");
        });

        Assert.Equal("I102", Assert.Single(ArchiveReader.Read(many).Findings).Code);
    }

    [Fact]
    public void Read_AnyBytesOrDamagedArchive_NeverThrows() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Arb.From(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()), Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(0, 255)),
            (bytes, position, value) =>
            {
                var damaged = Zip(("lagar/x.yaml", "schema: 1\n"), ("sakerhet/SAK-001/utkast.md", "---\n")).ToArray();
                damaged[position % damaged.Length] = (byte)value;
                return ArchiveReader.Read(new MemoryStream(bytes)).Files.Count == 0
                    && ArchiveReader.Read(new MemoryStream(damaged)).Files.Count <= 2
                    && ArchiveReader.Read(new MemoryStream(damaged[..(position % damaged.Length)])).Files.Count == 0;
            }));

    private static MemoryStream Zip(params (string Path, string Text)[] files) => Zip(zip =>
    {
        foreach (var (path, text) in files)
        {
            using var entry = new StreamWriter(zip.CreateEntry(path).Open());
            entry.Write(text);
        }
    });

    private static MemoryStream Zip(Action<ZipArchive> fill)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            fill(zip);
        stream.Position = 0;
        return stream;
    }
}
