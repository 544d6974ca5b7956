using Kravbibliotek.Checks;
using Kravbibliotek.Consultations;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Consultations.Show;

/// <summary>One consultation: what was sent out, what is said of it, and a form for those who want to say something.</summary>
[AllowAnonymous]
public sealed class ShowController(
    ConsultationStore consultations, CommentStore comments, RequirementStore requirements, RegisterStore registers, PersonalDataPeriod period)
    : Controller
{
    private const int PageSize = 50;
    private const string Address = Links.Consultations + "/{key}/{round:int}";

    [Page(Links.Consultations + "/{key}")]
    public async Task<IActionResult> Latest(string key, CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.ConsultationsOf(mended));
        var all = await consultations.OfAsync(key, cancellationToken);
        return all.FirstOrDefault(e => !e.IsComing) is { } latest ? Redirect(Links.Consultation(key, latest.Consultation.Round)) : NotFound();
    }

    [Page(Address)]
    public async Task<IActionResult> Show(string key, int round, [FromQuery(Name = "sida")] int page, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await FindAsync(key, round, cancellationToken) is { } entry
            ? View(await PageAsync(entry, page, new CommentForm(), cancellationToken))
            : NotFound();
    }

    [HttpPost(Address)]
    [EnableRateLimiting(RateLimits.Comments)]
    public async Task<IActionResult> Send(string key, int round, [FromForm] CommentForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, round, cancellationToken) is not { } entry)
            return NotFound();
        if (!ModelState.Validate(new CommentFormValidator(), form))
        {
            // Whoever was taken for a program only has to press once more.
            ModelState.Remove(nameof(form.Website));
            return await RefusedAsync(entry, form, cancellationToken);
        }

        var outcome = await comments.ReceiveAsync(key, round, form.ToComment(User), cancellationToken);
        if (outcome is null)
            return NotFound();
        if (outcome.Comments is [var comment])
            return Redirect(Links.CommentThanks(key, round, comment.Ordinal));
        foreach (var finding in outcome.Findings)
            ModelState.AddModelError(FieldOf(finding), $"{finding.Message} {finding.Mend}");
        // It may have closed since it was looked up.
        return await RefusedAsync(await FindAsync(key, round, cancellationToken) ?? entry, form, cancellationToken);
    }

    private static string FieldOf(Finding finding) => finding.Code switch
    {
        "U162" or "U163" => nameof(CommentForm.Text),
        "U164" => nameof(CommentForm.Field),
        _ => "",
    };

    private async Task<ConsultationEntry?> FindAsync(string key, int round, CancellationToken cancellationToken) =>
        await consultations.FindAsync(key, round, cancellationToken) is { IsComing: false } entry ? entry : null;

    private async Task<IActionResult> RefusedAsync(ConsultationEntry entry, CommentForm form, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Show", await PageAsync(entry, 1, form, cancellationToken));
    }

    private async Task<ShowPage> PageAsync(ConsultationEntry entry, int page, CommentForm form, CancellationToken cancellationToken)
    {
        var consultation = entry.Consultation;
        var from = await requirements.VersionAsync(consultation.Key, consultation.BasedOn, cancellationToken);
        var shown = await consultations.CountAsync(consultation.Id, CommentState.Shown, cancellationToken);
        var last = Math.Max(1, (int)Math.Ceiling(shown / (double)PageSize));
        page = Math.Clamp(page, 1, last);
        var here = Links.Consultation(consultation.Key, consultation.Round);
        return new()
        {
            Entry = entry,
            View = await VersionView.LoadAsync(AsVersion(consultation), registers, cancellationToken),
            Diff = from is null ? null : RequirementDiff.Between(from.Content, consultation.Content),
            Comments = await consultations.CommentsAsync(
                consultation.Id, CommentState.Shown, (page - 1) * PageSize, PageSize, cancellationToken),
            Shown = shown,
            Pages = new Pages(page, last, p => p == 1 ? $"{here}#synpunkter" : $"{here}?sida={p}#synpunkter"),
            Form = form,
            Months = period.Months,
        };
    }

    private static RequirementVersion AsVersion(Consultation consultation) => new()
    {
        Id = consultation.Id,
        Key = consultation.Key,
        Number = consultation.BasedOn + 1,
        Published = consultation.Period.From,
        ChangeKind = ChangeKind.Substantive,
        ChangeNote = "",
        Fingerprint = consultation.Fingerprint,
        Content = consultation.Content,
    };
}
