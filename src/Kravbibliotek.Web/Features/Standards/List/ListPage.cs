using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Standards.List;

/// <summary>What the register shows.</summary>
/// <param name="All">Every standard.</param>
/// <param name="Query">What is asked for.</param>
/// <param name="Found">The standards found, in order.</param>
/// <param name="Shown">Those of this page.</param>
/// <param name="Pages">Where one is.</param>
public sealed record ListPage(
    IReadOnlyList<StandardEntry> All, StandardQuery Query, IReadOnlyList<StandardEntry> Found, IReadOnlyList<StandardEntry> Shown, Pages Pages)
{
    private const int PageSize = 50;

    /// <summary>How many standards each status would give, the other filters left as they are.</summary>
    public int Count(EditionStatus? status) => Count(Query with { Status = status });

    /// <summary>How many standards each judgement would give.</summary>
    public int Count(Openness? openness) => Count(Query with { Openness = openness });

    /// <summary>The publishers with how many standards each would give, those without any left out.</summary>
    public IReadOnlyList<(string Name, int Count)> Publishers() =>
    [
        .. (Query with { Publisher = null }).Of(All, Wording.SwedishOrder).GroupBy(e => e.Standard.Publisher)
            .Select(g => (g.Key, g.Count())).OrderBy(p => p.Key, Wording.SwedishOrder),
    ];

    /// <summary>The filters in use, each with the address that lacks it and how many standards that would give.</summary>
    public IEnumerable<(string Label, string Address, int Count)> ActiveFilters()
    {
        if (Query.Text is { } text)
            yield return Without($"”{text}”", Query with { Text = null });
        if (Query.Status is { } status)
            yield return Without($"{RegisterTexts.EditionStatus}: {Wording.EditionStatus(status)}", Query with { Status = null });
        if (Query.Openness is { } openness)
            yield return Without($"{RegisterTexts.Openness}: {Wording.Openness(openness)}", Query with { Openness = null });
        if (Query.Publisher is { } publisher)
            yield return Without($"{RegisterTexts.Publisher}: {publisher}", Query with { Publisher = null });
        if (Query.OnlyUsed)
            yield return Without(RegisterTexts.OnlyUsed, Query with { OnlyUsed = false });
    }

    /// <summary>The page of what a query finds.</summary>
    public static ListPage Of(IReadOnlyList<StandardEntry> all, StandardQuery query, int page)
    {
        var found = query.Of(all, Wording.SwedishOrder);
        var last = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var current = Math.Min(page, last);
        return new(
            all, query, found, [.. found.Skip((current - 1) * PageSize).Take(PageSize)],
            new(current, last, n => ListForm.Address(query, n)));
    }

    private (string Label, string Address, int Count) Without(string label, StandardQuery query) =>
        (label, ListForm.Address(query), Count(query));

    private int Count(StandardQuery query) => query.Of(All, Wording.SwedishOrder).Count;
}
