using AngleSharp.Dom;

namespace Kravbibliotek.Tests.Web.Schema;

/// <summary>A thing that a page describes for programs, read as the HTML standard says that microdata is read.</summary>
/// <param name="Type">The address of its type.</param>
/// <param name="Properties">Its properties in order, each a text, a whole address or another thing.</param>
internal sealed record MicrodataItem(string Type, IReadOnlyList<(string Name, object Value)> Properties)
{
    /// <summary>The things at the top of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Its whole address, by which those within it are made whole.</param>
    public static IReadOnlyList<MicrodataItem> Of(IDocument page, Uri address) =>
        [.. page.QuerySelectorAll("[itemscope]:not([itemprop])").Select(e => Of(e, address))];

    /// <summary>The texts and addresses under a name.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Properties.Where(p => p.Name == name).Select(p => Assert.IsType<string>(p.Value))];

    /// <summary>The things under a name.</summary>
    public IReadOnlyList<MicrodataItem> Items(string name) => [.. Properties.Where(p => p.Name == name).Select(p => Assert.IsType<MicrodataItem>(p.Value))];

    /// <summary>The properties that are no things, in the order of their names.</summary>
    public IReadOnlyList<(string Name, string Value)> Said() =>
        [.. Properties.Where(p => p.Value is string).Select(p => (p.Name, (string)p.Value)).OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>The thing and those within it.</summary>
    public IEnumerable<MicrodataItem> All() => Properties.Select(p => p.Value).OfType<MicrodataItem>().SelectMany(i => i.All()).Prepend(this);

    private static MicrodataItem Of(IElement scope, Uri address) =>
        new(scope.GetAttribute("itemtype") ?? "", [.. scope.Children.SelectMany(c => Within(c, address))]);

    private static IEnumerable<(string Name, object Value)> Within(IElement element, Uri address)
    {
        var isItem = element.HasAttribute("itemscope");
        if (element.GetAttribute("itemprop") is { } names)
        {
            object value = isItem ? Of(element, address) : Value(element, address);
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return (name, value);
        }

        if (isItem)
            yield break;
        foreach (var inner in element.Children.SelectMany(c => Within(c, address)))
            yield return inner;
    }

    private static string Value(IElement element, Uri address) => element.LocalName switch
    {
        "meta" => element.GetAttribute("content")!,
        "a" or "link" => new Uri(address, element.GetAttribute("href")!).AbsoluteUri,
        "time" => element.GetAttribute("datetime") ?? element.TextContent,
        _ => element.TextContent,
    };
}
