using Kravbibliotek.Profiles;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Home.Start;

/// <summary>What the start page shows.</summary>
/// <param name="Found">How many requirements each area has, and those published last.</param>
/// <param name="Profiles">The profiles.</param>
/// <param name="Latest">The latest release, or null.</param>
/// <param name="Consultations">What is out on consultation now.</param>
public sealed record StartPage(
    SearchResult Found, IReadOnlyList<Profile> Profiles, ReleaseSummary? Latest, IReadOnlyList<ConsultationEntry> Consultations);

/// <summary>The start page.</summary>
[AllowAnonymous]
[Cached(LibraryPart.Conversations)]
[InEnglish]
public sealed class StartController(
    RequirementSearch search, RegisterStore registers, ReleaseOverview releases, ConsultationStore consultations) : Controller
{
    private const int News = 6;

    [Page("/")]
    public async Task<IActionResult> Start(CancellationToken cancellationToken)
    {
        var found = await search.SearchAsync(new SearchQuery { Sort = SearchSort.Published, PageSize = News }, cancellationToken);
        var profiles = await registers.ProfilesAsync(cancellationToken);
        var all = await releases.AllAsync(cancellationToken);
        var open = (await consultations.OpenAsync(cancellationToken)).Where(e => e.IsOpen);
        return View(new StartPage(found, profiles, all is [var latest, ..] ? latest : null, [.. open]));
    }
}
