using Microsoft.AspNetCore.Routing.Template;

namespace Kravbibliotek.Web.Languages;

/// <summary>Which addresses of the site have an English page.</summary>
public sealed class EnglishPages(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<TemplateMatcher>> _pages = new(() =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<InEnglishAttribute>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal)
            .Select(template => new TemplateMatcher(TemplateParser.Parse(template), []))]);

    // A route without anything that varies goes before one with: "/krav/traffar.csv" is no requirement.
    private readonly Lazy<IReadOnlySet<string>> _swedishOnly = new(() =>
        endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.Parameters.Count == 0 && e.Metadata.GetMetadata<InEnglishAttribute>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal));

    /// <summary>The English address of a page of the site, or null when there is none: files, other sites, pages in Swedish only.</summary>
    /// <param name="address">A path from the root, with or without query and fragment.</param>
    public string? Of(string? address)
    {
        if (address is not ['/', ..] || address.StartsWith("//", StringComparison.Ordinal))
            return null;
        var end = address.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? address : address[..end];
        return !_swedishOnly.Value.Contains(path) && _pages.Value.Any(page => page.TryMatch(path, [])) ? PageLanguage.English(address) : null;
    }
}
