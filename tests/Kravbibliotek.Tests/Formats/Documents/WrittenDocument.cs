using System.IO.Compression;
using System.Text;

namespace Kravbibliotek.Tests.Formats.Documents;

/// <summary>A Word file made for a test, of XML for its body.</summary>
internal static class WrittenDocument
{
    private const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(string body, string contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{contentType}"/></Types>
                """);
            Add(zip, "_rels/.rels", Relations("officeDocument", "word/document.xml"));
            Add(zip, "word/_rels/document.xml.rels", Relations("styles", "styles.xml"));
            Add(zip, "word/styles.xml", $"""<w:styles {Space}><w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style></w:styles>""");
            Add(zip, "word/document.xml", $"<w:document {Space}><w:body>{body}</w:body></w:document>");
        }

        return stream.ToArray();
    }

    public static string Heading(string text) => $"""<w:p><w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>""";

    public static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{Paragraph(c)}</w:tc>"))}</w:tr>"))}</w:tbl>";

    private static string Relations(string type, string target) => $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Office}/{type}" Target="{target}"/></Relationships>
        """;

    private static void Add(ZipArchive zip, string path, string text)
    {
        using var entry = zip.CreateEntry(path).Open();
        entry.Write(Encoding.UTF8.GetBytes(text.Trim()));
    }
}
