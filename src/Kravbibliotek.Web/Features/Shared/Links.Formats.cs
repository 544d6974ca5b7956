namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of the library in formats for programs.</summary>
public static partial class Links
{
    /// <summary>What stands in the place of a release's name for the library as it is now.</summary>
    public const string CurrentName = "aktuell";

    public static string ReleaseBundle(string name) => $"{Release(name)}/utgava.zip";

    /// <summary>A release in a format, by its extension with the dot.</summary>
    public static string ReleaseData(string name, string extension) => $"{Release(name)}/krav{extension}";

    /// <summary>The OSCAL catalog, or a profile, of a release.</summary>
    public static string ReleaseOscal(string name, string file) => $"{Release(name)}/oscal/{Uri.EscapeDataString(file)}";
}
