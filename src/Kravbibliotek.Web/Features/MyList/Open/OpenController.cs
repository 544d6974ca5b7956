using Kravbibliotek.Lists;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.MyList.Open;

/// <summary>Opens a list from a file. What is in the file becomes the list; the one before it is still at its address.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class OpenController(ListRows rows) : Controller
{
    public const string Field = "fil";

    [HttpPost(Links.OpenList)]
    public async Task<IActionResult> Open(
        [FromForm(Name = Field)] IFormFile? file, [FromForm(Name = "List")] string? before, CancellationToken cancellationToken)
    {
        var (reading, fault) = await ReadAsync(file, cancellationToken);
        if (reading is not null)
        {
            var list = RequirementList.Of(reading.Picks);
            ListCookie.Write(Response, list);
            var odd = reading.Odd.Count == 0 ? "" : $"&ej={Uri.EscapeDataString(string.Join(',', reading.Odd))}";
            return Redirect($"{Links.List(list)}{odd}");
        }

        ModelState.AddModelError(Field, fault!);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        var shown = RequirementList.Of(ListText.Read(before).Picks);
        return View("MyList", new ListPage(shown, await rows.LoadAsync(shown, cancellationToken), ListCookie.Read(Request)));
    }

    private static async Task<(ListTextReading? Reading, string? Fault)> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
            return (null, ListTexts.FileMissing);
        if (file.Length > ListFile.MostBytes)
            return (null, ListTexts.FileLarge.With(ListFile.MostBytes / 1024));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        try
        {
            var reading = ListFile.Read(content.ToArray());
            return reading.Picks.Count > 0
                ? (reading, null)
                : (null, ListTexts.FileNoKeys + " " + ListTexts.NotFound.With(string.Join(", ", reading.Odd)));
        }
        catch (ListFileException refused)
        {
            return (null, MessageOf(refused));
        }
    }

    private static string MessageOf(ListFileException refused) => refused.Fault switch
    {
        ListFileFault.Empty => ListTexts.FileEmpty,
        ListFileFault.Broken when refused.Line is { } line => ListTexts.FileBrokenAt.With(line),
        ListFileFault.Broken => ListTexts.FileBroken,
        ListFileFault.OtherJson => ListTexts.FileOther,
        ListFileFault.Later => ListTexts.FileLater,
        ListFileFault.NoKeys => ListTexts.FileNoKeys,
        _ => ListTexts.TooMany.With(RequirementList.MostPicks),
    };
}
