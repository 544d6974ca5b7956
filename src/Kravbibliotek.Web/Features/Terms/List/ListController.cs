using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Terms.List;

/// <summary>The glossary, in Swedish order under the letter that each term begins with.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    [Page(Links.Terms)]
    public async Task<IActionResult> List(CancellationToken cancellationToken)
    {
        IReadOnlyList<IGrouping<string, Term>> letters =
        [
            .. (await registers.TermsAsync(cancellationToken))
                .OrderBy(t => t.Name, Wording.SwedishOrder)
                .GroupBy(t => t.Name[..1].ToUpperInvariant()),
        ];
        return View(letters);
    }
}
