using Kravbibliotek.Formats.Json;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Documents;

/// <summary>A list that the index leads to.</summary>
/// <param name="Description">What it holds, in Swedish.</param>
/// <param name="Url">Its whole address.</param>
public sealed record ApiEntrance(string Description, string Url)
{
    /// <summary>How it is written.</summary>
    public static JsonShape<ApiEntrance> Shape { get; } = new("ingang", "En lista att börja i.", m => m
        .Text("description", "Vad som finns där.", e => e.Description, "Alla utgåvor")
        .Address("url", "Adressen.", e => e.Url, ApiShapes.ExampleSite + Links.ApiReleases));
}

/// <summary>The first address of the API, from which everything else is found.</summary>
public sealed record ApiIndex(Func<string, string> Absolute)
{
    /// <summary>How it is written.</summary>
    public static JsonShape<ApiIndex> Shape { get; } = new("index", "Allt som finns i API:et.", m => m
        .Head(i => i.Absolute(Links.Api), i => i.Absolute(Links.ApiGuide), Links.Api, Links.ApiGuide)
        .Address("openapi", "Den maskinläsbara beskrivningen av API:et.", i => i.Absolute(Links.OpenApi), ApiShapes.ExampleSite + Links.OpenApi)
        .List("resources", "Listorna att börja i.", ApiEntrance.Shape, i => i.Entrances())
        .List("schemas", "JSON Schema för det som API:et svarar med.", ApiEntrance.Shape, i => i.Schemas()));

    private IEnumerable<ApiEntrance> Entrances() =>
        ApiOperations.All.Where(o => o.Path.Length > 0 && !o.Path.Contains('{', StringComparison.Ordinal) && o.Shape is not null)
            .Select(o => new ApiEntrance(o.Summary, Absolute(Links.Api + o.Path)));

    private IEnumerable<ApiEntrance> Schemas() =>
        ApiOperations.Published.Select(s => new ApiEntrance(s.Description, Absolute(Links.ApiSchema(s.Name))));
}

/// <summary>The index.</summary>
public static class IndexOperations
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ApiOperation> All() =>
    [
        new()
        {
            Id = "index",
            Path = "",
            Group = "Index",
            Summary = "Allt som finns i API:et",
            Description = "Länkar till listorna, till den maskinläsbara beskrivningen och till JSON Schema för varje svar.",
            Shape = ApiIndex.Shape,
            Answer = (call, _) => Task.FromResult(ApiAnswer.Of(
                ApiIndex.Shape, new(call.Absolute), new ApiLink("service-doc", call.Absolute(Links.ApiGuide)))),
        },
    ];
}
