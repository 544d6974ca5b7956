using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Formats.Documents;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Formats.Documents;

/// <summary>What is found in other people's documents, and that no file breaks the reader.</summary>
public sealed class CandidateFinderTests
{
    [Fact]
    public void Find_HeadingsParagraphsAndTable_GivesRequirementsWithTheirPlaces()
    {
        var file = WrittenDocument.Of(
            WrittenDocument.Heading("Informationssäkerhet") + WrittenDocument.Paragraph("Kapitlet gäller hela lösningen.")
            + WrittenDocument.Paragraph("3.2 Leverantören ska kryptera lagrad information. Nycklarna byts varje år.")
            + WrittenDocument.Table(
                ["Krav-id", "Krav", "Typ"], ["T1", "Lösningen ska följa WCAG 2.2 AA.", "SKA"], ["T2", "Lösningen bör ge stöd för skärmläsare.", "BÖR"]));

        var found = CandidateFinder.Find(WordDocumentReader.Read(new MemoryStream(file)));

        Assert.Equal(["stycke 3", "tabell 1, rad 2", "tabell 1, rad 3"], found.Select(c => c.Place));
        Assert.Equal(["3.2", "T1", "T2"], found.Select(c => c.Number));
        Assert.Equal([RequirementKind.Mandatory, RequirementKind.Mandatory, RequirementKind.Award], found.Select(c => c.Kind));
        Assert.Equal([Area.Security, Area.Accessibility, Area.Accessibility], found.Select(c => c.Area));
        Assert.Equal("Informationssäkerhet", found[0].Group);
        Assert.Equal("Leverantören ska kryptera lagrad information", found[0].Title);
        Assert.Equal(
            "Leverantören {{ska}} kryptera lagrad information. Nycklarna byts varje år.",
            found[0].ToContent("Kryptering", RequirementKind.Mandatory).Text);
    }

    [Fact]
    public void Guess_SheetWithHeader_FindsItsColumns()
    {
        var sheet = new ExcelSheet("Krav",
        [
            new(1, [new(1, "Kravlista 2025")]), new(3, [new(1, "Nr"), new(2, "Område"), new(3, "Kravtext"), new(4, "Typ")]),
            new(4, [new(1, "1"), new(2, "Drift"), new(3, "Leverantören ska svara inom fyra timmar."), new(4, "Ska")]),
        ]);

        var columns = CandidateFinder.Guess(sheet)!;
        var found = CandidateFinder.Find(sheet, columns);

        Assert.Equal(new(3, Text: 3, Number: 1, Kind: 4, Group: 2), columns);
        Assert.Equal("bladet Krav, rad 4", Assert.Single(found).Place);
    }

    [Fact]
    public void Likeness_SameWordsInOtherForms_IsFound()
    {
        var likeness = new Likeness(
        [
            (new("SAK-004", "Kryptering av lagrad information"), "Leverantören {{ska}} kryptera lagrad information."),
            (new("LEV-001", "Svarstid i supporten"), "Leverantören {{ska}} svara inom fyra timmar."),
        ]);

        Assert.Equal("SAK-004", likeness.Of("Lagrad information ska krypteras av leverantören.")?.Key);
        Assert.Null(likeness.Of("Lösningen ska vara vacker."));
    }

    [Fact]
    public void Read_MacrosOrOldFormat_SaysWhy()
    {
        var macros = WrittenDocument.Of("", "application/vnd.ms-word.document.macroEnabled.main+xml");
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0];

        Assert.Contains("makron", Assert.Throws<DocumentFileException>(() => WordDocumentReader.Read(new MemoryStream(macros))).Message, StringComparison.Ordinal);
        Assert.Contains("lösenord", Assert.Throws<DocumentFileException>(() => WordDocumentReader.Read(new MemoryStream(old))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EntityFromOutside_IsRefused()
    {
        var file = WrittenDocument.Of("</w:body></w:document><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><w:document><w:body>");

        Assert.Throws<DocumentFileException>(() => WordDocumentReader.Read(new MemoryStream(file)));
    }

    [Fact]
    public void Read_AnyBytes_IsRefusedAndNothingElse() => Prop.ForAll<byte[]>(bytes =>
        Record.Exception(() => WordDocumentReader.Read(new MemoryStream(bytes ?? []))) is DocumentFileException).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_CutOrChangedFile_IsReadOrRefused()
    {
        var file = WrittenDocument.Of(WrittenDocument.Paragraph("Leverantören ska svara."));
        var places = Gen.Choose(0, file.Length - 1).ToArbitrary();

        Prop.ForAll(places, place => Record.Exception(() => WordDocumentReader.Read(new MemoryStream(file[..place]))) is DocumentFileException)
            .QuickCheckThrowOnFailure();
        Prop.ForAll(places, place =>
        {
            var changed = (byte[])file.Clone();
            changed[place] ^= 0x5A;
            return Record.Exception(() => WordDocumentReader.Read(new MemoryStream(changed))) is null or DocumentFileException;
        }).QuickCheckThrowOnFailure();
    }
}
