using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Consultations.Thanks;

/// <summary>What the receipt says.</summary>
public sealed record ThanksPage(ConsultationEntry Entry, int Ordinal);

/// <summary>The receipt of a comment: its number, and nothing of what it says.</summary>
[AllowAnonymous]
public sealed class ThanksController(ConsultationStore consultations) : Controller
{
    [Page(Links.Consultations + "/{key}/{round:int}/tack/{ordinal:int}")]
    public async Task<IActionResult> Thanks(string key, int round, int ordinal, CancellationToken cancellationToken) =>
        await consultations.FindAsync(key, round, cancellationToken) is { } entry && ordinal >= 1 && ordinal <= entry.Consultation.Comments
            ? View(new ThanksPage(entry, ordinal))
            : NotFound();
}
