namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of releases and of the library as files.</summary>
public static partial class Links
{
    public const string CurationReleases = Curation + "/utgavor";
    public const string Export = Curation + "/export.zip";
    public const string Import = Curation + "/inlasning";
    public const string Imported = Import + "/klart";

    public static string ReleaseFiles(string name) => $"{Release(name)}/filer.zip";
}
