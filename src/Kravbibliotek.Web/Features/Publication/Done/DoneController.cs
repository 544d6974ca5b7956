using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Publication.Done;

/// <summary>What was published, with links to it.</summary>
[Authorize(Access.Curation)]
public sealed class DoneController(Publishing publishing) : Controller
{
    private const int MaxVersions = 500;

    [Page(Links.Published)]
    public async Task<IActionResult> Show([FromQuery(Name = "version")] string[]? versions, CancellationToken cancellationToken)
    {
        IReadOnlyList<RequirementVersion> published =
            await publishing.VersionsAsync([.. (versions ?? []).OfType<string>().Distinct().Take(MaxVersions)], cancellationToken);
        return published.Count == 0 ? NotFound() : View("Done", published);
    }
}
