using Kravbibliotek.Requirements;

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

    public const string Feeds = "/floden";
    public const string FeedOfAll = Feeds + "/krav";
    public const string Dcat = "/dcat";
    public const string Sitemap = "/sitemap.xml";

    /// <summary>A feed, without the extension that chooses its format.</summary>
    public static string FeedOfArea(AreaInfo area) => $"{Feeds}/omrade/{area.Folder}";

    /// <summary>A feed, without the extension that chooses its format.</summary>
    public static string FeedOfStandard(string id) => $"{Feeds}/standard/{Uri.EscapeDataString(id)}";

    /// <summary>A feed, without the extension that chooses its format.</summary>
    public static string FeedOfRequirement(string key) => $"{FeedOfAll}/{Uri.EscapeDataString(key)}";
}
