using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Changes.List;

/// <summary>One page of the change log.</summary>
/// <param name="Filter">What is asked for.</param>
/// <param name="Page">The lines.</param>
/// <param name="IsFirst">True for the newest.</param>
/// <param name="People">Those to choose among, with what the log calls them.</param>
/// <param name="Names">The names of those mentioned.</param>
public sealed record ListPage(
    ChangeFilter Filter, ChangePage Page, bool IsFirst, IReadOnlyList<(string Who, string Name)> People,
    IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The filters in use, each with the address that lacks it.</summary>
    public IEnumerable<(string Label, string Address)> ActiveFilters()
    {
        if (Filter.From is { } from)
            yield return ($"{ChangeTexts.From} {Wording.Date(from)}", ChangeForm.Address(Filter with { From = null }));
        if (Filter.To is { } to)
            yield return ($"{ChangeTexts.To} {Wording.Date(to)}", ChangeForm.Address(Filter with { To = null }));
        if (Filter.Who is { } who)
            yield return (Names.GetValueOrDefault(who, who), ChangeForm.Address(Filter with { Who = null }));
        if (Filter.Subject is { } subject)
            yield return (ChangeWording.Subject(subject, Names), ChangeForm.Address(Filter with { Subject = null }));
        if (Filter.Action is { } action)
            yield return (ChangeWording.Action(action), ChangeForm.Address(Filter with { Action = null }));
        if (Filter.Text is { } text)
            yield return ($"”{text}”", ChangeForm.Address(Filter with { Text = null }));
    }
}

/// <summary>The change log: filters in the address, the newest first.</summary>
[Authorize(Access.ChangeLog)]
public sealed class ListController(ChangeReader changes, AccountRegister accounts) : Controller
{
    private const int PageSize = 50;
    private static readonly string[] Processes = [SubmissionStore.Visitor, "jobb", "webbplatsen", "krav import"];

    [Page(Links.Changes)]
    public async Task<IActionResult> List(ChangeForm form, CancellationToken cancellationToken)
    {
        var filter = form.ToFilter();
        var page = await changes.PageAsync(filter, form.Before, PageSize, cancellationToken);
        var staff = await accounts.StaffAsync(cancellationToken);
        var mentioned = page.Changes.SelectMany(c => new[] { c.Who, c.Subject }).Concat(new[] { filter.Who, filter.Subject }.OfType<string>());
        var names = await accounts.NamesAsync(mentioned, cancellationToken);
        List<(string Who, string Name)> people =
        [
            .. staff.Select(a => (AccountRegister.SubjectOf(a.Id), a.Name)), .. Processes.Select(p => (p, p)),
        ];
        if (filter.Who is { } chosen && people.All(p => p.Who != chosen))
            people.Add((chosen, names[chosen]));
        return View(new ListPage(filter, page, form.Before is null, people, names));
    }
}
