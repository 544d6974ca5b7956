using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kravbibliotek.Word.Lint;

namespace Kravbibliotek.Tests.Word;

/// <summary>A Word file as Microsoft's validator and our own lint want it.</summary>
internal static class WordAssert
{
    public static void Valid(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Microsoft365, FileFormatVersions.Office2013 })
        {
            var errors = new OpenXmlValidator(version).Validate(document)
                .Select(e => $"{version} {e.Part?.Uri} {e.Path?.XPath} {e.Description}").Take(10);
            Assert.Empty(errors);
        }

        Assert.Empty(DocumentLint.Check(new MemoryStream(docx)).Select(f => $"{f.Code} {f.Message}"));
    }
}
