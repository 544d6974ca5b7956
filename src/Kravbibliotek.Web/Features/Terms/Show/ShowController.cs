using Kravbibliotek.Search;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Terms.Show;

/// <summary>A term with where it is used.</summary>
/// <param name="Term">The term.</param>
/// <param name="Uses">The first of the requirements in whose texts it stands.</param>
public sealed record ShowPage(Term Term, SearchResult Uses);

/// <summary>One term of the glossary.</summary>
[AllowAnonymous]
[InEnglish]
[Cached]
public sealed class ShowController(RegisterStore registers, RequirementSearch search) : Controller
{
    [Page(Links.Terms + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken) =>
        await registers.TermAsync(id, cancellationToken) is { } term
            ? View(new ShowPage(term, await search.SearchAsync(new() { Text = term.Name }, cancellationToken)))
            : NotFound();
}
