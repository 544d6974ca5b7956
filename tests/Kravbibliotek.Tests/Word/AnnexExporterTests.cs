using System.Globalization;
using System.Xml.Linq;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Word;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tests.Word;

public class AnnexExporterTests
{
    [Theory]
    [InlineData("molntjanst")]
    [InlineData("webbplats")]
    [InlineData("integration")]
    public async Task Write_RealProfile_ValidAndWithoutFindings(string profile) =>
        WordAssert.Valid(Annexes.Export(await Annexes.OfProfileAsync(profile)));

    [Fact]
    public void Write_EveryKindAndSortOfText_ValidAndWithoutFindings() => WordAssert.Valid(Annexes.Export(Annexes.Difficult()));

    [Fact]
    public void Write_CharactersThatXmlCannotHold_AreReplaced()
    {
        var item = Annexes.Item("Före\u000Befter, halv \uD800 surrogat, \uFFFE och \u0001.") with { Title = "T\u0000itel" };

        var docx = Annexes.Export(Annexes.Model(item) with { Title = "Bilaga\u0008" });

        WordAssert.Valid(docx);
        Assert.Contains("Före\uFFFDefter, halv \uFFFD surrogat, \uFFFD och \uFFFD.", Annexes.Part(docx, "word/document.xml"));
    }

    [Fact]
    public void Write_Twice_SameBytesInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var files = new[] { "sv-SE", "en-US", "ar-SA", "tr-TR" }.Select(culture =>
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                return Annexes.Export(Annexes.Difficult());
            }).ToList();

            Assert.All(files, f => Assert.Equal(files[0], f));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_TargetThatCannotSeek_WritesTheSame()
    {
        using var inner = new MemoryStream();
        using (var compressed = new System.IO.Compression.GZipStream(inner, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            AnnexExporter.Write(Annexes.Difficult(), AnnexTemplate.Default, compressed);
        inner.Position = 0;
        using var plain = new MemoryStream();
        new System.IO.Compression.GZipStream(inner, System.IO.Compression.CompressionMode.Decompress).CopyTo(plain);

        Assert.Equal(Annexes.Export(Annexes.Difficult()), plain.ToArray());
    }

    [Fact]
    public void Write_BrokenFile_NothingReachesTheTarget()
    {
        // Two requirements with one key and number would have the same tags and bookmarks.
        using var target = new MemoryStream();

        var thrown = Assert.Throws<Kravbibliotek.Word.Lint.AnnexIntegrityException>(() =>
            AnnexExporter.Write(Annexes.Model(Annexes.Item("Ett."), Annexes.Item("Två.")), AnnexTemplate.Default, target));

        Assert.Equal(0, target.Length);
        Assert.Contains(thrown.Findings, f => f.Code == "I03");
    }

    [Fact]
    public async Task Write_RealProfile_NeverPrintsWhatIsForTheBuyer()
    {
        var library = await RealLibrary.ReadAsync();
        var text = TextOf(Annexes.Export(await Annexes.OfProfileAsync("molntjanst")));

        foreach (var version in library.Versions)
        {
            Assert.DoesNotContain(FirstSentence(version.Content.Rationale), text, StringComparison.Ordinal);
            Assert.DoesNotContain(FirstSentence(version.Content.Guidance), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Write_RealProfile_DataHoldsTheSelectionAndNothingElseOfTheTender()
    {
        var model = await Annexes.OfProfileAsync("molntjanst");
        var docx = Annexes.Export(model);
        XNamespace k = TemplateContract.DataNamespace;

        var root = XElement.Parse(Annexes.Part(docx, "customXml/item1.xml"));

        Assert.Equal(["id", "kontrollsumma", "schema"], Names(root));
        Assert.All(root.Elements(), o => Assert.Equal(["id"], Names(o)));
        var rows = root.Descendants(k + "k").ToList();
        Assert.All(rows, r => Assert.Equal(["fingeravtryck", "kontrollsumma", "kravtyp", "nyckel", "version"], Names(r)));
        Assert.Equal(model.Items.Select(i => i.Key), rows.Select(r => (string)r.Attribute("nyckel")!));
        Assert.Equal(model.Items.Select(i => i.Fingerprint), rows.Select(r => (string)r.Attribute("fingeravtryck")!));
        Assert.Equal(model.Items.Select(i => PrintedItem.Of(i).Digest()), rows.Select(r => (string)r.Attribute("kontrollsumma")!));
        Assert.DoesNotContain("Exempelkommun", root.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AreaWithoutRequirements_HasNoChapterButIsCounted()
    {
        var text = TextOf(Annexes.Export(Annexes.Model(Annexes.Item("Tjänsten ska fungera."))));

        Assert.Contains("inga krav valda", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Införande.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Cover_CountsEachKindInGoodSwedish() =>
        Assert.Contains("5 (2\u00a0ska-krav, 1\u00a0tilldelningskriterium, 1\u00a0särskilt kontraktsvillkor, 1\u00a0kvalificeringskrav)",
            TextOf(Annexes.Export(Annexes.Difficult())), StringComparison.Ordinal);

    [Fact]
    public void Write_ContractTerm_HasNoControls()
    {
        var docx = Annexes.Export(Annexes.Model(Annexes.Item("Leverantören ska svara.", RequirementKind.ContractTerm)));

        Assert.DoesNotContain("<w:sdt>", Annexes.Part(docx, "word/document.xml"), StringComparison.Ordinal);
        Assert.Contains("Godtas med anbudet", TextOf(docx), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TableOfContents_AsksForNothing()
    {
        var docx = Annexes.Export(Annexes.Difficult());

        Assert.DoesNotContain("updateFields", Annexes.Part(docx, "word/settings.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("w:dirty", Annexes.Part(docx, "word/document.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("documentProtection", Annexes.Part(docx, "word/settings.xml"), StringComparison.Ordinal);
    }

    internal static string TextOf(byte[] docx)
    {
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return string.Join('\n', XElement.Parse(Annexes.Part(docx, "word/document.xml")).Descendants(w + "p")
            .Select(p => string.Concat(p.Descendants(w + "t").Select(t => t.Value))));
    }

    private static string FirstSentence(string markdown) => markdown.Split('.', '\n')[0];

    private static IEnumerable<string> Names(XElement element) =>
        element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name.LocalName).Order(StringComparer.Ordinal);
}
