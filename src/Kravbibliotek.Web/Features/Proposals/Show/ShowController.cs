using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Proposals.Show;

/// <summary>A proposal of one's own organisation.</summary>
/// <param name="View">The proposal and what came of it.</param>
/// <param name="IsNew">True right after it was handed in.</param>
public sealed record ShowPage(SubmissionView View, bool IsNew);

/// <summary>A proposal as its organisation follows it. Another organisation is told that there is no such page.</summary>
[Authorize(Access.Procurer)]
public sealed class ShowController(SubmissionStore submissions, SubmissionRegister register) : Controller
{
    [Page(Links.Proposals + "/{id}")]
    public async Task<IActionResult> Show(string id, [FromQuery] string? ny, CancellationToken cancellationToken) =>
        await submissions.FindAsync(id, cancellationToken) is { Organisation: { } organisation } proposal
        && organisation == User.ToOrganisation().Id
            ? View("Show", new ShowPage(await SubmissionView.LoadAsync(proposal, register, cancellationToken), ny == "ja"))
            : NotFound();
}
