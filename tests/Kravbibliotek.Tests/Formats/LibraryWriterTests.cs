using System.Text;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Formats;

public class LibraryWriterTests
{
    [Fact]
    public void Write_WhatWasRead_IsByteIdentical()
    {
        var files = BrokenExample.Sound().Files.ToList();

        var written = LibraryWriter.Write(LibraryReader.Read(files).Library);

        Assert.Equal(files.Select(f => f.Path), written.Select(f => f.Path));
        Assert.All(files.Zip(written), pair => Assert.Equal(Text(pair.First), Text(pair.Second)));
    }

    [Theory]
    [InlineData("öppen standard", "öppen standard")]
    [InlineData("2022", "\"2022\"")]
    [InlineData("5.30", "\"5.30\"")]
    [InlineData("2016:1145", "\"2016:1145\"")]
    [InlineData("2 kap. 3 §", "2 kap. 3 §")]
    [InlineData(">=2", "\">=2\"")]
    [InlineData("Kort: en rad", "\"Kort: en rad\"")]
    [InlineData("no", "\"no\"")]
    [InlineData("C# och F#", "C# och F#")]
    [InlineData("se #1", "\"se #1\"")]
    [InlineData("sa \"hej\"", "sa \"hej\"")]
    [InlineData("'hej'", "\"'hej'\"")]
    [InlineData("https://www.digg.se/", "https://www.digg.se/")]
    [InlineData("rad ett\nrad två", "|\n  rad ett\n  rad två")]
    public void Write_Text_IsQuotedOnlyWhenItMust(string source, string expected)
    {
        var term = new Term { Id = "a", Name = "a", Definition = "a", Source = source };

        var text = Text(Assert.Single(LibraryWriter.Write(new() { Terms = [term] })));

        Assert.EndsWith($"källa: {expected}\n", text, StringComparison.Ordinal);
        Assert.Equal(source, LibraryReader.Read([new("begrepp/a.yaml", Encoding.UTF8.GetBytes(text))]).Library.Terms[0].Source);
    }

    [Theory]
    [InlineData("bom")]
    [InlineData("crlf")]
    [InlineData("not-canonical")]
    [InlineData("decomposed-letters")]
    public void Changed_FileInAnotherForm_IsMended(string what)
    {
        var example = BrokenExample.Read(what == "bom" ? "byte-order-mark" : what);
        var sound = BrokenExample.Sound().Files.Single(f => f.Path == "begrepp/open-standard.yaml");

        var changed = Assert.Single(LibraryFormat.Changed(LibraryReader.Read(example.Files)));

        Assert.Equal(Text(sound), Text(changed));
    }

    [Fact]
    public void Changed_UnreadableFile_IsLeftAlone() =>
        Assert.Empty(LibraryFormat.Changed(LibraryReader.Read(BrokenExample.Read("bad-yaml").Files)));

    [Fact]
    public void Changed_FileOfARelease_IsKeptAsItWas()
    {
        var files = BrokenExample.Read("not-canonical").Files.ToList();
        var old = files.Single(f => f.Path == LibraryFormat.Changed(LibraryReader.Read(files))[0].Path);
        var release = new Release
        {
            Name = "2026.2",
            Date = new(2026, 12, 1),
            Note = "Prov.",
            Files = [new(old.Path, ReleaseCut.HashOf(old), null)],
        };
        files.AddRange(LibraryWriter.Write(new() { Releases = [release] }));

        var changed = LibraryFormat.Changed(LibraryReader.Read(files));

        Assert.Equal([old.Path, LibraryPath.OfKept(ReleaseCut.HashOf(old))], changed.Select(f => f.Path));
        Assert.True(changed[1].Content.Span.SequenceEqual(old.Content.Span));
        Assert.Empty(LibraryCheck.Run(LibraryReader.Read(changed.Concat(files).DistinctBy(f => f.Path))));
    }

    [Fact]
    public void Of_Release_NamesEveryFileByHash()
    {
        var library = LibraryReader.Read(BrokenExample.Sound().Files).Library;

        var release = ReleaseCut.Of(library, "2026.2", new DateOnly(2026, 12, 1), "Andra.");

        var published = library.Versions.Select(v => v.Key).ToHashSet();
        var expected = library.Files.Select(f => LibraryPath.Parse(f.Path)!)
            .Where(p => p.Kind is not (LibraryFileKind.Release or LibraryFileKind.Kept or LibraryFileKind.Draft) && (p.Area is null || published.Contains(p.Id)))
            .Select(p => p.Path);
        Assert.Equal(expected, release.Files.Select(f => f.Path));
        Assert.Equal(library.Versions.Select(v => v.Fingerprint), release.Files.Select(f => f.Fingerprint).OfType<string>());
        Assert.Equal(library.Releases[0].Files[0], release.Files.Single(f => f.Path == "leverans/LEV-001/1.md"));
    }

    private static string Text(LibraryFile file) => Encoding.UTF8.GetString(file.Content.Span);
}
