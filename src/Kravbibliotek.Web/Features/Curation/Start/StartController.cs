using System.Security.Claims;
using Kravbibliotek.Accounts;
using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Curation.Start;

/// <summary>What waits for whoever is signed in.</summary>
public sealed record StartPage
{
    public required WaitingDrafts Waiting { get; init; }

    public required DeskView Desk { get; init; }

    /// <summary>Names of those mentioned.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Notices that have not been marked as read.</summary>
    public required IReadOnlyList<StoredNotice> Unseen { get; init; }

    /// <summary>What the person has typed and not saved.</summary>
    public required IReadOnlyList<DraftInput> Unsaved { get; init; }

    /// <summary>Consultations with comments that nobody has answered.</summary>
    public required IReadOnlyList<Consultation> Unanswered { get; init; }

    /// <summary>Feedback and proposals that nobody has answered, and those of them that the person has.</summary>
    public required WaitingSubmissions Cases { get; init; }

    /// <summary>What the checks found in the whole library, or null before they have run.</summary>
    public required CheckedLibrary? Checked { get; init; }

    /// <summary>Since when mails cannot be sent, for an administrator; null when all is well.</summary>
    public required DateTimeOffset? MailFailingSince { get; init; }

    public required DateOnly Today { get; init; }
}

/// <summary>The first page of curation.</summary>
[Authorize(Access.Curation)]
public sealed class StartController(
    CurationDesk desk, DraftInputs inputs, AccountRegister accounts, ConsultationStore consultations, SubmissionRegister submissions,
    NoticeStore notices, LibraryFindings findings, TimeProvider time) : Controller
{
    private const int DaysAhead = 30;
    private const int NoticesShown = 20;

    [Page(Links.Curation)]
    public async Task<IActionResult> Start(CancellationToken cancellationToken)
    {
        var today = SwedishDay.Of(time.GetUtcNow());
        var view = await desk.LoadAsync(today.AddDays(DaysAhead), cancellationToken);
        var mentioned = view.Recent.SelectMany(c => new[] { c.Who, c.Subject });
        var progress = User.IsInRole(Access.Administrator) ? await notices.ProgressAsync(cancellationToken) : null;
        return View(new StartPage
        {
            Waiting = WaitingDrafts.For(view.Open, view.Published, User.ToActor(), Roles()),
            Desk = view,
            Names = await accounts.NamesAsync(mentioned, cancellationToken),
            Unseen = await notices.UnseenAsync(User.FindFirstValue(ClaimTypes.NameIdentifier)!, NoticesShown, cancellationToken),
            Unsaved = await inputs.UnsavedAsync(User.ToActor().Account, cancellationToken),
            Unanswered = [.. (await consultations.UnansweredAsync(cancellationToken)).Select(e => e.Consultation)],
            Cases = await submissions.WaitingAsync(User.ToActor().Account, CurationDesk.Shown, cancellationToken),
            Checked = findings.Latest,
            MailFailingSince = progress?.FailingSince,
            Today = today,
        });
    }

    private List<Role> Roles() => [.. User.FindAll(ClaimTypes.Role).Select(c => Enum.Parse<Role>(c.Value))];
}
