using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Feedback.Answered;

/// <summary>What has been said of a requirement and answered, as far as curators have chosen to show it; and the way to say more.</summary>
public sealed class AnsweredViewComponent(SubmissionRegister register) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string key)
    {
        var shown = await register.ShownAsync(key, HttpContext.RequestAborted);
        ViewData["Key"] = key;
        return View("~/Features/Feedback/Answered/Answered.cshtml", await SubmissionView.LoadAsync(shown, register, HttpContext.RequestAborted));
    }
}
