using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Proposals.TriageList;

/// <summary>What the address of the list says. Words it does not know are left out.</summary>
public sealed class TriageListForm
{
    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "typ")]
    public string? Kind { get; set; }

    [FromQuery(Name = "omrade")]
    public string? Area { get; set; }

    [FromQuery(Name = "mina")]
    public string? Mine { get; set; }

    [FromQuery(Name = "sida")]
    public string? Page { get; set; }

    /// <summary>The filter that it stands for.</summary>
    public SubmissionFilter ToFilter(string account) => new()
    {
        Status = SubmissionWords.Statuses.TryParse(Status, out var status) ? status : null,
        Kind = SubmissionWords.Kinds.TryParse(Kind, out var kind) ? kind : null,
        Area = Areas.ByFolder(Area)?.Area,
        Responsible = Mine == "ja" ? account : null,
    };

    /// <summary>The address of a page of the same list.</summary>
    public static string Address(SubmissionFilter filter, int page)
    {
        var parts = new QueryBuilder();
        if (filter.Status is { } status)
            parts.Add("status", SubmissionWords.Statuses.Code(status));
        if (filter.Kind is { } kind)
            parts.Add("typ", SubmissionWords.Kinds.Code(kind));
        if (filter.Area is { } area)
            parts.Add("omrade", Areas.Of(area).Folder);
        if (filter.Responsible is not null)
            parts.Add("mina", "ja");
        if (page > 1)
            parts.Add("sida", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Links.Submissions + parts.ToQueryString();
    }
}

/// <summary>One page of what has come in.</summary>
public sealed record TriageListPage(
    SubmissionFilter Filter, IReadOnlyList<SubmissionView> Rows, IReadOnlyDictionary<string, string> Names, int Total, Pages Pages);

/// <summary>Lists feedback and proposals for those who curate.</summary>
[Authorize(Access.Curation)]
public sealed class TriageListController(SubmissionRegister register, AccountRegister accounts) : Controller
{
    private const int PageSize = 50;

    [Page(Links.Submissions)]
    public async Task<IActionResult> List([FromQuery] TriageListForm form, CancellationToken cancellationToken)
    {
        var filter = form.ToFilter(User.ToActor().Account);
        var total = await register.CountAsync(filter, cancellationToken);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(int.TryParse(form.Page, out var page) ? page : 1, 1, last);
        var rows = await register.PageAsync(filter, (current - 1) * PageSize, PageSize, cancellationToken);
        var names = await accounts.NamesAsync(rows.Select(r => r.Responsible).OfType<string>(), cancellationToken);
        return View("TriageList", new TriageListPage(
            filter, await SubmissionView.LoadAsync(rows, register, cancellationToken), names, total,
            new Pages(current, last, n => TriageListForm.Address(filter, n))));
    }
}
