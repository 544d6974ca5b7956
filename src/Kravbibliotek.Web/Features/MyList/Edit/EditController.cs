using Kravbibliotek.Lists;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.MyList.Edit;

/// <summary>A change of a list.</summary>
public sealed class EditForm
{
    /// <summary>The list as the page showed it.</summary>
    public string? List { get; set; }

    /// <summary>What to do: one of the words below, some of them followed by a colon and a key.</summary>
    public string? Change { get; set; }

    /// <summary>Keys to add, as typed or pasted.</summary>
    public string? Keys { get; set; }
}

/// <summary>Changes a list. What comes of it is a new address, which the browser is sent to.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class EditController(ListRows rows) : Controller
{
    [HttpPost(Links.EditList)]
    public async Task<IActionResult> Edit([FromForm] EditForm form, CancellationToken cancellationToken)
    {
        var list = RequirementList.Of(ListText.Read(form.List).Picks);
        var (change, key) = form.Change?.Split(':', 2) switch
        {
            [var word, var about] => (word, about),
            [var word] => (word, ""),
            _ => ("", ""),
        };
        switch (change)
        {
            case ListChange.Up or ListChange.Down:
                return Done(list.Moved(key, change == ListChange.Up ? -1 : 1), $"#rad-{key}");
            case ListChange.Remove:
                return Done(list.Without(key), "#kraven");
            case ListChange.Clear:
                return Done(RequirementList.Empty);
            case ListChange.Keep:
                return Done(list);
            case ListChange.Newest or ListChange.Pin:
                return Done(await WithVersionsAsync(list, change == ListChange.Newest, cancellationToken), "#kraven");
            case ListChange.Add:
                return await AddAsync(list, form.Keys, cancellationToken);
            default:
                return BadRequest();
        }
    }

    private RedirectResult Done(RequirementList list, string rest = "")
    {
        ListCookie.Write(Response, list);
        return Redirect((list.Picks.Count == 0 ? Links.MyList : Links.List(list)) + (list.Picks.Count == 0 ? "" : rest));
    }

    /// <summary>Keeps to the versions that are current now: of all, or of those that followed along.</summary>
    private async Task<RequirementList> WithVersionsAsync(RequirementList list, bool all, CancellationToken cancellationToken)
    {
        var found = await rows.LoadAsync(list, cancellationToken);
        return RequirementList.Of(found.Select(row =>
            row.Requirement is { CurrentNumber: > 0 and var current } && (all || row.Pick.Number is null)
                ? row.Pick with { Number = current }
                : row.Pick));
    }

    private async Task<IActionResult> AddAsync(RequirementList list, string? typed, CancellationToken cancellationToken)
    {
        var reading = ListText.Read(typed);
        var asked = RequirementList.Of(reading.Picks);
        var known = (await rows.LoadAsync(asked, cancellationToken)).Where(r => r.Version is not null).Select(r => r.Pick).ToList();
        var longer = known.Aggregate(list, (l, pick) => l.With(pick));
        var fault = known.Count == 0 ? ListTexts.NothingToAdd
            : !known.TrueForAll(p => longer.Has(p.Key)) || reading.Picks.DistinctBy(p => p.Key).Count() > asked.Picks.Count
                ? ListTexts.TooMany.With(RequirementList.MostPicks)
            : typed!.Length > ListText.Longest ? ListTexts.TextLong.With(ListText.Longest)
            : null;
        var odd = asked.Picks.Except(known).Select(p => p.ToString()).Concat(reading.Odd).Take(ListText.MostOdd).ToList();
        if (fault is null)
        {
            var added = longer.Picks.Count - list.Picks.Count;
            var rest = odd.Count == 0 ? "" : $"&ej={Uri.EscapeDataString(string.Join(',', odd))}";
            return Done(longer, $"&nya={added}{rest}");
        }

        ModelState.AddModelError(nameof(EditForm.Keys), odd.Count == 0 ? fault : $"{fault} {ListTexts.NotFound.With(string.Join(", ", odd))}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("MyList", new ListPage(list, await rows.LoadAsync(list, cancellationToken), ListCookie.Read(Request)) { Typed = typed });
    }
}
