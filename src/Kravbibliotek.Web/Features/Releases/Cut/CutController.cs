using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Releases.Cut;

/// <summary>What the page shows.</summary>
/// <param name="Proposal">The library as it would be released now.</param>
/// <param name="Releases">The releases there are, the latest first.</param>
/// <param name="Form">What has been filled in.</param>
public sealed record CutPage(ReleaseProposal Proposal, IReadOnlyList<Release> Releases, CutForm Form)
{
    /// <summary>What has changed since the release before.</summary>
    public ReleaseNotes Notes { get; } = ReleaseNotes.Of(Proposal.Comparison);

    /// <summary>True when there is something to release and nothing in the way.</summary>
    public bool MayCut => Proposal is { Findings.Count: 0, IsUnchanged: false };
}

/// <summary>Makes releases: first what is new, then a question, then it is there for ever.</summary>
[Authorize(Access.Curation)]
public sealed class CutController(ReleaseCutting cutting, ReleaseStore releases) : Controller
{
    [Page(Links.CurationReleases)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var proposal = await cutting.ProposeAsync(cancellationToken);
        return View("Cut", await PageAsync(proposal, CutForm.For(proposal), cancellationToken));
    }

    [HttpPost(Links.CurationReleases)]
    [Authorize(Access.Curator)]
    public async Task<IActionResult> Send([FromForm] CutForm form, CancellationToken cancellationToken)
    {
        form.Note = form.Note is null ? null : CanonicalText.Clean(form.Note);
        var all = await releases.ReleasesAsync(cancellationToken);
        var isSound = ModelState.Validate(new CutFormValidator(all), form);
        if (!isSound || !form.Confirmed)
            return await AskAsync(form, isSound, cancellationToken);
        var outcome = await cutting.CutAsync(
            new(form.Name!, form.Note!, form.Digest ?? ""), new(User.ToActor().Account, ReleaseTexts.Why.With(form.Name)), cancellationToken);
        if (outcome.Release is { } release)
            return Redirect(Links.Release(release.Name));
        if (outcome.IsTaken)
        {
            ModelState.AddModelError(nameof(form.Name), ReleaseTexts.NameTaken.With(form.Name));
            return await AskAsync(form, isSound: false, cancellationToken);
        }

        return await ChangedAsync(outcome.Instead!, form, cancellationToken);
    }

    private async Task<IActionResult> AskAsync(CutForm form, bool isSound, CancellationToken cancellationToken)
    {
        var proposal = await cutting.ProposeAsync(cancellationToken);
        if (form.Digest != proposal.Digest)
            return await ChangedAsync(proposal, form, cancellationToken);
        var page = await PageAsync(proposal, form, cancellationToken);
        if (isSound && page.MayCut)
            return View("Confirm", page);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Cut", page);
    }

    private async Task<IActionResult> ChangedAsync(ReleaseProposal proposal, CutForm form, CancellationToken cancellationToken)
    {
        // What is typed is kept; what was looked at is what is there now.
        ModelState.Remove(nameof(form.Digest));
        form.Digest = proposal.Digest;
        ModelState.AddModelError("", proposal.Findings.Count > 0 ? ReleaseTexts.HasFindings : ReleaseTexts.LibraryChanged);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Cut", await PageAsync(proposal, form, cancellationToken));
    }

    private async Task<CutPage> PageAsync(ReleaseProposal proposal, CutForm form, CancellationToken cancellationToken) =>
        new(proposal, await releases.ReleasesAsync(cancellationToken), form);
}
