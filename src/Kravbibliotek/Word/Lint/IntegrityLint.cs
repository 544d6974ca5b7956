using System.IO.Compression;
using System.Xml;
using Kravbibliotek.Checks;

namespace Kravbibliotek.Word.Lint;

/// <summary>An exported file broke an integrity rule and was not handed on.</summary>
public sealed class AnnexIntegrityException(IReadOnlyList<Finding> findings)
    : Exception("Kravbilagan blev skadad och lämnas inte ut. " + string.Join(' ', findings.Select(f => $"{f.Code}: {f.Message}")))
{
    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}

/// <summary>The integrity rules, in one forward pass that is cheap enough for every export.</summary>
public static class IntegrityLint
{
    /// <summary>Throws when the file breaks a rule.</summary>
    public static void Require(Stream docx)
    {
        var findings = Check(docx);
        if (findings.Count > 0)
            throw new AnnexIntegrityException(findings);
    }

    /// <summary>Everything found in a file.</summary>
    public static IReadOnlyList<Finding> Check(Stream docx)
    {
        var report = new LintReport();
        try
        {
            using var archive = new ZipArchive(docx, ZipArchiveMode.Read, leaveOpen: true);
            using var document = archive.GetEntry("word/document.xml")?.Open()
                ?? throw new InvalidDataException("word/document.xml saknas");
            new DocumentScan(report, DocxIndex.Of(archive)).Run(document);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException)
        {
            report.Hit(IntegrityRules.Broken, problem.Message);
        }

        return report.Findings;
    }

    /// <summary>Opens a part; nothing is ever fetched from outside the file.</summary>
    internal static XmlReader Reader(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
    });
}
