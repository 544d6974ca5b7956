namespace Kravbibliotek.Tests.Web.Search;

/// <summary>A row of <c>Search/sokfragor.csv</c>.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Kind">What the row is about.</param>
/// <param name="Keys">What is expected among the first hits; none means no hit at all.</param>
internal sealed record ExpectedQuery(string Text, string Kind, IReadOnlyList<string> Keys)
{
    public static IReadOnlyList<ExpectedQuery> ReadAll() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Search", "sokfragor.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => new ExpectedQuery(cells[0], cells[1], cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>The share of what is expected that was found.</summary>
    public double Recall(IReadOnlyCollection<string> found) => Keys.Count == 0
        ? found.Count == 0 ? 1 : 0
        : (double)Keys.Count(found.Contains) / Keys.Count;
}
