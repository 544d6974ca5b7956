using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.List;

/// <summary>What the address of the list of drafts says. Words it does not know are left out, so that an old link still works.</summary>
public sealed class ListForm
{
    [FromQuery(Name = "lage")]
    public string? State { get; set; }

    [FromQuery(Name = "omrade")]
    public string? Area { get; set; }

    [FromQuery(Name = "mina")]
    public string? Mine { get; set; }

    [FromQuery(Name = "sida")]
    public string? Page { get; set; }

    /// <summary>The states that a draft in the list may have.</summary>
    public static IReadOnlyList<Word<DraftState>> States { get; } =
        [.. CurationWords.States.All.Where(w => w.Value != DraftState.Closed)];

    public DraftState? StateAsked => States.FirstOrDefault(w => w.Code == State)?.Value;

    public AreaInfo? AreaAsked => Areas.ByFolder(Area);

    public bool IsMine => Mine == "ja";

    /// <summary>The query that it stands for.</summary>
    /// <param name="account">Who asks.</param>
    public DraftListQuery ToQuery(string account) => new()
    {
        State = StateAsked,
        Area = AreaAsked?.Area,
        Author = IsMine ? account : null,
        Page = int.TryParse(Page, out var page) ? Math.Clamp(page, 1, 10_000) : 1,
    };

    /// <summary>The address of another page with the same filters.</summary>
    public string Address(int page)
    {
        var parts = new QueryBuilder();
        if (StateAsked is { } state)
            parts.Add("lage", CurationWords.States.Code(state));
        if (AreaAsked is { } area)
            parts.Add("omrade", area.Folder);
        if (IsMine)
            parts.Add("mina", "ja");
        if (page > 1)
            parts.Add("sida", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Links.Drafts + parts.ToQueryString();
    }
}
