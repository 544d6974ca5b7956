using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Imports.Files;

/// <summary>What the preview shows.</summary>
/// <param name="Waiting">The file that waits.</param>
/// <param name="Preview">What it would do.</param>
/// <param name="Form">What has been decided so far.</param>
public sealed record PreviewPage(WaitingFile Waiting, DraftImportPreview Preview, ImportForm Form);

/// <summary>Reads edited files in as drafts: sent in, looked at, and only then stored.</summary>
[Authorize(Access.Curator)]
public sealed class ImportController(UploadedFiles files, DraftImporting importing, DraftStore drafts) : Controller
{
    private const string PreviewAddress = Links.Import + "/granska";

    private string Account => User.ToActor().Account;

    [Page(Links.Import)]
    public IActionResult Show() => View("Import", new UploadForm());

    [HttpPost(Links.Import)]
    public async Task<IActionResult> Upload([FromForm] UploadForm form, CancellationToken cancellationToken)
    {
        if (await files.TakeAsync(form, Account, ModelState, cancellationToken))
            return Redirect(PreviewAddress);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Import", form);
    }

    [Page(PreviewAddress)]
    public async Task<IActionResult> Preview(CancellationToken cancellationToken)
    {
        if (await files.WaitingAsync(Account, cancellationToken) is not { } waiting)
            return Redirect(Links.Import);
        return View("Preview", await PageAsync(waiting, new(), cancellationToken));
    }

    [HttpPost(PreviewAddress)]
    public async Task<IActionResult> Store([FromForm] ImportForm form, CancellationToken cancellationToken)
    {
        if (await files.WaitingAsync(Account, cancellationToken) is not { } waiting)
            return Redirect(Links.Import);
        if (form.Revision != waiting.Upload.Revision)
            return await AgainAsync(StatusCodes.Status409Conflict, ReleaseTexts.OtherUpload, waiting, new(), cancellationToken);
        if (form.Rows.Any(r => r.Choice is not (ChoiceForm.Take or ChoiceForm.Leave)))
            return await AgainAsync(StatusCodes.Status400BadRequest, ReleaseTexts.ChoiceMissing, waiting, form, cancellationToken);
        var taken = form.Rows.Where(r => r.Choice == ChoiceForm.Take).Select(r => new DraftImportChoice(r.Path ?? "", r.Basis ?? "")).ToList();
        if (taken.Count == 0)
            return await AgainAsync(StatusCodes.Status400BadRequest, ReleaseTexts.NothingTaken, waiting, form, cancellationToken);
        var outcome = await importing.StoreAsync(waiting.Upload, waiting.Reading.Files, taken, User.ToActor(), cancellationToken);
        if (outcome.Keys is not null)
            return Redirect(Links.Imported);
        foreach (var finding in outcome.Findings)
            ModelState.AddModelError("", $"{finding.Message} {finding.Mend}");
        if (outcome.Changed.Count > 0)
            return await AgainAsync(
                StatusCodes.Status409Conflict, ReleaseTexts.RowsChanged.With(string.Join(", ", outcome.Changed)), waiting, form,
                cancellationToken);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Preview", await PageAsync(waiting, form, cancellationToken));
    }

    [Page(Links.Imported)]
    public async Task<IActionResult> Done(CancellationToken cancellationToken)
    {
        var keys = await files.KeysAsync(Account, cancellationToken);
        return keys.Count == 0 ? Redirect(Links.Import) : View("Done", await drafts.WithKeysAsync(keys, cancellationToken));
    }

    private async Task<IActionResult> AgainAsync(
        int status, string message, WaitingFile waiting, ImportForm form, CancellationToken cancellationToken)
    {
        // What is decided is kept by file; what it was decided on is what is there now.
        ModelState.Clear();
        ModelState.AddModelError("", message);
        Response.StatusCode = status;
        return View("Preview", await PageAsync(waiting, form, cancellationToken));
    }

    private async Task<PreviewPage> PageAsync(
        WaitingFile waiting, ImportForm form, CancellationToken cancellationToken)
    {
        var preview = await importing.PreviewAsync(waiting.Reading.Files, cancellationToken);
        var choices = form.Rows.Where(r => r.Path is not null).DistinctBy(r => r.Path).ToDictionary(r => r.Path!, r => r.Choice, StringComparer.Ordinal);
        return new(waiting, preview, new()
        {
            Revision = waiting.Upload.Revision,
            Rows =
            [
                .. preview.Rows.Where(r => r.CanBeTaken).Select(r => new ChoiceForm
                {
                    Path = r.Path, Basis = r.Basis,
                    // In a conflict somebody has to choose; otherwise the file was sent in to be read.
                    Choice = choices.GetValueOrDefault(r.Path, r.Kind == DraftImportKind.Conflict ? null : ChoiceForm.Take),
                }),
            ],
        });
    }
}
