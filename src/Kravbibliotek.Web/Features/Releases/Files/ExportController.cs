using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Releases.Files;

/// <summary>The whole library as it is now in one ZIP, drafts too, for those who write it in a text editor.</summary>
[Authorize(Access.Curator)]
public sealed class ExportController(LibraryExport export, TimeProvider time) : Controller
{
    [Page(Links.Export)]
    public async Task<IActionResult> Export(CancellationToken cancellationToken)
    {
        var file = DownloadFile.Create();
        LibraryArchive.Write(await export.FilesAsync(cancellationToken), file);
        return File(DownloadFile.Rewound(file), DownloadFile.Zip, $"kravbibliotek-{Wording.Date(SwedishDay.Of(time.GetUtcNow()))}.zip");
    }
}
