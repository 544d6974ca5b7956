using Kravbibliotek.Word.Lint;

namespace Kravbibliotek.Word.Export;

/// <summary>
/// Writes an annex as a Word file. Pure: the same model and template give the same bytes, whatever the clock, culture, time zone or
/// machine's name, with one version of .NET on one architecture.
/// </summary>
public static class AnnexExporter
{
    /// <summary>Writes the annex. Nothing reaches the target unless the whole file has passed the integrity rules.</summary>
    /// <exception cref="AnnexIntegrityException">The file would be damaged or unreadable; the target is untouched.</exception>
    public static void Write(AnnexModel model, AnnexTemplate template, Stream target)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(target);
        using var file = new MemoryStream();
        WritePackage(new ExportState(model, template), file);
        file.Position = 0;
        IntegrityLint.Require(file);
        file.Position = 0;
        file.CopyTo(target);
    }

    private static void WritePackage(ExportState state, Stream file)
    {
        using var package = new DocxPackage(file);
        var parts = new AnnexParts(package, state);
        parts.WriteFirst();
        WriteCut(package, "word/document.xml", state);
        parts.WriteDocumentRelations();
        parts.WriteData();
        parts.WriteProperties();
        var rest = state.Template.Cut.Keys.Where(n => n != "word/document.xml").Concat(state.Template.Copied.Keys);
        foreach (var name in rest.Order(StringComparer.Ordinal))
        {
            if (state.Template.Copied.TryGetValue(name, out var content))
                package.Add(name, content);
            else
                WriteCut(package, name, state);
        }
    }

    private static void WriteCut(DocxPackage package, string name, ExportState state)
    {
        using var part = package.Open(name);
        var xml = new WordXml(part);
        var body = new AnnexBody(xml, state);
        foreach (var segment in state.Template.Cut[name].Segments)
        {
            if (segment.Place is null)
                xml.Raw(segment.Markup.Span);
            else
                body.Write(segment.Place);
        }

        xml.Flush();
    }
}
