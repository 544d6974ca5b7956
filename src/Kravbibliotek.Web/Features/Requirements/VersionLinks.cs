using Kravbibliotek.Requirements;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Requirements;

/// <summary>The <c>Link</c> header, by which programs find their way between versions (RFC 5829 and RFC 8288).</summary>
public static class VersionLinks
{
    /// <summary>The address of the licence of the texts, CC0.</summary>
    public const string LicenceAddress = "https://creativecommons.org/publicdomain/zero/1.0/";

    /// <summary>The licence of the texts.</summary>
    public const string Licence = $"<{LicenceAddress}>; rel=\"license\"";

    /// <summary>The links of a permalink. Only what never changes: the answer is kept for ever.</summary>
    public static string Of(RequirementVersion version)
    {
        List<string> links =
        [
            $"<{Links.Requirement(version.Key)}>; rel=\"latest-version\"",
            $"<{Links.Requirement(version.Key)}#historik>; rel=\"version-history\"",
        ];
        if (version.Number > 1)
            links.Add($"<{Links.Version(version.Key, version.Number - 1)}>; rel=\"predecessor-version\"");
        return string.Join(", ", [.. links, Licence]);
    }
}
