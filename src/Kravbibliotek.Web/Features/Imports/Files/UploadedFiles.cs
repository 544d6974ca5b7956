using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kravbibliotek.Web.Features.Imports.Files;

/// <summary>A file that waits, as it is read now.</summary>
/// <param name="Upload">The file.</param>
/// <param name="Reading">The files in it, and what was passed over.</param>
public sealed record WaitingFile(PendingUpload Upload, ArchiveReading Reading)
{
    /// <summary>What becomes of each control, when it is a catalog.</summary>
    public IReadOnlyList<OscalControlPlan> Controls { get; init; } = [];
}

/// <summary>Takes a file that is sent in, and reads the one that waits.</summary>
public sealed class UploadedFiles(PendingUploads uploads, RequirementStore requirements, DraftImporting importing)
{
    private const string Page = "inlasning";
    private const string ZipEnd = ".zip";
    private const string DraftEnd = ".md";
    private const string CatalogAbout = "oscal/";
    private static readonly string[] CatalogEnds = [".json", ".xml"];

    /// <summary>Keeps the file until somebody has decided about it; false with the reasons when it is none that can be read.</summary>
    public async Task<bool> TakeAsync(UploadForm form, string account, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        if (form.File is not { Length: > 0 } file)
            return Refused(state, nameof(form.File), ReleaseTexts.FileMissing);
        if (file.Length > RequestLimits.MaxUpload)
            return Refused(state, nameof(form.File), ReleaseTexts.FileLarge);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        if (CatalogEnds.Any(end => file.FileName.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            return await TakeCatalogAsync(form, content.ToArray(), account, state, cancellationToken);
        var isDraft = file.FileName.EndsWith(DraftEnd, StringComparison.OrdinalIgnoreCase);
        if (!isDraft && !file.FileName.EndsWith(ZipEnd, StringComparison.OrdinalIgnoreCase))
            return Refused(state, nameof(form.File), ReleaseTexts.FileWrong);
        string? path = null;
        if (isDraft)
        {
            var key = form.Key?.ToUpperInvariant() ?? "";
            if (await requirements.FindAsync(key, cancellationToken) is not { } requirement)
                return Refused(state, nameof(form.Key), ReleaseTexts.KeyUnknown);
            path = LibraryPath.OfDraft(requirement.Area, requirement.Key);
        }
        else
        {
            content.Position = 0;
            foreach (var finding in ArchiveReader.Read(content).Findings.Where(f => f.Severity == Severity.Error))
                state.AddModelError(nameof(form.File), $"{finding.Message} {finding.Mend}");
            if (!state.IsValid)
                return false;
        }

        await uploads.PutAsync(account, Page, Path.GetFileName(file.FileName), path, content.ToArray(), cancellationToken);
        return true;
    }

    /// <summary>The upload that waits, with its files and what was passed over; null when there is none.</summary>
    public async Task<WaitingFile?> WaitingAsync(string account, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(account, Page, cancellationToken) is not { Content: { } content } upload)
            return null;
        if (upload.About is not { } about)
            return new(upload, ArchiveReader.Read(new MemoryStream(content)));
        if (!about.StartsWith(CatalogAbout, StringComparison.Ordinal))
            return new(upload, new([new LibraryFile(about, content)], []));
        var area = Areas.ByFolder(about[CatalogAbout.Length..]) ?? Areas.All[0];
        var plan = await importing.PlanAsync(OscalReader.Read(content).Catalog!, area, cancellationToken);
        return new(upload, new(plan.Files, [])) { Controls = plan.Controls };
    }

    private async Task<bool> TakeCatalogAsync(
        UploadForm form, byte[] content, string account, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        var reading = OscalReader.Read(content);
        foreach (var finding in reading.Findings)
            state.AddModelError(nameof(form.File), $"{finding.Message} {finding.Mend}");
        if (reading.Catalog is not { } catalog)
            return false;
        var area = Areas.ByFolder(form.Area);
        if (area is null && catalog.Controls.Any(c => !c.IsOurs))
            return Refused(state, nameof(form.Area), FormatTexts.AreaMissing);
        await uploads.PutAsync(
            account, Page, Path.GetFileName(form.File!.FileName), CatalogAbout + area?.Folder, content, cancellationToken);
        return true;
    }

    /// <summary>Keys of the drafts that the account's last file became.</summary>
    public Task<IReadOnlyList<string>> KeysAsync(string account, CancellationToken cancellationToken) =>
        uploads.KeysAsync(account, Page, cancellationToken);

    private static bool Refused(ModelStateDictionary state, string field, string message)
    {
        state.AddModelError(field, message);
        return false;
    }
}
