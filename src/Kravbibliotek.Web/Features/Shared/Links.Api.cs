using System.Globalization;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of the API and of the page that explains it.</summary>
public static partial class Links
{
    /// <summary>The page for people.</summary>
    public const string ApiGuide = "/api";

    /// <summary>The API itself. A change that breaks what others have built gets a new number.</summary>
    public const string Api = ApiGuide + "/v1";
    public const string OpenApi = Api + "/openapi.json";
    public const string ApiRequirements = Api + Requirements;
    public const string ApiReleases = Api + Releases;

    /// <summary>What a code of an error means.</summary>
    public static string ApiProblem(string code) => $"{ApiGuide}#{code}";

    public static string ApiSchema(string name) => $"{Api}/schema/{name}.json";

    public static string ApiRequirement(string key) => $"{ApiRequirements}/{Uri.EscapeDataString(key)}";

    public static string ApiVersions(string key) => $"{ApiRequirement(key)}/versioner";

    public static string ApiVersion(string key, int number) => string.Create(CultureInfo.InvariantCulture, $"{ApiVersions(key)}/{number}");

    public static string ApiRelease(string name) => $"{ApiReleases}/{Uri.EscapeDataString(name)}";
}
