using Kravbibliotek.Profiles;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>Makes an annex from a profile. Nothing of it is kept.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class AnnexController(RegisterStore registers, RequirementStore requirements, AnnexMaking making) : Controller
{
    private const string Address = Links.Profiles + "/{id}/kravbilaga";

    [Page(Address)]
    public async Task<IActionResult> Annex(string id, [FromQuery] string? kortform, CancellationToken cancellationToken)
    {
        if (await registers.ProfileAsync(id, cancellationToken) is not { } profile)
            return NotFound();
        var rows = await RowsAsync(profile, kortform, cancellationToken);
        var form = AnnexForm.For(Texts.AnnexTitleDefault.With(profile.Title), rows);
        form.Kortform = kortform;
        return View(new AnnexPage(rows, form, making.HasPdf) { Profile = profile });
    }

    [HttpPost(Address)]
    [EnableRateLimiting(RateLimits.Annex)]
    public async Task<IActionResult> Annex(string id, [FromForm] AnnexForm form, CancellationToken cancellationToken)
    {
        if (await registers.ProfileAsync(id, cancellationToken) is not { } profile)
            return NotFound();
        var rows = await RowsAsync(profile, form.Kortform, cancellationToken);
        var file = await making.MakeAsync(form, rows, keepsOrder: false, ModelState, cancellationToken);
        if (file.Content is { } content)
            return File(content, file.Type, $"kravbilaga-{profile.Id}.{file.Ending}");
        Response.StatusCode = file.Status;
        return View(new AnnexPage(rows, form, making.HasPdf) { Profile = profile });
    }

    private async Task<IReadOnlyList<ProfileRow>> RowsAsync(Profile profile, string? kortform, CancellationToken cancellationToken)
    {
        var rows = await ProfileRow.LoadAsync(profile, requirements, cancellationToken);
        return kortform == "ja" ? [.. rows.Where(row => row.Proposed.ShortForm)] : rows;
    }
}
