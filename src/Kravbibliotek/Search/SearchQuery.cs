using System.Collections.Frozen;

namespace Kravbibliotek.Search;

/// <summary>The order of the hits.</summary>
public enum SearchSort
{
    /// <summary>Relevans: best first; by key when nothing was typed.</summary>
    Relevance,

    /// <summary>Nyckel.</summary>
    Key,

    /// <summary>Titel, as a Swedish dictionary orders them.</summary>
    Title,

    /// <summary>Senast publicerad: the version published last first.</summary>
    Published,
}

/// <summary>What a visitor looks for in the list of requirements.</summary>
public sealed record SearchQuery
{
    /// <summary>The most keys that are given for one query.</summary>
    public const int MostKeys = 20_000;

    /// <summary>Words, keys, clauses or standards; null or blank means all.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Codes chosen in each facet. Several of one facet mean any of them; different facets must all hold. A code that nothing has finds nothing.
    /// </summary>
    public IReadOnlyDictionary<SearchFacet, IReadOnlyList<string>> Filters { get; init; } =
        FrozenDictionary<SearchFacet, IReadOnlyList<string>>.Empty;

    /// <summary>True to search earlier versions too, and the texts of those that were withdrawn.</summary>
    public bool IncludeHistory { get; init; }

    /// <summary>The order of the hits.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Hits on a page, 1 to 100.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>The codes chosen in a facet.</summary>
    public IReadOnlyList<string> Chosen(SearchFacet facet) => Filters.GetValueOrDefault(facet, []);

    /// <summary>The same query with other codes chosen in a facet, none to leave it out.</summary>
    public SearchQuery With(SearchFacet facet, params IReadOnlyList<string> codes)
    {
        var filters = Filters.Where(f => f.Key != facet).ToDictionary();
        if (codes.Count > 0)
            filters[facet] = codes;
        return this with { Filters = filters };
    }
}
