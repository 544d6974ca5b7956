using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats.Documents;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Imports.Document;

/// <summary>What the preview shows.</summary>
/// <param name="Upload">The document that waits.</param>
/// <param name="Reading">The document as read.</param>
/// <param name="Common">What has to be mended in all of its requirements.</param>
/// <param name="Rows">Its requirements.</param>
public sealed record DocumentPage(
    PendingUpload Upload, DocumentReading Reading, IReadOnlyList<Finding> Common, IReadOnlyList<DocumentRow> Rows);

/// <summary>A requirement of a document.</summary>
/// <param name="Candidate">As read.</param>
/// <param name="Like">The requirement of the library that says much the same, or null.</param>
/// <param name="Findings">What has to be mended in it.</param>
/// <param name="Remarks">What the requirement checker remarks on in its text, which stops nothing.</param>
/// <param name="Form">What has been decided so far.</param>
public sealed record DocumentRow(
    Candidate Candidate, LikeRequirement? Like, IReadOnlyList<Finding> Findings, IReadOnlyList<QualityFinding> Remarks, CandidateForm Form);

/// <summary>Reads requirements in from other people's documents: sent in, looked at, and only then stored, as drafts.</summary>
[Authorize(Access.Curator)]
public sealed class DocumentController(
    UploadedDocuments documents, DocumentImporting importing, DraftStore drafts, RegisterStore registers) : Controller
{
    private string Account => User.ToActor().Account;

    [Page(Links.ImportDocument)]
    public IActionResult Show() => View("Upload");

    [HttpPost(Links.ImportDocument)]
    public async Task<IActionResult> Upload([FromForm] DocumentUpload form, CancellationToken cancellationToken)
    {
        if (await documents.TakeAsync(form, Account, ModelState, cancellationToken))
            return Redirect(Links.ImportDocumentPreview);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Upload");
    }

    [Page(Links.ImportDocumentPreview)]
    public async Task<IActionResult> Preview([FromQuery] ColumnsForm columns, CancellationToken cancellationToken) =>
        await documents.WaitingAsync(Account, columns, cancellationToken) is var (upload, reading)
            ? View("Preview", await PageAsync(upload, reading, [], cancellationToken))
            : Redirect(Links.ImportDocument);

    [HttpPost(Links.ImportDocumentPreview)]
    public async Task<IActionResult> Store([FromForm] DocumentForm form, [FromForm] ColumnsForm columns, CancellationToken cancellationToken)
    {
        if (await documents.WaitingAsync(Account, columns, cancellationToken) is not var (upload, reading))
            return Redirect(Links.ImportDocument);
        if (form.Revision != upload.Revision || form.Rows.Count != reading.Candidates.Count)
        {
            // What was decided was decided about another document, and says nothing of this one.
            ModelState.Clear();
            return await AgainAsync(StatusCodes.Status409Conflict, DocumentTexts.OtherUpload, upload, DocumentReading.Of(upload, new()), [], cancellationToken);
        }

        if (!ModelState.Validate(new DocumentFormValidator(), form))
            return await AgainAsync(StatusCodes.Status400BadRequest, null, upload, reading, form.Rows, cancellationToken);
        var chosen = reading.Candidates.Zip(form.Rows).Where(r => r.Second.Take).Select(r => r.Second.ToRequirement(r.First)).ToList();
        try
        {
            var keys = await importing.StoreAsync(upload, chosen, User.ToActor(), cancellationToken);
            // Used or replaced at this very moment: the preview tells what waits now.
            return Redirect(keys is null ? Links.ImportDocumentPreview : Links.ImportedDocument);
        }
        catch (InvalidOperationException)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, DocumentTexts.AreaFull, upload, reading, form.Rows, cancellationToken);
        }
    }

    [Page(Links.ImportedDocument)]
    public async Task<IActionResult> Done(CancellationToken cancellationToken)
    {
        var keys = await documents.KeysAsync(Account, cancellationToken);
        return keys.Count == 0 ? Redirect(Links.ImportDocument) : View("Done", await drafts.WithKeysAsync(keys, cancellationToken));
    }

    private async Task<IActionResult> AgainAsync(
        int status, string? message, PendingUpload upload, DocumentReading reading, IList<CandidateForm> typed, CancellationToken cancellationToken)
    {
        if (message is not null)
            ModelState.AddModelError("", message);
        Response.StatusCode = status;
        return View("Preview", await PageAsync(upload, reading, typed, cancellationToken));
    }

    private async Task<DocumentPage> PageAsync(
        PendingUpload upload, DocumentReading reading, IList<CandidateForm> typed, CancellationToken cancellationToken)
    {
        var likeness = await importing.LikenessAsync(cancellationToken);
        var findings = CandidateFindings.Of([.. reading.Candidates.Select(c => (c.Area, c.ToContent(c.Title, c.Kind)))]);
        var context = new QualityContext
        {
            Standards = await registers.StandardsAsync(cancellationToken),
            Laws = await registers.LawsAsync(cancellationToken),
            Terms = await registers.TermsAsync(cancellationToken),
        };
        var rows = reading.Candidates.Select((candidate, i) =>
        {
            var remarks = CandidateFindings.Remarks(candidate.ToContent(candidate.Title, candidate.Kind), context);
            var like = likeness.Of($"{candidate.Title} {candidate.Text}");
            return new DocumentRow(candidate, like, findings.Each[i], remarks, typed.Count > 0 ? typed[i] : CandidateForm.Of(candidate, like));
        });
        return new(upload, reading, findings.Common, [.. rows]);
    }
}
