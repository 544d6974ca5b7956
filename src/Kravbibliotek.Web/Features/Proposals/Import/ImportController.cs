using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Proposals.Import;

/// <summary>A row as it is looked through before it is handed in.</summary>
/// <param name="Row">The row.</param>
/// <param name="Findings">What has to be mended in it.</param>
/// <param name="IsAside">True when the user has laid it aside.</param>
public sealed record PreviewRow(SheetRow Row, IReadOnlyList<SheetFinding> Findings, bool IsAside);

/// <summary>What has been uploaded.</summary>
public sealed record PreviewPage(long Revision, IReadOnlyList<PreviewRow> Rows);

/// <summary>
/// Proposals from an Excel sheet: uploaded, looked through row by row, and handed in all together or not at all. Between the pages the
/// rows lie with the account in the database.
/// </summary>
[Authorize(Access.Procurer)]
public sealed class ImportController(
    PendingProposals pending, RequirementStore requirements, PersonalDataPeriod period, TimeProvider time) : Controller
{
    private const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly Lazy<byte[]> Template = new(MakeTemplate);

    [Page(Links.ProposalTemplate)]
    [AllowAnonymous]
    public IActionResult Download() => File(Template.Value, ExcelType, "forslag-till-kravbiblioteket.xlsx");

    [Page(Links.ImportProposals)]
    public IActionResult Show() => View("Upload", period.Months);

    [HttpPost(Links.ImportProposals)]
    [EnableRateLimiting(RateLimits.Comments)]
    public async Task<IActionResult> Upload(IFormFile? fil, CancellationToken cancellationToken)
    {
        var (rows, fault) = await ReadAsync(fil, cancellationToken);
        if (fault is not null)
        {
            ModelState.AddModelError("fil", fault);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Upload", period.Months);
        }

        await pending.KeepAsync(User.ToActor().Account, rows, cancellationToken);
        return Redirect(Links.PreviewProposals);
    }

    [Page(Links.PreviewProposals)]
    public async Task<IActionResult> Preview(CancellationToken cancellationToken)
    {
        if (await pending.FindAsync(User.ToActor().Account, cancellationToken) is not { } sheet)
            return Redirect(Links.ImportProposals);
        var (rows, _) = await CheckAsync(sheet, [], cancellationToken);
        return View("Preview", new PreviewPage(sheet.Revision, rows));
    }

    [HttpPost(Links.PreviewProposals)]
    public async Task<IActionResult> HandIn([FromForm] long revision, [FromForm] int[] aside, CancellationToken cancellationToken)
    {
        var account = User.ToActor().Account;
        if (await pending.FindAsync(account, cancellationToken) is not { } sheet || sheet.Revision != revision)
            return Gone();
        var (rows, areas) = await CheckAsync(sheet, aside.ToHashSet(), cancellationToken);
        var kept = rows.Where(r => !r.IsAside).ToList();
        if (kept.Count == 0 || kept.Any(r => r.Findings.Count > 0))
        {
            ModelState.AddModelError("", kept.Count == 0 ? ProposalTexts.NothingLeft : ProposalTexts.RowsLeft);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Preview", new PreviewPage(sheet.Revision, rows));
        }

        var now = time.GetUtcNow();
        var organisation = User.ToOrganisation().Id;
        var proposals = kept.ConvertAll(r => ProposalRules.ToSubmission(r.Row.Input, areas, organisation, account, now));
        return await pending.HandInAsync(account, revision, proposals, cancellationToken) is { } received
            ? Redirect($"{Links.Proposals}?inlamnade={received.Count}")
            : Gone();
    }

    private ViewResult Gone()
    {
        ModelState.Clear();
        ModelState.AddModelError("", ProposalTexts.SheetGone);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Upload", period.Months);
    }

    private async Task<(IReadOnlyList<PreviewRow> Rows, IReadOnlyDictionary<string, Area> Areas)> CheckAsync(
        PendingSheet sheet, HashSet<int> aside, CancellationToken cancellationToken)
    {
        var areas = await requirements.OfAsync(sheet.Rows.Select(r => r.Input), cancellationToken);
        return ([.. sheet.Rows.Select(r => new PreviewRow(r, ProposalSheet.Check(r, areas), aside.Contains(r.Number)))], areas);
    }

    private static async Task<(IReadOnlyList<SheetRow> Rows, string? Fault)> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
            return ([], ProposalTexts.FileMissing);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        content.Position = 0;
        try
        {
            return ProposalSheet.Read(ExcelReader.Read(content));
        }
        catch (ExcelFileException refused)
        {
            return ([], refused.Message);
        }
    }

    private static byte[] MakeTemplate()
    {
        using var file = new MemoryStream();
        ProposalSheet.WriteTemplate(file);
        return file.ToArray();
    }
}
