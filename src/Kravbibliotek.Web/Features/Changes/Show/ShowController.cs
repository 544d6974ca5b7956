using System.Text.Encodings.Web;
using System.Text.Json;
using Kravbibliotek.Changes;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Changes.Show;

/// <summary>One line of the change log.</summary>
/// <param name="Change">The line.</param>
/// <param name="Diff">What differs, field by field.</param>
/// <param name="Names">The names of those mentioned.</param>
public sealed record ShowPage(Change Change, IReadOnlyList<FieldDiff> Diff, IReadOnlyDictionary<string, string> Names)
{
    // Razor makes it safe for the page; here it is to be read.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A record as it is stored.</summary>
    public static string Raw(JsonElement? value) => value is { } element ? JsonSerializer.Serialize(element, Readable) : "";
}

/// <summary>Shows one line of the change log, with what was before and after.</summary>
[Authorize(Access.ChangeLog)]
public sealed class ShowController(ChangeReader changes, AccountRegister accounts) : Controller
{
    [Page(Links.Changes + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken)
    {
        if (id.Contains('\0', StringComparison.Ordinal) || await changes.FindAsync(id, cancellationToken) is not { } change)
            return NotFound();
        var mentioned = ChangeDiff.Mentioned(change.Before, change.After);
        var names = await accounts.NamesAsync([.. mentioned, change.Who, change.Subject], cancellationToken);
        return View(new ShowPage(change, ChangeDiff.Of(change.Before, change.After, n => names.GetValueOrDefault(n, n)), names));
    }
}
