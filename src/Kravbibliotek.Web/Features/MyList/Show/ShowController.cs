using Kravbibliotek.Lists;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.MyList.Show;

/// <summary>Min lista. The address holds all of it, so that it can be kept as a bookmark and sent to a colleague.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class ShowController(ListRows rows) : Controller
{
    [Page(Links.MyList)]
    public async Task<IActionResult> Show(
        ListQuery query, [FromQuery(Name = "nya")] string? added, [FromQuery(Name = "ej")] string? odd, CancellationToken cancellationToken)
    {
        var own = ListCookie.Read(Request);
        if (!query.IsSaid && own.Picks.Count > 0)
            return Redirect(Links.List(own));
        var reading = query.Read();
        var list = RequirementList.Of(reading.Picks);
        var asked = int.TryParse(added, out var number) && number is >= 0 and <= RequirementList.MostPicks ? number : (int?)null;
        return View("MyList", new ListPage(list, await rows.LoadAsync(list, cancellationToken), own)
        {
            Added = asked,
            Odd = [.. reading.Odd.Concat(KeysIn(odd)).Distinct()],
            LeftOut = reading.Picks.Select(p => p.Key).Distinct().Count() - list.Picks.Count,
            IsNotKept = asked > 0 && own.Picks.Count == 0,
        });
    }

    // Only what could be keys: an address must not be able to put other words on the page.
    private static IEnumerable<string> KeysIn(string? text)
    {
        var reading = ListText.Read(text);
        return reading.Picks.Select(p => p.ToString()).Concat(reading.Odd).Take(ListText.MostOdd);
    }
}
