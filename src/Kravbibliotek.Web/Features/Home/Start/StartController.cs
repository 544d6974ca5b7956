using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Home.Start;

/// <summary>What the start page shows.</summary>
public sealed record StartPage(
    SearchResult Found, IReadOnlyList<Profile> Profiles, Release? Latest)
{
    /// <summary>What is out on consultation now.</summary>
    public IReadOnlyList<ConsultationEntry> Consultations { get; init; } = [];
}

/// <summary>The start page.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class StartController(
    RequirementSearch search, RegisterStore registers, ReleaseStore releases, ConsultationStore consultations) : Controller
{
    [Page("/")]
    public async Task<IActionResult> Start(CancellationToken cancellationToken)
    {
        var found = await search.SearchAsync(new SearchQuery { PageSize = 1 }, cancellationToken);
        var profiles = await registers.ProfilesAsync(cancellationToken);
        var all = await releases.ReleasesAsync(cancellationToken);
        return View(new StartPage(found, profiles, all.MaxBy(r => r.Date))
        {
            Consultations = [.. (await consultations.OpenAsync(cancellationToken)).Where(e => e.IsOpen)],
        });
    }
}
