using Kravbibliotek.Formats.Json;

namespace Kravbibliotek.Web.Features.Api;

/// <summary>Something of the library, and where it is found.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Url">Its address in the API.</param>
/// <param name="Page">Its page for people.</param>
public sealed record Resource<T>(T Item, string Url, string Page);

/// <summary>A list, or a part of one.</summary>
/// <param name="Items">What is in it.</param>
/// <param name="Url">Its address in the API.</param>
/// <param name="Page">The same list for people.</param>
/// <param name="Total">How many there are in the whole list.</param>
/// <param name="Next">The address of the next part, or null.</param>
public sealed record ResourceList<T>(IReadOnlyList<T> Items, string Url, string Page, int Total, string? Next = null);

/// <summary>What all answers have in common.</summary>
public static class ApiShapes
{
    /// <summary>Where addresses lead in examples.</summary>
    public const string ExampleSite = "https://krav.exempel.se";

    /// <summary>The shape of something that is found at an address.</summary>
    /// <param name="name">Name of the shape.</param>
    /// <param name="shape">How the thing itself is written.</param>
    /// <param name="url">An address of it in the API, for the example.</param>
    /// <param name="page">The page of the same, for the example.</param>
    public static JsonShape<Resource<T>> Of<T>(string name, JsonShape<T> shape, string url, string page) => new(
        name, shape.Description, m => m
            .Head(r => r.Url, r => r.Page, url, page)
            .With(shape, r => r.Item));

    /// <summary>The shape of a list.</summary>
    public static JsonShape<ResourceList<T>> ListOf<T>(string name, string description, JsonShape<T> shape, string url, string page) => new(
        name, description, m => m
            .Head(l => l.Url, l => l.Page, url, page)
            .Count("total", "Antal i hela listan.", 0, l => l.Total, 1)
            .OptionalAddress("next", "Adressen till nästa del av listan, eller null när detta är den sista.", l => l.Next, null)
            .List("items", "Det som finns i den här delen av listan.", shape, l => l.Items));

    /// <summary>The members that every answer begins with.</summary>
    public static JsonMembers<T> Head<T>(this JsonMembers<T> members, Func<T, string> url, Func<T, string> page, string urlExample, string pageExample) =>
        members
            .Constant("licence", "Licensen som innehållet är fritt enligt.", LibraryShapes.Licence)
            .Address("url", "Adressen i API:et. Den ändras aldrig.", url, ExampleSite + urlExample)
            .Address("page", "Sidan för människor. Den ändras aldrig.", page, ExampleSite + pageExample);
}
