using System.Security.Claims;
using Kravbibliotek.Notices;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kravbibliotek.Web.Features.Notices.Settings;

/// <summary>The own notices and how they come.</summary>
/// <param name="Settings">As it is.</param>
/// <param name="Latest">The latest notices.</param>
/// <param name="MailsAreSent">True when there is a mail server.</param>
/// <param name="FeedAddress">The address of a feed that has just been made, shown this once.</param>
/// <param name="IsSaved">True right after saving.</param>
public sealed record SettingsPage(
    NoticeSettings Settings, IReadOnlyList<StoredNotice> Latest, bool MailsAreSent, string? FeedAddress, bool IsSaved)
{
    public IReadOnlyList<SelectListItem> Choices { get; } =
    [
        new(NoticeTexts.AtOnce, nameof(NoticeMail.AtOnce)), new(NoticeTexts.Daily, nameof(NoticeMail.Daily)),
        new(NoticeTexts.Never, nameof(NoticeMail.Never)),
    ];
}

/// <summary>How whoever is signed in wants notices: by mail, and as a private feed.</summary>
[Authorize(Access.OwnAccount)]
public sealed class SettingsController(NoticeStore notices, NoticeMails mails, SiteAddress site) : Controller
{
    private const int Shown = 20;

    private string Account => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [Page(Links.NoticeSettings)]
    public Task<IActionResult> Show([FromQuery] string? klart, CancellationToken cancellationToken) =>
        PageAsync(null, klart == "sparat", cancellationToken);

    [HttpPost(Links.NoticeSettings)]
    public async Task<IActionResult> Save([FromForm] SettingsForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.Validate(new SettingsFormValidator(), form))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await PageAsync(null, isSaved: false, cancellationToken);
        }

        await notices.ChangeAsync(Account, s => s with { Mail = form.Chosen() }, cancellationToken);
        return Redirect($"{Links.NoticeSettings}?klart=sparat");
    }

    [HttpPost(Links.NoticeFeedRenewal)]
    public async Task<IActionResult> RenewFeed(CancellationToken cancellationToken)
    {
        var secret = await notices.RenewFeedAsync(Account, cancellationToken);
        return await PageAsync(site.Absolute(Links.Feed(secret), Request), isSaved: false, cancellationToken);
    }

    [HttpPost(Links.NoticeFeedClosing)]
    public async Task<IActionResult> CloseFeed(CancellationToken cancellationToken)
    {
        await notices.CloseFeedAsync(Account, cancellationToken);
        return Redirect(Links.NoticeSettings);
    }

    [HttpPost(Links.NoticesSeen)]
    public async Task<IActionResult> Seen([FromForm] string? notice, CancellationToken cancellationToken)
    {
        // Only one's own: any other text would hide notices that come later.
        var own = await notices.UnseenAsync(Account, Shown, cancellationToken);
        if (own.Any(n => n.Id == notice))
            await notices.SeenAsync(Account, notice!, cancellationToken);
        return Redirect(User.IsInRole(Access.Curator) || User.IsInRole(Access.Reviewer) ? Links.Curation : Links.NoticeSettings);
    }

    private async Task<IActionResult> PageAsync(string? feedAddress, bool isSaved, CancellationToken cancellationToken) => View(
        "Settings",
        new SettingsPage(
            await notices.SettingsAsync(Account, cancellationToken), await notices.LatestAsync(Account, Shown, cancellationToken),
            mails.IsConfigured, feedAddress, isSaved));
}
