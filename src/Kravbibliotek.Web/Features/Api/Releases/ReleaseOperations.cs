using Kravbibliotek.Formats.Export;
using Kravbibliotek.Formats.Json;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Releases;

/// <summary>A file that a release is given out as.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Description">What it is, in Swedish.</param>
/// <param name="Url">Its whole address.</param>
public sealed record ApiDownload(string MediaType, string Description, string Url)
{
    /// <summary>How it is written.</summary>
    public static JsonShape<ApiDownload> Shape { get; } = new("nedladdning", "En fil som utgåvan går att hämta som.", m => m
        .Text("mediaType", "Medietypen.", d => d.MediaType, "application/zip")
        .Text("description", "Vad filen är.", d => d.Description, "Bibliotekets egna filer.")
        .Address("url", "Adressen.", d => d.Url, ApiShapes.ExampleSite + Links.ReleaseFiles("2026.1")));
}

/// <summary>A release and where it is found.</summary>
public sealed record ApiRelease(Release Release, Func<string, string> Absolute)
{
    private const string Example = "2026.1";

    /// <summary>How it is written in a list.</summary>
    public static JsonShape<ApiRelease> ShortShape { get; } = new("utgava-i-korthet", "En utgåva av hela biblioteket, utan fillistan.", m =>
        Begin(m).With(LibraryShapes.ReleaseFacts, r => r.Release));

    /// <summary>How it is written.</summary>
    public static JsonShape<ApiRelease> Shape { get; } = new("utgava", "En utgåva av hela biblioteket, med varje fil i den.", m =>
        Begin(m).With(LibraryShapes.Release, r => r.Release));

    /// <summary>How a list of releases is written.</summary>
    public static JsonShape<ResourceList<ApiRelease>> ListShape { get; } = ApiShapes.ListOf(
        "utgavelista", "Alla utgåvor, den senaste först.", ShortShape, Links.ApiReleases, Links.Releases);

    private IEnumerable<ApiDownload> Downloads() =>
    [
        new("application/zip", "Allt i utgåvan: bibliotekets egna filer och alla format.", Absolute(Links.ReleaseBundle(Release.Name))),
        new("application/zip", "Bibliotekets egna filer, byte för byte som i utgåvan.", Absolute(Links.ReleaseFiles(Release.Name))),
        .. ExportFormat.All.Select(f => new ApiDownload(
            f.MediaType.Split(';')[0], $"{char.ToUpperInvariant(f.Description[0])}{f.Description[1..]}.",
            Absolute(Links.ReleaseData(Release.Name, f.Extension)))),
    ];

    private static JsonMembers<ApiRelease> Begin(JsonMembers<ApiRelease> members) => members
        .Head(r => r.Absolute(Links.ApiRelease(r.Release.Name)), r => r.Absolute(Links.Release(r.Release.Name)),
            Links.ApiRelease(Example), Links.Release(Example))
        .Pattern("digest", "SHA-256 över fillistan. Två bibliotek med samma värde är lika.", JsonPatterns.Hash, r => ReleaseCut.DigestOf(r.Release),
            "b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78")
        .List("downloads", "Det som utgåvan går att hämta som.", ApiDownload.Shape, r => r.Downloads());
}

/// <summary>Releases.</summary>
public static class ReleaseOperations
{
    private const string Group = "Utgåvor";

    private static readonly ApiParameter Name = ApiParameter.InPath("name", "Utgåvans namn: år och löpnummer.", JsonPatterns.Release, "2026.1");

    /// <summary>All of them.</summary>
    public static IEnumerable<ApiOperation> All() =>
    [
        new()
        {
            Id = "listaUtgavor",
            Path = Links.Releases,
            Group = Group,
            Summary = "Alla utgåvor",
            Description = "En utgåva är hela biblioteket som det såg ut en viss dag. Den senaste står först. Fillistan finns i varje utgåva för sig.",
            Shape = ApiRelease.ListShape,
            Answer = ListAsync,
        },
        new()
        {
            Id = "visaUtgava",
            Path = Links.Releases + "/{name}",
            Group = Group,
            Summary = "En utgåva",
            Description = "Utgåvan med varje fil i den, kontrollsummor och det som den går att hämta som.",
            Parameters = [Name],
            Shape = ApiRelease.Shape,
            Answer = ShowAsync,
        },
    ];

    private static async Task<ApiAnswer> ListAsync(ApiCall call, CancellationToken cancellation)
    {
        var releases = await call.Service<ReleaseStore>().ReleasesAsync(cancellation);
        var list = new ResourceList<ApiRelease>(
            [.. releases.Select(r => new ApiRelease(r, call.Absolute))], call.Absolute(Links.ApiReleases), call.Absolute(Links.Releases), releases.Count);
        return ApiAnswer.Of(ApiRelease.ListShape, list);
    }

    private static async Task<ApiAnswer> ShowAsync(ApiCall call, CancellationToken cancellation)
    {
        var name = call.InPath(Name.Name);
        return await call.Service<ReleaseStore>().FindAsync(name, cancellation) is { } release
            ? ApiAnswer.Of(ApiRelease.Shape, new(release, call.Absolute), new ApiLink("alternate", call.Absolute(Links.Release(name))))
            : ApiAnswer.Not(ApiProblem.NotFound($"Det finns ingen utgåva med det namnet. Se {Links.ApiReleases}."));
    }
}
