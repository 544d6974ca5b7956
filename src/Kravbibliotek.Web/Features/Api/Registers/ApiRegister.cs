using Kravbibliotek.Formats.Json;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Registers;

/// <summary>A register: all of it, and one entry by its id.</summary>
/// <param name="Name">Name of the shape of an entry.</param>
/// <param name="ListName">Name of the shape of the list.</param>
/// <param name="Many">The part of the address, the same as on the pages; ASCII.</param>
/// <param name="Group">What the register is called.</param>
/// <param name="One">What an entry is called, with its article.</param>
/// <param name="Example">The id of an entry that there is.</param>
/// <param name="Entry">How an entry is written.</param>
public sealed record ApiRegister<T>(string Name, string ListName, string Many, string Group, string One, string Example, JsonShape<T> Entry)
    where T : class
{
    /// <summary>The id of an entry.</summary>
    public required Func<T, string> Id { get; init; }

    /// <summary>The page of an entry.</summary>
    public required Func<string, string> Page { get; init; }

    /// <summary>Reads all entries.</summary>
    public required Func<RegisterStore, CancellationToken, Task<IReadOnlyList<T>>> AllAsync { get; init; }

    /// <summary>Reads one entry.</summary>
    public required Func<RegisterStore, string, CancellationToken, Task<T?>> OneAsync { get; init; }

    /// <summary>The page of all entries.</summary>
    public required string ListPage { get; init; }

    /// <summary>How the list is ordered, in Swedish.</summary>
    public string Order { get; init; } = "efter id";

    private string Address => $"{Links.Api}/{Many}";

    /// <summary>The list and the entry.</summary>
    public IEnumerable<ApiOperation> Operations()
    {
        var shape = ApiShapes.Of(Name, Entry, $"{Address}/{Example}", Page(Example));
        var listShape = ApiShapes.ListOf(ListName, $"{Group}, {Order}.", shape, Address, ListPage);
        var id = ApiParameter.InPath("id", $"Id för {One}.", JsonPatterns.Id, Example);
        yield return new()
        {
            Id = $"lista{Capital(Many)}",
            Path = $"/{Many}",
            Group = Group,
            Summary = $"Alla {Group.ToLowerInvariant()}",
            Description = $"Hela registret, {Order}.",
            Shape = listShape,
            Answer = (call, cancellation) => ListAsync(call, listShape, cancellation),
        };
        yield return new()
        {
            Id = $"visa{Capital(Name)}",
            Path = $"/{Many}/{{id}}",
            Group = Group,
            Summary = $"{char.ToUpperInvariant(One[0])}{One[1..]}",
            Description = Entry.Description,
            Parameters = [id],
            Shape = shape,
            Answer = (call, cancellation) => ShowAsync(call, shape, cancellation),
        };
    }

    private async Task<ApiAnswer> ListAsync(ApiCall call, JsonShape<ResourceList<Resource<T>>> shape, CancellationToken cancellation)
    {
        var entries = await AllAsync(call.Service<RegisterStore>(), cancellation);
        return ApiAnswer.Of(shape, new ResourceList<Resource<T>>(
            [.. entries.Select(e => Resource(call, e))], call.Absolute(Address), call.Absolute(ListPage), entries.Count));
    }

    private async Task<ApiAnswer> ShowAsync(ApiCall call, JsonShape<Resource<T>> shape, CancellationToken cancellation)
    {
        if (await OneAsync(call.Service<RegisterStore>(), call.InPath("id"), cancellation) is not { } entry)
            return ApiAnswer.Not(ApiProblem.NotFound($"I registret {Group.ToLowerInvariant()} finns ingen post med det id:t. Se {Address}."));
        var resource = Resource(call, entry);
        return ApiAnswer.Of(shape, resource, new ApiLink("alternate", resource.Page));
    }

    private Resource<T> Resource(ApiCall call, T entry) =>
        new(entry, call.Absolute($"{Address}/{Uri.EscapeDataString(Id(entry))}"), call.Absolute(Page(Id(entry))));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
