namespace Kravbibliotek.Formats.Feeds;

/// <summary>What happened, the latest first.</summary>
public sealed record Feed
{
    /// <summary>Most entries that a feed holds.</summary>
    public const int Length = 100;

    /// <summary>Its address without the extension, from the root of the site.</summary>
    public required string Path { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>The page that it is about, from the root of the site.</summary>
    public required string Page { get; init; }

    /// <summary>The entries, the latest first.</summary>
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    /// <summary>The day of the latest entry.</summary>
    public DateOnly Updated => Entries.Count > 0 ? Entries[0].Day : new(2026, 1, 1);

    /// <summary>The feed with these entries in order, and no more than it holds.</summary>
    public Feed With(IEnumerable<FeedEntry> entries) => this with
    {
        // A release is told before the many versions that may be published on its day.
        Entries =
        [
            .. entries.OrderByDescending(e => e.Day).ThenBy(e => e.Path.StartsWith("/krav/", StringComparison.Ordinal))
                .ThenBy(e => e.Path, StringComparer.Ordinal).Take(Length),
        ],
    };
}
