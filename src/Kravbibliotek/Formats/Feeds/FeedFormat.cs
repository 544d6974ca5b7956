using System.Globalization;

namespace Kravbibliotek.Formats.Feeds;

/// <summary>A format that feeds are given out in. The same feed gives the same bytes.</summary>
public abstract class FeedFormat
{
    /// <summary>The licence of what feeds say.</summary>
    protected const string Licence = "https://creativecommons.org/publicdomain/zero/1.0/";

    /// <summary>Who says it.</summary>
    protected const string Author = "Kravbiblioteket";

    /// <summary>Every format.</summary>
    public static IReadOnlyList<FeedFormat> All { get; } = [new AtomFeed(), new JsonFeed()];

    /// <summary>The extension of its address, without the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>The media type.</summary>
    public abstract string MediaType { get; }

    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="absolute">The whole address of a path of the site.</param>
    public abstract byte[] Write(Feed feed, Func<string, string> absolute);

    /// <summary>The beginning of a day, as all formats say a moment.</summary>
    protected static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
}
