using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Formats;
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

    [Theory]
    [InlineData("3.2 Leverantören ska svara.", "3.2", "Leverantören ska svara.")]
    [InlineData("4) Leverantören ska svara.", "4", "Leverantören ska svara.")]
    [InlineData("SÄK-7: Leverantören ska svara.", "SÄK-7", "Leverantören ska svara.")]
    [InlineData("Krav 12. Leverantören ska svara.", "Krav 12", "Leverantören ska svara.")]
    [InlineData("Inom 24 timmar ska leverantören svara.", null, "Inom 24 timmar ska leverantören svara.")]
    [InlineData("99 procent av frågorna ska besvaras.", null, "99 procent av frågorna ska besvaras.")]
    public void Find_ParagraphWithNumber_TellsTheDocumentsNumberFromTheSentences(string paragraph, string? number, string text)
    {
        var found = Assert.Single(CandidateFinder.Find([new(DocumentBlockKind.Paragraph, "stycke 1", [paragraph])]));

        Assert.Equal((number, text), (found.Number, found.Text));
    }

    [Fact]
    public void Find_DocumentOfAnOfficeProgram_GivesWhatAPersonWouldPick()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "TestData", "Documents", "tidbokning.docx"));

        var found = CandidateFinder.Find(WordDocumentReader.Read(file));

        Assert.Equal(
            [
                "2.1 SAK Mandatory Leverantören ska kryptera all lagrad information",
                "2.2 SAK Mandatory Lösningen ska logga varje inloggning och varje ändring av behörighet",
                "- SAK Mandatory Inom 24 timmar från upptäckt ska leverantören anmäla en incident till…",
                "- SAK Award Leverantören bör ha ett certifierat ledningssystem för informationssäkerhet",
                "T1 TIL Mandatory Webbplats enligt EN 301 549", "T2 TIL Award Skärmläsare", "T3 TIL Mandatory Tillgänglighetsredogörelse",
                "- ARK Mandatory Lösningen ska ha ett dokumenterat API för att läsa och boka tider",
                "- INF Mandatory Alla bokningar ska kunna exporteras i ett öppet format",
                "5:1 LEV ContractTerm Supporten ska svara inom fyra timmar under kontorstid",
                "5:2 LEV Mandatory Leverantören ska vid avtalets slut lämna ut all information och sedan radera den",
            ],
            found.Select(c => $"{c.Number ?? "-"} {Areas.Of(c.Area).Prefix} {c.Kind} {c.Title}"));
        Assert.Equal(
            "Leverantören ska lämna underlag till tillgänglighetsredogörelsen.\n\nUnderlaget uppdateras vid varje ny version.", found[6].Text);
        Assert.Equal(("3 Tillgänglighet", "tabell 1, rad 4"), (found[6].Group, found[6].Place));
    }

    [Fact]
    public void Find_AnyCells_GivesTextsThatCanBeKept() => Prop.ForAll<string[]>(cells =>
        CandidateFinder.Find([.. (cells ?? []).Select(c => new DocumentBlock(DocumentBlockKind.Row, "x", [$"{c}\0\ud800", $"Det ska {c}."], 1))])
            .All(c => CanonicalText.IndexOfForbidden($"{c.Number}{c.Title}{c.Text}{c.Group}") < 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_DeepOrSwollenDocument_IsRefused()
    {
        var deep = WrittenDocument.Of(
            string.Concat(Enumerable.Repeat("<w:sdt>", 100_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 100_000)));
        var swollen = WrittenDocument.Of(WrittenDocument.Paragraph(new string(' ', 30 << 20)));

        Assert.Throws<DocumentFileException>(() => WordDocumentReader.Read(new MemoryStream(deep)));
        Assert.Throws<DocumentFileException>(() => WordDocumentReader.Read(new MemoryStream(swollen)));
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
