using Kravbibliotek.Search;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Laws.List;

/// <summary>What the register of laws shows.</summary>
/// <param name="Laws">The laws found, by number.</param>
/// <param name="Requirements">How many requirements refer to each, by its id.</param>
/// <param name="Text">What was searched for, or null.</param>
public sealed record ListPage(IReadOnlyList<Law> Laws, IReadOnlyDictionary<string, int> Requirements, string? Text)
{
    /// <summary>The acts of the European Union, or the Swedish ones.</summary>
    public IReadOnlyList<Law> Of(bool european) => [.. Laws.Where(l => l.Id.StartsWith("eu-", StringComparison.Ordinal) == european)];
}

/// <summary>The register of laws.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    private const int MaxText = 200;

    [Page(Links.Laws)]
    public async Task<IActionResult> List([FromQuery(Name = "q")] string? text, CancellationToken cancellationToken)
    {
        text = string.IsNullOrWhiteSpace(text) ? null : text[..Math.Min(text.Length, MaxText)];
        var laws = (await registers.LawsAsync(cancellationToken)).Where(l => text is null || Says(l, text)).ToList();
        return View(new ListPage(laws, await registers.RequirementsByLawAsync(cancellationToken), text));
    }

    private static bool Says(Law law, string text)
    {
        IEnumerable<string?> said = [law.Number, law.Name, law.ShortName, .. law.Places.Select(p => $"{p.Name} {p.Heading}")];
        var folded = SwedishWords.Fold(string.Join(' ', said));
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => folded.Contains(SwedishWords.Fold(word), StringComparison.Ordinal));
    }
}
