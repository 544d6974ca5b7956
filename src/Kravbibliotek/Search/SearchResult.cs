using Kravbibliotek.Requirements;

namespace Kravbibliotek.Search;

/// <summary>One hit.</summary>
/// <param name="Key">Key.</param>
/// <param name="Number">Number of the version that was found.</param>
/// <param name="IsCurrent">False when only an earlier version was found, in the history.</param>
/// <param name="Title">Title as runs, those that matched are marked.</param>
/// <param name="Area">Area.</param>
/// <param name="Kind">Default kind.</param>
/// <param name="Level">Level.</param>
/// <param name="Status">Status.</param>
/// <param name="Published">Day of publication of the version.</param>
/// <param name="Excerpt">Part of the text as runs, those that matched are marked.</param>
public sealed record SearchHit(
    string Key, int Number, bool IsCurrent, IReadOnlyList<ExcerptRun> Title, Area Area, RequirementKind Kind, Level Level, RequirementStatus Status,
    DateOnly Published, IReadOnlyList<ExcerptRun> Excerpt);

/// <summary>A run of an excerpt.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsMatch">True when it matched the query.</param>
public sealed record ExcerptRun(string Text, bool IsMatch);

/// <summary>One of the words that were typed, by itself.</summary>
/// <param name="Typed">The word.</param>
/// <param name="Count">How many requirements have it.</param>
public sealed record WordCount(string Typed, int Count);

/// <summary>A page of hits.</summary>
/// <param name="Hits">The hits on this page.</param>
/// <param name="Total">All hits.</param>
/// <param name="Facets">
/// For each facet the values that hits have, each counted with the facet's own filter left out; what is chosen is there even when nothing has it.
/// </param>
public sealed record SearchResult(
    IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyDictionary<SearchFacet, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>What may have been meant, when nothing has what was typed and these are hits for that instead; else null.</summary>
    public string? Meant { get; init; }

    /// <summary>The words one by one, when nothing has all of them.</summary>
    public IReadOnlyList<WordCount> Words { get; init; } = [];

    /// <summary>How many hits there would be without the filter of one facet.</summary>
    public IReadOnlyDictionary<SearchFacet, int> Without { get; init; } = new Dictionary<SearchFacet, int>();

    /// <summary>Standards, laws, profiles and terms whose names were typed.</summary>
    public IReadOnlyList<NamedThing> Names { get; init; } = [];

    /// <summary>The values of a facet.</summary>
    public IReadOnlyList<FacetCount> Counts(SearchFacet facet) => Facets.GetValueOrDefault(facet, []);

    /// <summary>How many hits have a value.</summary>
    public int Count(SearchFacet facet, string code) => Counts(facet).FirstOrDefault(c => c.Code == code)?.Count ?? 0;
}
