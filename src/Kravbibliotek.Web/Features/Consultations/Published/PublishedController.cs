using Kravbibliotek.Consultations;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Web.Features.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Consultations.Published;

/// <summary>One consultation that came to a version, with the beginning of its comments.</summary>
/// <param name="Consultation">The consultation.</param>
/// <param name="Comments">Its first comments.</param>
/// <param name="Shown">How many are shown in all.</param>
public sealed record PublishedConsultation(Consultation Consultation, IReadOnlyList<ConsultationComment> Comments, int Shown);

/// <summary>What the page shows: the consultations of each version, the latest version first.</summary>
public sealed record PublishedPage(string Key, IReadOnlyList<IGrouping<int, PublishedConsultation>> Versions);

/// <summary>What was said before a requirement was published, and what was answered.</summary>
[AllowAnonymous]
public sealed class PublishedController(ConsultationStore consultations) : Controller
{
    private const int First = 50;

    [Page(Links.Requirements + "/{key}/remiss")]
    public async Task<IActionResult> Published(string key, CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.ConsultationAnswers(mended));
        var published = (await consultations.OfAsync(key, cancellationToken)).Select(e => e.Consultation).Where(c => c.Number is not null);
        var shown = new List<PublishedConsultation>();
        foreach (var consultation in published)
        {
            shown.Add(new(
                consultation,
                await consultations.CommentsAsync(consultation.Id, CommentState.Shown, 0, First, cancellationToken),
                await consultations.CountAsync(consultation.Id, CommentState.Shown, cancellationToken)));
        }

        return shown.Count == 0
            ? NotFound()
            : View(new PublishedPage(key, [.. shown.GroupBy(s => s.Consultation.Number!.Value).OrderByDescending(g => g.Key)]));
    }
}
