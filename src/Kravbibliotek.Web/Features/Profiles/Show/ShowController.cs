using Kravbibliotek.Profiles;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Profiles.Show;

/// <summary>A profile with its requirements.</summary>
public sealed record ShowPage(Profile Profile, IReadOnlyList<ProfileRow> Rows);

/// <summary>One profile.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ShowController(RegisterStore registers, RequirementStore requirements) : Controller
{
    [Page(Links.Profiles + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken) =>
        await registers.ProfileAsync(id, cancellationToken) is { } profile
            ? View(new ShowPage(profile, await ProfileRow.LoadAsync(profile, requirements, cancellationToken)))
            : NotFound();
}
