using Kravbibliotek.Requirements;

namespace Kravbibliotek.Search;

/// <summary>What a visitor looks for in the list of requirements.</summary>
public sealed record SearchQuery
{
    /// <summary>Words, keys, clauses or standards; null or blank means all.</summary>
    public string? Text { get; init; }

    /// <summary>Only this area, or null for all.</summary>
    public Area? Area { get; init; }

    /// <summary>Only requirements that may be used as this kind, or null.</summary>
    public RequirementKind? Kind { get; init; }

    /// <summary>Only this level, or null.</summary>
    public Level? Level { get; init; }

    /// <summary>True to include withdrawn requirements.</summary>
    public bool IncludeWithdrawn { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Hits on a page, 1 to 100.</summary>
    public int PageSize { get; init; } = 20;
}

/// <summary>One hit.</summary>
/// <param name="Key">Key.</param>
/// <param name="Number">Current number.</param>
/// <param name="Title">Title.</param>
/// <param name="Area">Area.</param>
/// <param name="Kind">Default kind.</param>
/// <param name="Level">Level.</param>
/// <param name="Status">Status.</param>
/// <param name="Excerpt">Part of the text as runs, those that matched are marked.</param>
public sealed record SearchHit(
    string Key, int Number, string Title, Area Area, RequirementKind Kind, Level Level, RequirementStatus Status,
    IReadOnlyList<ExcerptRun> Excerpt);

/// <summary>A run of an excerpt.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsMatch">True when it matched the query.</param>
public sealed record ExcerptRun(string Text, bool IsMatch);

/// <summary>A page of hits.</summary>
/// <param name="Hits">The hits on this page.</param>
/// <param name="Total">All hits.</param>
/// <param name="AreaCounts">Hits in each area when the area filter is left out.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyDictionary<Area, int> AreaCounts);
