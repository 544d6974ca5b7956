using Kravbibliotek.Search;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Terms.List;

/// <summary>What the glossary shows.</summary>
/// <param name="Letters">The terms found, under the letter that each begins with.</param>
/// <param name="Text">What was searched for, or null.</param>
public sealed record ListPage(IReadOnlyList<IGrouping<string, Term>> Letters, string? Text)
{
    /// <summary>How many terms were found.</summary>
    public int Count => Letters.Sum(l => l.Count());
}

/// <summary>The glossary, in Swedish order under the letter that each term begins with.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    private const int MaxText = 200;

    [Page(Links.Terms)]
    public async Task<IActionResult> List([FromQuery(Name = "q")] string? text, CancellationToken cancellationToken)
    {
        text = string.IsNullOrWhiteSpace(text) ? null : text[..Math.Min(text.Length, MaxText)];
        IReadOnlyList<IGrouping<string, Term>> letters =
        [
            .. (await registers.TermsAsync(cancellationToken)).Where(t => text is null || Says(t, text))
                .OrderBy(t => t.Name, Wording.SwedishOrder)
                .GroupBy(t => t.Name[..1].ToUpperInvariant()),
        ];
        return View(new ListPage(letters, text));
    }

    private static bool Says(Term term, string text)
    {
        IEnumerable<string?> said = [term.Name, term.Abbreviation, term.English, term.Definition];
        var folded = SwedishWords.Fold(string.Join(' ', said));
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => folded.Contains(SwedishWords.Fold(word), StringComparison.Ordinal));
    }
}
