using System.IO.Compression;
using System.Xml.Linq;
using Kravbibliotek.Checks;

namespace Kravbibliotek.Word.Lint;

/// <summary>
/// The whole second lint: integrity, accessibility and style discipline. It loads the document, so it is for tests and for trying a
/// template, not for every export.
/// </summary>
public static class DocumentLint
{
    /// <summary>Everything found in a file, by code.</summary>
    public static IReadOnlyList<Finding> Check(Stream docx)
    {
        var integrity = IntegrityLint.Check(docx);
        if (integrity.Any(f => f.Code == IntegrityRules.Broken.Code))
            return integrity;
        docx.Position = 0;
        using var archive = new ZipArchive(docx, ZipArchiveMode.Read, leaveOpen: true);
        var report = new LintReport();
        var document = Part(archive, "word/document.xml")!;
        var styles = new StyleIndex(Part(archive, "word/styles.xml"));
        AccessibilityLint.CheckProperties(report, Part(archive, "docProps/core.xml"), Part(archive, "word/settings.xml"), styles);
        new AccessibilityLint(report, document, styles).Check();
        TextLint.Check(report, document, styles);
        return [.. integrity, .. report.Findings];
    }

    private static XElement? Part(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
            return null;
        using var part = entry.Open();
        using var reader = IntegrityLint.Reader(part);
        return XDocument.Load(reader).Root;
    }
}
