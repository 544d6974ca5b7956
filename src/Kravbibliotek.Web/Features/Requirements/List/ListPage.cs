using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Requirements.List;

/// <summary>One choice of a facet.</summary>
/// <param name="Code">The word for it in addresses.</param>
/// <param name="Label">What it is called on screen.</param>
/// <param name="Count">Hits with it.</param>
/// <param name="IsChosen">True when it is chosen.</param>
public sealed record FacetChoice(string Code, string Label, int Count, bool IsChosen);

/// <summary>A facet with its choices.</summary>
/// <param name="Name">What it is called in addresses.</param>
/// <param name="Legend">What it is called on screen.</param>
/// <param name="Choices">Choices in sight.</param>
/// <param name="More">Choices that are shown on request.</param>
/// <param name="IsContent">True when the labels are Swedish whatever the language of the page.</param>
/// <param name="IsCut">True when there are still more, which are found by searching for them.</param>
public sealed record FacetView(
    string Name, string Legend, IReadOnlyList<FacetChoice> Choices, IReadOnlyList<FacetChoice> More, bool IsContent, bool IsCut);

/// <summary>What the list shows.</summary>
public sealed record ListPage(SearchQuery Query, SearchResult Result, Pages Pages)
{
    private const int MostInSight = 8;

    /// <summary>A page with every tag of the library would weigh more than all else on it.</summary>
    private const int MostOnPage = 40;

    /// <summary>The facets in order; those without any choice are left out.</summary>
    public IEnumerable<FacetView> Facets() => ListForm.Names.Keys.Select(View).Where(v => v.Choices.Count > 0);

    /// <summary>The filters in use, each with the address that lacks it.</summary>
    public IEnumerable<(string Label, string Address, bool IsContent)> ActiveFilters()
    {
        var query = Query with { Page = 1 };
        if (!string.IsNullOrEmpty(query.Text))
            yield return ($"”{query.Text}”", ListForm.Address(query with { Text = null }), true);
        foreach (var facet in ListForm.Names.Keys)
            foreach (var code in query.Chosen(facet))
                yield return (
                    LabelOf(facet, code), ListForm.Address(query.With(facet, [.. query.Chosen(facet).Where(c => c != code)])), IsContent(facet));
        if (query.IncludeHistory)
            yield return (SearchTexts.History, ListForm.Address(query with { IncludeHistory = false }), false);
    }

    /// <summary>The address of what may have been meant, or null.</summary>
    public string? MeantAddress => Result.Meant is { } meant ? ListForm.Address(Query with { Text = meant, Page = 1 }) : null;

    /// <summary>When nothing is found: each way to leave out the filters of one facet, and how many hits that would give.</summary>
    public IEnumerable<(string Legend, string Labels, bool IsContent, string Address, int Count)> Removals() =>
        from facet in ListForm.Names.Keys
        let count = Result.Without.GetValueOrDefault(facet)
        where count > 0
        select Query.Chosen(facet) is { Count: > 0 } chosen
            ? (Legend(facet) + ": ", string.Join(", ", chosen.Select(c => LabelOf(facet, c))), IsContent(facet), ListForm.Address(Query.With(facet) with { Page = 1 }), count)
            : (SearchTexts.WithdrawnLeftOut, "", false, ListForm.Address(Query.With(facet, ListForm.Codes(facet)!) with { Page = 1 }), count);

    /// <summary>When nothing is found: the words one by one, when there are several.</summary>
    public IEnumerable<(string Word, string Address, int Count)> WordsApart() => Result.Words.Count < 2
        ? []
        : Result.Words.Select(w => (w.Typed, ListForm.Address(Query with { Text = w.Typed, Page = 1 }), w.Count));

    /// <summary>The address of a standard, law, profile or term.</summary>
    public static string AddressOf(NamedThing named) => named.Kind switch
    {
        NamedKind.Standard => Links.Standard(named.Id),
        NamedKind.Law => Links.Law(named.Id),
        NamedKind.Profile => Links.Profile(named.Id),
        _ => Links.Term(named.Id),
    };

    /// <summary>What a named thing is.</summary>
    public static string KindOf(NamedKind kind) => kind switch
    {
        NamedKind.Standard => SearchTexts.TheStandard,
        NamedKind.Law => SearchTexts.TheLaw,
        NamedKind.Profile => SearchTexts.TheProfile,
        _ => SearchTexts.TheTerm,
    };

    /// <summary>What a sort order is called.</summary>
    public static string SortLabel(SearchSort sort) => sort switch
    {
        SearchSort.Key => SearchTexts.SortKey,
        SearchSort.Title => SearchTexts.SortTitle,
        SearchSort.Published => SearchTexts.SortPublished,
        _ => SearchTexts.SortRelevance,
    };

    private static bool IsContent(SearchFacet facet) => facet is SearchFacet.Profile or SearchFacet.Tag or SearchFacet.Law or SearchFacet.Standard;

    private static string Legend(SearchFacet facet) => facet switch
    {
        SearchFacet.Area => Texts.AreaLabel,
        SearchFacet.Kind => Texts.FilterKind,
        SearchFacet.Level => Texts.LevelLabel,
        SearchFacet.Status => SearchTexts.FacetStatus,
        SearchFacet.Standard => SearchTexts.FacetStandard,
        SearchFacet.Law => SearchTexts.FacetLaw,
        SearchFacet.Profile => SearchTexts.FacetProfile,
        SearchFacet.Goal => SearchTexts.FacetGoal,
        _ => SearchTexts.FacetTag,
    };

    private FacetView View(SearchFacet facet)
    {
        var chosen = Query.Chosen(facet);
        var codes = ListForm.Codes(facet) ?? [.. chosen.Union(Result.Counts(facet).Select(c => c.Code))];
        var choices = codes.Select(c => new FacetChoice(c, LabelOf(facet, c), Result.Count(facet, c), chosen.Contains(c))).ToList();
        if (ListForm.Codes(facet) is null)
            choices = [.. choices.OrderByDescending(c => c.IsChosen).ThenByDescending(c => c.Count).ThenBy(c => c.Label, Wording.SwedishOrder)];
        return new(
            ListForm.Names[facet], Legend(facet), [.. choices.Take(MostInSight)], [.. choices.Take(MostOnPage).Skip(MostInSight)],
            IsContent(facet), choices.Count > MostOnPage);
    }

    private string LabelOf(SearchFacet facet, string code)
    {
        switch (facet)
        {
            case SearchFacet.Area when Areas.ByFolder(code) is { } area:
                return Wording.Area(area);
            case SearchFacet.Kind when Words.Kinds.TryParse(code, out var kind):
                return Wording.Kind(kind);
            case SearchFacet.Level when Words.Levels.TryParse(code, out var level):
                return Wording.Level(level);
            case SearchFacet.Status:
                return Wording.Status(Words.Statuses.All.First(w => FacetValue.CodeOf(w.Value) == code).Value);
            default:
                return Result.Counts(facet).FirstOrDefault(c => c.Code == code)?.Label ?? code;
        }
    }
}
