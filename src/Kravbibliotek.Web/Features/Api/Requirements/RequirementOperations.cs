using Kravbibliotek.Formats.Json;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Requirements;

/// <summary>One requirement and its versions.</summary>
public static class RequirementOperations
{
    private const string Group = "Krav";

    private static readonly ApiParameter Key = ApiParameter.InPath("key", "Kravets nyckel, med versaler.", JsonPatterns.Key, "LEV-003");

    private static readonly ApiParameter Number = ApiParameter.NumberInPath("number", "Versionens nummer.", "1");

    /// <summary>All of them.</summary>
    public static IEnumerable<ApiOperation> All() =>
    [
        new()
        {
            Id = "visaKrav",
            Path = Links.Requirements + "/{key}",
            Group = Group,
            Summary = "Ett krav som det är nu",
            Description = "Kravet med sin senaste publicerade version. Upphävda krav finns kvar, med det som har ersatt dem.",
            Parameters = [Key],
            Shape = ApiRequirement.Shape,
            Answer = ShowAsync,
        },
        new()
        {
            Id = "listaVersioner",
            Path = Links.Requirements + "/{key}/versioner",
            Group = Group,
            Summary = "Alla versioner av ett krav",
            Description = "Varje publicerad version med alla texter, den första först.",
            Parameters = [Key],
            Shape = ApiVersion.ListShape,
            Answer = VersionsAsync,
        },
        new()
        {
            Id = "visaVersion",
            Path = Links.Requirements + "/{key}/versioner/{number}",
            Group = Group,
            Summary = "En version av ett krav",
            Description = "Det som publicerades. Texterna ändras aldrig. Link-huvudet leder till versionen före, versionen efter och kravet som det är nu.",
            Parameters = [Key, Number],
            Shape = ApiVersion.Shape,
            Answer = VersionAsync,
        },
    ];

    private static async Task<ApiAnswer> ShowAsync(ApiCall call, CancellationToken cancellation)
    {
        var key = call.InPath(Key.Name);
        var found = await call.Service<RequirementStore>().PublishedAsync([key], cancellation);
        if (found is not [var (requirement, current)])
            return Missing(key);
        return ApiAnswer.Of(
            ApiRequirement.Shape, new(requirement, current, call.Absolute),
            new("version-history", call.Absolute(Links.ApiVersions(key))),
            new("bookmark", call.Absolute(Links.Version(key, current.Number))),
            new("alternate", call.Absolute(Links.Requirement(key))));
    }

    private static async Task<ApiAnswer> VersionsAsync(ApiCall call, CancellationToken cancellation)
    {
        var key = call.InPath(Key.Name);
        var versions = await call.Service<RequirementStore>().VersionsAsync(key, cancellation);
        if (versions.Count == 0)
            return Missing(key);
        var list = new ResourceList<ApiVersion>(
            [.. versions.Select(v => new ApiVersion(v, call.Absolute))], call.Absolute(Links.ApiVersions(key)), call.Absolute(Links.Requirement(key)),
            versions.Count);
        return ApiAnswer.Of(ApiVersion.ListShape, list, new ApiLink("latest-version", call.Absolute(Links.ApiRequirement(key))));
    }

    private static async Task<ApiAnswer> VersionAsync(ApiCall call, CancellationToken cancellation)
    {
        var (key, typed) = (call.InPath(Key.Name), call.InPath(Number.Name));
        if (!Number.IsSound(typed))
            return Missing(key, typed);
        var number = int.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);
        var versions = await call.Service<RequirementStore>().VersionsAsync(key, cancellation);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version)
            return versions.Count == 0 ? Missing(key) : Missing(key, typed);
        var links = new List<ApiLink>
        {
            new("latest-version", call.Absolute(Links.ApiRequirement(key))),
            new("version-history", call.Absolute(Links.ApiVersions(key))),
            new("alternate", call.Absolute(Links.Version(key, number))),
        };
        if (number > 1)
            links.Add(new("predecessor-version", call.Absolute(Links.ApiVersion(key, number - 1))));
        if (number < versions[^1].Number)
            links.Add(new("successor-version", call.Absolute(Links.ApiVersion(key, number + 1))));
        return ApiAnswer.Of(ApiVersion.Shape, new(version, call.Absolute), links);
    }

    private static ApiAnswer Missing(string key) => ApiAnswer.Not(ApiProblem.NotFound(
        Key.IsSound(key) ? $"Det finns inget publicerat krav {key}." : "En nyckel är tre versaler, bindestreck och tre siffror, till exempel TIL-001."));

    private static ApiAnswer Missing(string key, string number) =>
        ApiAnswer.Not(ApiProblem.NotFound(Number.IsSound(number)
            ? $"{key} har ingen version {number}. Se {Links.ApiVersions(key)}."
            : $"En versions nummer är 1, 2, 3 och så vidare. Se {Links.ApiVersions(key)}."));
}
