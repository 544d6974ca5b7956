using System.IO.Compression;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tests.Word;

public class TemplateTests
{
    private const string Update = "KRAV_SKRIV_MALL";
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(RealLibrary.Folder)!, "templates");

    /// <summary>
    /// <c>templates/kravbilaga/</c> is the source, the docx is made of it: set KRAV_SKRIV_MALL=1 and run this test to make it anew.
    /// Parts are compared, not the ZIP's bytes, since compressors differ between machines.
    /// </summary>
    [Fact]
    public void Pack_Source_IsTheCheckedInTemplate()
    {
        var root = Path.Combine(Folder, "kravbilaga");
        var source = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllBytes);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            using var file = File.Create(root + ".docx");
            DocxPackage.Pack(source, file);
        }

        var packed = Parts(File.ReadAllBytes(root + ".docx"));

        Assert.Equal(source.Keys.Order(StringComparer.Ordinal), packed.Keys.Order(StringComparer.Ordinal));
        Assert.All(source, part => Assert.Equal(part.Value, packed[part.Key]));
    }

    [Fact]
    public void Read_OurTemplate_KeepsTheContractAndIsValid()
    {
        using var file = File.OpenRead(Path.Combine(Folder, "kravbilaga.docx"));

        var template = AnnexTemplate.Read(file);

        using var target = new MemoryStream();
        AnnexExporter.Write(Annexes.Difficult(), template, target);
        Assert.Equal(Annexes.Export(Annexes.Difficult()), target.ToArray());
    }

    [Theory]
    [InlineData("[Content_Types].xml", "wordprocessingml.document.main+xml", "wordprocessingml.macroEnabled.main+xml", "makron")]
    [InlineData("word/_rels/document.xml.rels", "relationships/fontTable\" Target=\"fontTable.xml\"", "relationships/attachedTemplate\" Target=\"https://a.se/m.dotx\" TargetMode=\"External\"", "utifrån")]
    [InlineData("word/_rels/document.xml.rels", "relationships/fontTable\"", "relationships/oleObject\"", "slag")]
    [InlineData("word/styles.xml", "w:styleId=\"Kravtext\"", "w:styleId=\"Kravtext2\"", "styckeformat med id Kravtext")]
    [InlineData("word/styles.xml", "w:styleId=\"Kravtabell\"", "w:styleId=\"Annan\"", "tabellformat med id Kravtabell")]
    [InlineData("word/styles.xml", "<w:numPr><w:numId w:val=\"3\"/></w:numPr>", "", "KravNummer saknar listnumrering")]
    [InlineData("word/document.xml", "kb-slot:krav", "kb-slot:annat", "Platserna")]
    [InlineData("word/header1.xml", "kb-falt:sidhuvud", "kb-falt:okand", "okand")]
    [InlineData("word/glossary/document.xml", "KbKommentar", "Annan", "KbKommentar")]
    [InlineData("word/document.xml", "<w:body>", "<w:body", "läsbart")]
    public void Read_ContractBroken_SaysWhatInSwedish(string part, string from, string to, string said)
    {
        var template = Annexes.With(File.ReadAllBytes(Path.Combine(Folder, "kravbilaga.docx")), part, xml => xml.Replace(from, to, StringComparison.Ordinal));

        var thrown = Assert.Throws<TemplateException>(() => AnnexTemplate.Read(new MemoryStream(template)));

        Assert.Contains(said, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotAWordFile_SaysSo() =>
        Assert.Contains("läsbart", Assert.Throws<TemplateException>(() => AnnexTemplate.Read(new MemoryStream([1, 2, 3]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_Dotx_BecomesDocument()
    {
        var dotx = Annexes.With(File.ReadAllBytes(Path.Combine(Folder, "kravbilaga.docx")), "[Content_Types].xml",
            xml => xml.Replace("document.main+xml", "template.main+xml", StringComparison.Ordinal));
        using var target = new MemoryStream();

        AnnexExporter.Write(Annexes.Difficult(), AnnexTemplate.Read(new MemoryStream(dotx)), target);

        WordAssert.Valid(target.ToArray());
    }

    private static Dictionary<string, byte[]> Parts(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var part = e.Open();
            part.CopyTo(content);
            return content.ToArray();
        });
    }
}
