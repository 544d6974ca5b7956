using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Laws.Show;

/// <summary>A law with the requirements that refer to it, as they are now.</summary>
/// <param name="Law">The law.</param>
/// <param name="On">The requirements.</param>
public sealed record ShowPage(Law Law, RequirementsOn On)
{
    /// <summary>The requirements that refer to a place, by key.</summary>
    public IReadOnlyList<(RequirementVersion Version, bool Binding)> At(string place) =>
    [
        .. from version in On.First
           from reference in version.Content.Laws
           where reference.Law == Law.Id && reference.Place == place
           select (version, reference.Binding),
    ];
}

/// <summary>One law.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ShowController(RegisterStore registers) : Controller
{
    [Page(Links.Laws + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken) =>
        await registers.LawAsync(id, cancellationToken) is { } law
            ? View(new ShowPage(law, await registers.RequirementsOnLawAsync(id, cancellationToken)))
            : NotFound();
}
