using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Kravbibliotek.Formats;
using Kravbibliotek.Formats.Json;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Requirements.List;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Requirements;

/// <summary>The list of requirements, narrowed by the same words as the page.</summary>
public static class RequirementListOperations
{
    private const int MostAtATime = 100;
    private const int MostValues = 40;
    private const string Usual = "20";

    private static readonly ApiParameter Text = ApiParameter.Text(
        "q", "Ord, nycklar, avsnitt eller standarder som ska finnas i kravet. Böjningar och delar av sammansatta ord hittas också.", ListForm.MaxText, "svarstid");

    private static readonly ApiParameter Count = ApiParameter.Number(
        "antal", $"Antal krav i svaret, {Usual} om inget sägs.", 1, MostAtATime, "2");

    private static readonly ApiParameter Next = new(
        "nasta", "Var listan ska fortsätta. Värdet står i next i det förra svaret och ska skickas tillbaka oförändrat.",
        "vara värdet ur next i ett tidigare svar", CursorAfter("LEV-003"), () => new() { ["type"] = "string" }, value => KeyIn(value) is not null);

    private static readonly IReadOnlyList<ApiParameter> Filters =
    [
        Word(SearchFacet.Area, "Bara krav i något av områdena.", "leverans"),
        Word(SearchFacet.Kind, "Bara krav som får användas som någon av kravtyperna.", "kontraktsvillkor"),
        Word(SearchFacet.Level, "Bara krav på någon av nivåerna.", "bas"),
        Word(SearchFacet.Status, "Bara krav med någon av statusarna. Om inget sägs är de upphävda inte med.", "publicerad"),
        Id(SearchFacet.Standard, "Bara krav som hänvisar till någon av standarderna.", "EN-301-549"),
        Id(SearchFacet.Law, "Bara krav som hänvisar till någon av lagarna.", "2016-1145"),
        Id(SearchFacet.Profile, "Bara krav som någon av profilerna föreslår.", "molntjanst"),
        Filter(d => ApiParameter.OfPattern(
            ListForm.Names[SearchFacet.Goal], d, "skrivas som M15", "^M[0-9]{1,3}$", "M15"), "Bara krav som tjänar något av målen i strategin."),
        Filter(d => ApiParameter.Text(ListForm.Names[SearchFacet.Tag], d, 100, "support"), "Bara krav med någon av taggarna."),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<ApiOperation> All() =>
    [
        new()
        {
            Id = "listaKrav",
            Path = Links.Requirements,
            Group = "Krav",
            Summary = "Krav, alla eller de som söks",
            Description =
                "Kraven med sin senaste version, ordnade efter nyckel. Filtren är desamma som på sidan: flera värden av ett filter betyder något "
                + "av dem, och olika filter ska alla stämma. Följ next tills den är null, så kommer varje krav med exakt en gång, också när "
                + "något publiceras under tiden. Hittas inget förlåts felstavade ord, som på sidan.",
            Parameters = [Text, .. Filters, Count, Next],
            Shape = ApiRequirement.ListShape,
            Answer = ListAsync,
        },
    ];

    private static async Task<ApiAnswer> ListAsync(ApiCall call, CancellationToken cancellation)
    {
        var query = Query(call);
        var count = int.Parse(call.Query(Count.Name) ?? Usual, CultureInfo.InvariantCulture);
        var after = call.Query(Next.Name) is { } cursor ? KeyIn(cursor) : null;
        // One more than asked for tells whether there is a next part.
        var page = await call.Service<RequirementSearch>().KeysAfterAsync(query, after, count + 1, cancellation);
        var keys = page.Keys.Take(count).ToList();
        var found = await call.Service<RequirementStore>().PublishedAsync(keys, cancellation);
        var next = page.Keys.Count > count ? call.AbsoluteWith(Links.ApiRequirements, Next.Name, CursorAfter(keys[^1])) : null;
        var list = new ResourceList<ApiRequirement>(
            [.. found.Select(f => new ApiRequirement(f.Requirement, f.Current, call.Absolute))],
            call.AbsoluteWith(Links.ApiRequirements, Next.Name, call.Query(Next.Name)), call.Absolute(ListForm.Address(query)), page.Total, next);
        return ApiAnswer.Of(ApiRequirement.ListShape, list, next is null ? [] : [new ApiLink("next", next)]);
    }

    private static SearchQuery Query(ApiCall call) => new ListForm
    {
        Text = call.Query(Text.Name),
        Area = call.All(ListForm.Names[SearchFacet.Area]),
        Kind = call.All(ListForm.Names[SearchFacet.Kind]),
        Level = call.All(ListForm.Names[SearchFacet.Level]),
        Status = call.All(ListForm.Names[SearchFacet.Status]),
        Standard = call.All(ListForm.Names[SearchFacet.Standard]),
        Law = call.All(ListForm.Names[SearchFacet.Law]),
        Profile = call.All(ListForm.Names[SearchFacet.Profile]),
        Goal = call.All(ListForm.Names[SearchFacet.Goal]),
        Tag = call.All(ListForm.Names[SearchFacet.Tag]),
    }.ToQuery();

    // What it says is nobody's business but ours: the form may change, and what has been handed out is only valid for a walk.
    private static string CursorAfter(string key) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes("k" + key));

    private static string? KeyIn(string cursor)
    {
        if (!Base64Url.IsValid(cursor) || cursor.Length > 20)
            return null;
        var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        return text is ['k', .. var key] && LibraryPath.IsKey(key) ? key : null;
    }

    private static ApiParameter Word(SearchFacet facet, string description, string example) =>
        Filter(d => ApiParameter.OneOf(ListForm.Names[facet], d, ListForm.Codes(facet)!, example), description);

    private static ApiParameter Id(SearchFacet facet, string description, string example) => Filter(
        d => ApiParameter.OfPattern(ListForm.Names[facet], d, "vara ett id ur registret, med A–Z, a–z, siffror och bindestreck", JsonPatterns.Id, example),
        description);

    private static ApiParameter Filter(Func<string, ApiParameter> make, string description) =>
        make($"{description} Får anges flera gånger.") with { Most = MostValues };
}
