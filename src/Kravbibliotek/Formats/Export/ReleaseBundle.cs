using System.Text;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Export;

/// <summary>
/// Everything there is of a state of the library in one ZIP: its files, every format, the OSCAL profiles, and a file that says what is
/// what. The same library gives the same bytes on every machine.
/// </summary>
public static class ReleaseBundle
{
    private const string FilesFolder = "filer/";
    private const string OscalFolder = "oscal/";

    /// <summary>What the file in a format is called.</summary>
    public static string FileName(ExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return "krav" + format.Extension;
    }

    /// <summary>Writes the ZIP.</summary>
    /// <param name="title">What the library is called here, for instance <c>utgåva 2026.2</c>.</param>
    /// <param name="library">The library; drafts in it are left out.</param>
    /// <param name="target">Where it is written.</param>
    public static void Write(string title, Library library, Stream target)
    {
        ArgumentNullException.ThrowIfNull(library);
        var files = library.Files.Count > 0 ? library.Files : LibraryWriter.Write(library);
        using var zip = LibraryArchive.Create(target);
        zip.Add("README.md", Encoding.UTF8.GetBytes(ReadMe(title)));
        foreach (var file in files)
            zip.Add(FilesFolder + file.Path, file.Content.Span);
        foreach (var format in ExportFormat.All.Where(f => f is not OscalExport))
        {
            using var entry = zip.Open(FileName(format));
            format.Write(library, entry);
        }

        foreach (var file in OscalProfiles.Write(library))
            zip.Add(OscalFolder + file.Path, file.Content.Span);
    }

    private static string ReadMe(string title) => string.Join('\n',
    [
        $"# Kravbiblioteket, {title}", "", "Krav för offentlig upphandling av digitala lösningar.", "", "| Fil | Innehåll |", "|---|---|",
        $"| `{FilesFolder}` | bibliotekets egna filer, som de läses in igen med `krav import` |",
        .. ExportFormat.All.Where(f => f is not OscalExport).Select(f => $"| `{FileName(f)}` | {f.Description} |"),
        $"| `{OscalFolder}{OscalExport.FileName}` | OSCAL-katalog {OscalNames.Version} med varje krav i dess senaste version |",
        $"| `{OscalFolder}profil-….json` | en OSCAL-profil för varje kravprofil |", "",
        $"Licens: CC0 1.0, <{OscalNames.Licence}>. Innehållet får användas fritt, utan att någon behöver frågas.",
        "Det gäller kravtexterna och registren. Standarder som kraven hänvisar till har sina egna villkor.", "", "## In English", "",
        "Requirements for public procurement of digital solutions, in Swedish. Licence: CC0 1.0; everything may be used freely.",
        "Standards that requirements refer to have terms of their own.", "",
    ]);
}
