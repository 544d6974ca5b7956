using Kravbibliotek.Formats.Json;
using Kravbibliotek.Web.Features.Api.Documents;
using Kravbibliotek.Web.Features.Api.Registers;
using Kravbibliotek.Web.Features.Api.Releases;
using Kravbibliotek.Web.Features.Api.Requirements;

namespace Kravbibliotek.Web.Features.Api;

/// <summary>Everything that may be asked of the API.</summary>
public static class ApiOperations
{
    /// <summary>The operations in the order they are described.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. IndexOperations.All(),
        .. RequirementListOperations.All(),
        .. RequirementOperations.All(),
        .. ReleaseOperations.All(),
        .. RegisterOperations.All(),
        .. DocumentOperations.All(),
    ];

    /// <summary>The shapes whose schemas are published: what the operations answer with, what goes wrong, and the whole library as a file.</summary>
    public static IReadOnlyList<JsonShape> Published { get; } =
        [.. All.Select(o => o.Shape).OfType<JsonShape>().Append(ApiProblem.Shape).Append(LibraryShapes.Export).DistinctBy(s => s.Name)];

    /// <summary>The shapes that are published and those that they are made of, by name.</summary>
    public static IReadOnlyList<JsonShape> Shapes { get; } =
        [.. Published.SelectMany(s => s.Parts.Prepend(s)).DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal)];
}
