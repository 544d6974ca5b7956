using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Routing.Template;

namespace Kravbibliotek.Web.Languages;

/// <summary>Which addresses of the site have an English page.</summary>
public sealed class EnglishPages(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<TemplateMatcher>> _pages = new(() => Routes(endpoints, IsInEnglish));

    private readonly Lazy<IReadOnlyList<TemplateMatcher>> _swedishPages = new(() =>
        Routes(endpoints, e => !IsInEnglish(e) && e.Metadata.GetMetadata<PageAttribute>() is not null));

    // A route without anything that varies goes before one with: "/krav/traffar.csv" is no requirement.
    private readonly Lazy<IReadOnlySet<string>> _swedishOnly = new(() =>
        endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.Parameters.Count == 0 && !IsInEnglish(e))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal));

    /// <summary>The English address of a page of the site, or null when there is none: files, other sites, pages in Swedish only.</summary>
    /// <param name="address">A path from the root, with or without query and fragment.</param>
    public string? Of(string? address) =>
        PathOf(address) is { } path && !_swedishOnly.Value.Contains(path) && _pages.Value.Any(page => page.TryMatch(path, []))
            ? PageLanguage.English(address!)
            : null;

    /// <summary>True for the address of a page of the site that there is in Swedish only. Files are no pages.</summary>
    /// <param name="address">A path from the root, with or without query and fragment.</param>
    public bool IsInSwedishOnly(string? address) =>
        PathOf(address) is { } path && !path[path.LastIndexOf('/')..].Contains('.', StringComparison.Ordinal)
        && Of(address) is null && _swedishPages.Value.Any(page => page.TryMatch(path, []));

    private static string? PathOf(string? address)
    {
        if (address is not ['/', ..] || address.StartsWith("//", StringComparison.Ordinal))
            return null;
        var end = address.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? address : address[..end];
    }

    private static bool IsInEnglish(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<InEnglishAttribute>() is not null;

    private static List<TemplateMatcher> Routes(EndpointDataSource endpoints, Func<RouteEndpoint, bool> isWanted) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>().Where(isWanted)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal)
            .Select(template => new TemplateMatcher(TemplateParser.Parse(template), [])),
    ];
}
