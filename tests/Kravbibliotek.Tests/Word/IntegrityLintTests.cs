using Kravbibliotek.Word.Lint;

namespace Kravbibliotek.Tests.Word;

public class IntegrityLintTests
{
    private const string Document = "word/document.xml";

    public static TheoryData<string, string, string> Faults => new()
    {
        { "I00", "</w:body>", "" },
        { "I01", "<w:p><w:pPr><w:pStyle w:val=\"Kravnyckel\"/>", "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc><w:tc><w:p><w:pPr><w:pStyle w:val=\"Kravnyckel\"/>" },
        { "I02", "<w:id w:val=\"2\"/>", "<w:id w:val=\"1\"/>" },
        { "I03", "w:tag w:val=\"kb:c:TIL-012:3\"", "w:tag w:val=\"kb:a:TIL-012:3\"" },
        { "I04", "w:tag w:val=\"kb:c:TIL-012:3\"", "w:tag w:val=\"" + "kb:c:TIL-012:3" + "012345678901234567890123456789012345678901234567890123456789\"" },
        { "I05", "w:name=\"kb_t_TIL_012_3\"", "w:name=\"_Toc100000001\"" },
        { "I05b", "<w:bookmarkEnd w:id=\"1\"/>", "" },
        { "I05c", "w:name=\"kb_t_TIL_012_3\"", "w:name=\"kb_t_TIL_012_3_och_mycket_mer_som_inte_ryms_i_ett_namn\"" },
        { "I06", "<w:pStyle w:val=\"Kravrubrik\"/>", "<w:pStyle w:val=\"Finns inte\"/>" },
        { "I07", "<w:pStyle w:val=\"Kravrubrik\"/>", "<w:pStyle w:val=\"Kravrubrik\"/><w:numPr><w:numId w:val=\"99\"/></w:numPr>" },
        { "I08", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", "" },
        { "I09", "<w:text w:multiLine=\"1\"/>", "<w:text w:multiLine=\"1\"/><w:picture/>" },
        { "I10", "w:storeItemID=\"{", "w:storeItemID=\"{0" },
        { "I10b", "/k:k[1]/k:a[1]", "/k:k[7]/k:a[1]" },
        { "I11", "<w:tc><w:tcPr><w:tcW", "<w:tc><w:p/></w:tc><w:tc><w:tcPr><w:tcW" },
        { "I12", "w:value=\"nej\"", "w:value=\"ja\"" },
        { "I14", "r:id=\"rL1\"", "r:id=\"rL9\"" },
        { "I15", "w:anchor=\"_Toc100000002\"", "w:anchor=\"_Toc9\"" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Check_PlantedFault_IsFound(string code, string from, string to)
    {
        var whole = Annexes.Export(Annexes.Model(Annexes.Item("Se [sidan om krav](https://a.se/).")));
        var broken = Annexes.With(whole, Document, xml => ReplaceFirst(xml, from, to));

        Assert.Empty(IntegrityLint.Check(new MemoryStream(whole)));
        Assert.Contains(IntegrityLint.Check(new MemoryStream(broken)), f => f.Code == code);
    }

    [Theory]
    [InlineData("A04", Document, "<w:tblHeader/>", "")]
    [InlineData("A04b", Document, "<w:tblCaption w:val=", "<w:tblDescription w:val=")]
    [InlineData("A06", Document, "<w:p><w:pPr><w:pStyle w:val=\"Slut\"/>", "<w:p/><w:p><w:pPr><w:pStyle w:val=\"Slut\"/>")]
    [InlineData("A07", Document, "<w:alias w:val=\"Svar TIL-012\"/>", "")]
    [InlineData("A08", Document, "sidan om krav", "här")]
    [InlineData("A12", Document, "<w:pStyle w:val=\"Slut\"/></w:pPr><w:r><w:t xml:space=\"preserve\">", "<w:pStyle w:val=\"Slut\"/></w:pPr><w:r><w:t xml:space=\"preserve\">1. ")]
    [InlineData("S01", Document, "<w:pStyle w:val=\"Slut\"/>", "<w:pStyle w:val=\"Slut\"/><w:jc w:val=\"right\"/>")]
    [InlineData("S02", Document, "<w:rStyle w:val=\"Hyperlink\"/>", "<w:b/>")]
    [InlineData("A01", "docProps/core.xml", "Provbilaga", "")]
    [InlineData("A02b", "word/styles.xml", "w:val=\"sv-SE\"", "w:val=\"en-US\"")]
    [InlineData("A09", "word/styles.xml", "<w:color w:val=\"404040\"/>", "<w:color w:val=\"AAAAAA\"/>")]
    [InlineData("A10", "word/settings.xml", "<w:defaultTabStop", "<w:documentProtection w:edit=\"forms\" w:enforcement=\"1\"/><w:defaultTabStop")]
    public void DocumentLint_PlantedFault_IsFound(string code, string part, string from, string to)
    {
        var whole = Annexes.Export(Annexes.Model(Annexes.Item("Se [sidan om krav](https://a.se/).")));
        var broken = Annexes.With(whole, part, xml => ReplaceFirst(xml, from, to));

        Assert.Contains(DocumentLint.Check(new MemoryStream(broken)), f => f.Code == code);
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{from} finns inte att byta ut.");
        return text[..at] + to + text[(at + from.Length)..];
    }
}
