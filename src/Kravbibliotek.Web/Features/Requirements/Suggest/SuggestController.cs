using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Requirements.List;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.Suggest;

/// <summary>A suggestion as the script of the search box reads it.</summary>
/// <param name="Text">What is searched for when it is chosen.</param>
/// <param name="Label">What it is: a key, or the kind of thing that it names.</param>
public sealed record SuggestedText(string Text, string Label);

/// <summary>Suggestions while somebody types in the search box. The page works without them.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class SuggestController(SearchSuggestions suggestions) : Controller
{
    [Page(Links.Suggestions)]
    public async Task<IActionResult> Suggest([FromQuery(Name = "q")] string? text, CancellationToken cancellationToken)
    {
        var found = await suggestions.SuggestAsync(text, cancellationToken);
        return Ok(found.Select(s => new SuggestedText(s.Text, s.Kind is { } kind ? ListPage.KindOf(kind) : s.Key ?? "")));
    }
}
