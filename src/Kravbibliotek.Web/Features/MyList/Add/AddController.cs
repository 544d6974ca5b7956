using Kravbibliotek.Lists;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.MyList.Add;

/// <summary>
/// Adds a requirement to the list that the browser keeps, or takes it out, from any page. The first time one comes to the list, to see
/// that there is one; after that back to where one was.
/// </summary>
[AllowAnonymous]
[InEnglish]
[IgnoreAntiforgeryToken]
[SameOrigin]
public sealed class AddController : Controller
{
    [HttpPost(Links.AddToList)]
    public IActionResult Add(
        [FromForm(Name = "krav")] string? added, [FromForm(Name = "bort")] string? removed, [FromForm(Name = "tillbaka")] string? back)
    {
        var own = ListCookie.Read(Request);
        var reading = ListText.Read(added ?? removed);
        if (reading.Picks is not [var pick])
            return BadRequest();
        var list = added is null ? own.Without(pick.Key) : own.With(pick);
        ListCookie.Write(Response, list);
        if (added is not null && (own.Picks.Count == 0 || !list.Has(pick.Key)))
            return Redirect($"{Links.List(list)}&nya={(list.Has(pick.Key) ? 1 : 0)}");
        return Url.IsLocalUrl(back) ? Redirect($"{back.Split('#')[0]}#lista-{pick.Key}") : Redirect(Links.MyList);
    }
}
