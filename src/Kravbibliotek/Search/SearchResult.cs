using Kravbibliotek.Requirements;

namespace Kravbibliotek.Search;

/// <summary>One hit.</summary>
/// <param name="Key">Key.</param>
/// <param name="Number">Number of the version that was found: the current one, or an earlier when history is searched.</param>
/// <param name="Title">Title as runs, those that matched are marked.</param>
/// <param name="Area">Area.</param>
/// <param name="Kind">Default kind.</param>
/// <param name="Level">Level.</param>
/// <param name="Status">Status.</param>
/// <param name="Published">Day of publication of the version.</param>
/// <param name="Excerpt">Part of the text as runs, those that matched are marked.</param>
public sealed record SearchHit(
    string Key, int Number, IReadOnlyList<ExcerptRun> Title, Area Area, RequirementKind Kind, Level Level, RequirementStatus Status,
    DateOnly Published, IReadOnlyList<ExcerptRun> Excerpt);

/// <summary>A run of an excerpt.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsMatch">True when it matched the query.</param>
public sealed record ExcerptRun(string Text, bool IsMatch);

/// <summary>A page of hits.</summary>
/// <param name="Hits">The hits on this page.</param>
/// <param name="Total">All hits.</param>
/// <param name="Facets">
/// For each facet the values that hits have, each counted with the facet's own filter left out; what is chosen is there even when nothing has it.
/// </param>
public sealed record SearchResult(
    IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyDictionary<SearchFacet, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>The values of a facet.</summary>
    public IReadOnlyList<FacetCount> Counts(SearchFacet facet) => Facets.GetValueOrDefault(facet, []);

    /// <summary>How many hits have a value.</summary>
    public int Count(SearchFacet facet, string code) => Counts(facet).FirstOrDefault(c => c.Code == code)?.Count ?? 0;
}
