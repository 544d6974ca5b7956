using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.List;

/// <summary>What the address of the list says. Words it does not know are left out, so that an old link still works.</summary>
public sealed class ListForm
{
    /// <summary>The longest text that is searched for.</summary>
    public const int MaxText = 200;

    private const int MaxCode = 100;
    private const int MaxCodes = 40;
    private const string Yes = "ja";

    /// <summary>What each facet is called in addresses.</summary>
    public static IReadOnlyDictionary<SearchFacet, string> Names { get; } = new Dictionary<SearchFacet, string>
    {
        [SearchFacet.Area] = "omrade",
        [SearchFacet.Kind] = "typ",
        [SearchFacet.Level] = "niva",
        [SearchFacet.Status] = "status",
        [SearchFacet.Standard] = "standard",
        [SearchFacet.Law] = "lag",
        [SearchFacet.Profile] = "profil",
        [SearchFacet.Goal] = "mal",
        [SearchFacet.Tag] = "tagg",
    };

    /// <summary>What each order is called in addresses.</summary>
    public static IReadOnlyDictionary<SearchSort, string> Sorts { get; } = new Dictionary<SearchSort, string>
    {
        [SearchSort.Relevance] = "relevans",
        [SearchSort.Key] = "nyckel",
        [SearchSort.Title] = "titel",
        [SearchSort.Published] = "senast",
    };

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "omrade")]
    public string?[]? Area { get; set; }

    [FromQuery(Name = "typ")]
    public string?[]? Kind { get; set; }

    [FromQuery(Name = "niva")]
    public string?[]? Level { get; set; }

    [FromQuery(Name = "status")]
    public string?[]? Status { get; set; }

    [FromQuery(Name = "standard")]
    public string?[]? Standard { get; set; }

    [FromQuery(Name = "lag")]
    public string?[]? Law { get; set; }

    [FromQuery(Name = "profil")]
    public string?[]? Profile { get; set; }

    [FromQuery(Name = "mal")]
    public string?[]? Goal { get; set; }

    [FromQuery(Name = "tagg")]
    public string?[]? Tag { get; set; }

    /// <summary>How addresses asked for the withdrawn too before <see cref="Status"/> could be chosen.</summary>
    [FromQuery(Name = "upphavda")]
    public string? Withdrawn { get; set; }

    [FromQuery(Name = "historik")]
    public string? History { get; set; }

    [FromQuery(Name = "sortering")]
    public string? Sort { get; set; }

    [FromQuery(Name = "sida")]
    public string? Page { get; set; }

    /// <summary>The query that it stands for.</summary>
    public SearchQuery ToQuery()
    {
        var query = new SearchQuery
        {
            Text = Text is { Length: > MaxText } ? Text[..MaxText] : Text,
            Sort = Sorts.FirstOrDefault(s => s.Value == Sort).Key,
            IncludeHistory = History == Yes,
            Page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };
        foreach (var facet in Names.Keys)
            query = query.With(facet, Known(facet, Given(facet)));
        return Withdrawn == Yes && query.Chosen(SearchFacet.Status).Count == 0
            ? query.With(SearchFacet.Status, Codes(SearchFacet.Status)!)
            : query;
    }

    /// <summary>The address of a query.</summary>
    public static string Address(SearchQuery query) => Links.Requirements + QueryString(query);

    /// <summary>A query as the part of an address after the path, empty when nothing is asked for; other addresses filter alike.</summary>
    public static string QueryString(SearchQuery query)
    {
        var parts = new QueryBuilder();
        Add("q", query.Text);
        foreach (var (facet, name) in Names)
            foreach (var code in query.Chosen(facet))
                parts.Add(name, code);
        Add("historik", query.IncludeHistory ? Yes : null);
        Add("sortering", query.Sort == SearchSort.Relevance ? null : Sorts[query.Sort]);
        Add("sida", query.Page > 1 ? query.Page.ToString(CultureInfo.InvariantCulture) : null);
        return parts.ToQueryString().Value ?? "";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add(name, value);
        }
    }

    /// <summary>All codes of a facet in order, or null when the library and not the program says which there are.</summary>
    public static IReadOnlyList<string>? Codes(SearchFacet facet) => facet switch
    {
        SearchFacet.Area => [.. Areas.All.Select(a => a.Folder)],
        SearchFacet.Kind => [.. Words.Kinds.All.Select(w => w.Code)],
        SearchFacet.Level => [.. Words.Levels.All.Select(w => w.Code)],
        SearchFacet.Status =>
        [
            FacetValue.CodeOf(RequirementStatus.Published), FacetValue.CodeOf(RequirementStatus.Retiring),
            FacetValue.CodeOf(RequirementStatus.Withdrawn),
        ],
        _ => null,
    };

    private static IReadOnlyList<string> Known(SearchFacet facet, string?[]? given)
    {
        var codes = (given ?? []).OfType<string>().Where(c => c.Length <= MaxCode && !c.Contains('\0', StringComparison.Ordinal));
        if (facet == SearchFacet.Tag)
            codes = codes.Select(FacetValue.CodeOfTag);
        return [.. (Codes(facet) is { } known ? codes.Where(known.Contains) : codes).Distinct(StringComparer.Ordinal).Take(MaxCodes)];
    }

    private string?[]? Given(SearchFacet facet) => facet switch
    {
        SearchFacet.Area => Area,
        SearchFacet.Kind => Kind,
        SearchFacet.Level => Level,
        SearchFacet.Status => Status,
        SearchFacet.Standard => Standard,
        SearchFacet.Law => Law,
        SearchFacet.Profile => Profile,
        SearchFacet.Goal => Goal,
        SearchFacet.Tag => Tag,
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "Filtret saknar ord."),
    };
}
