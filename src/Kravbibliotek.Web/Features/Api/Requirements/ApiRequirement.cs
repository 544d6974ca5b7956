using Kravbibliotek.Formats.Json;
using Kravbibliotek.Requirements;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Requirements;

/// <summary>One version and where it is found.</summary>
public sealed record ApiVersion(RequirementVersion Version, Func<string, string> Absolute)
{
    /// <summary>How it is written.</summary>
    public static JsonShape<ApiVersion> Shape { get; } = new("version", "En publicerad version av ett krav. Den ändras aldrig.", m => m
        .Head(v => v.Absolute(Links.ApiVersion(v.Version.Key, v.Version.Number)), v => v.Absolute(Links.Version(v.Version.Key, v.Version.Number)),
            Links.ApiVersion("LEV-003", 2), Links.Version("LEV-003", 2))
        .Pattern("key", "Kravets nyckel.", JsonPatterns.Key, v => v.Version.Key, "LEV-003")
        .With(RequirementShapes.Version, v => v.Version));

    /// <summary>How the versions of a requirement are written.</summary>
    public static JsonShape<ResourceList<ApiVersion>> ListShape { get; } = ApiShapes.ListOf(
        "versionslista", "Alla publicerade versioner av ett krav, den första först.", Shape, Links.ApiVersions("LEV-003"), Links.Requirement("LEV-003"));
}

/// <summary>A requirement as it is now and where it is found.</summary>
public sealed record ApiRequirement(Requirement Requirement, RequirementVersion Current, Func<string, string> Absolute)
{
    /// <summary>How it is written.</summary>
    public static JsonShape<ApiRequirement> Shape { get; } = new("krav", "Ett krav som det är nu, med sin senaste publicerade version.", m => m
        .Head(r => r.Absolute(Links.ApiRequirement(r.Requirement.Key)), r => r.Absolute(Links.Requirement(r.Requirement.Key)),
            Links.ApiRequirement("LEV-003"), Links.Requirement("LEV-003"))
        .Address("history", "Alla publicerade versioner.", r => r.Absolute(Links.ApiVersions(r.Requirement.Key)),
            ApiShapes.ExampleSite + Links.ApiVersions("LEV-003"))
        .With(RequirementShapes.Facts, r => r.Requirement)
        .Part("version", "Den senaste publicerade versionen.", ApiVersion.Shape, r => new(r.Current, r.Absolute)));

    /// <summary>How a list of requirements is written.</summary>
    public static JsonShape<ResourceList<ApiRequirement>> ListShape { get; } = ApiShapes.ListOf(
        "kravlista", "Krav, ordnade efter nyckel.", Shape, Links.ApiRequirements, Links.Requirements);
}
