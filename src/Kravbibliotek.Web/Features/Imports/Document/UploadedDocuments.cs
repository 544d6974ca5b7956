using Kravbibliotek.Formats.Documents;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kravbibliotek.Web.Features.Imports.Document;

/// <summary>Takes a document that is sent in, and reads the one that waits.</summary>
public sealed class UploadedDocuments(PendingUploads uploads)
{
    private const string Page = "inlasning/dokument";

    /// <summary>Keeps the document until somebody has decided about it; false with the reason when it is none that can be read.</summary>
    public async Task<bool> TakeAsync(DocumentUpload form, string account, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        if (form.File is not { Length: > 0 } file)
            return Refused(state, DocumentTexts.FileMissing);
        if (file.Length > RequestLimits.MaxUpload)
            return Refused(state, DocumentTexts.FileLarge);
        var name = Path.GetFileName(file.FileName);
        if (!name.EndsWith(DocumentReading.Word, StringComparison.OrdinalIgnoreCase) && !name.EndsWith(DocumentReading.Excel, StringComparison.OrdinalIgnoreCase))
            return Refused(state, DocumentTexts.FileWrong);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        try
        {
            // Another sheet of a workbook may hold what was not found in the first.
            if (DocumentReading.Of(name, content.ToArray(), new()) is { Fault: { } fault, Sheet: null })
                return Refused(state, fault);
        }
        catch (DocumentFileException e)
        {
            return Refused(state, e.Message);
        }

        await uploads.PutAsync(account, Page, name, about: null, content.ToArray(), cancellationToken);
        return true;
    }

    /// <summary>The document that waits, as read; null when there is none.</summary>
    public async Task<(PendingUpload Upload, DocumentReading Reading)?> WaitingAsync(
        string account, ColumnsForm columns, CancellationToken cancellationToken) =>
        await uploads.FindAsync(account, Page, cancellationToken) is { } upload ? (upload, DocumentReading.Of(upload, columns)) : null;

    /// <summary>Keys of the drafts that the account's last document became.</summary>
    public Task<IReadOnlyList<string>> KeysAsync(string account, CancellationToken cancellationToken) =>
        uploads.KeysAsync(account, Page, cancellationToken);

    private static bool Refused(ModelStateDictionary state, string message)
    {
        state.AddModelError(nameof(DocumentUpload.File), message);
        return false;
    }
}
