namespace Kravbibliotek.Web.Features.Releases.Files;

/// <summary>
/// A file on disk that is gone when it has been sent. It is written in full first: then its length is known, a ZIP has its sizes where
/// every reader looks for them, and a slow visitor holds no memory.
/// </summary>
internal static class DownloadFile
{
    public const string Zip = "application/zip";
    private const int Buffer = 64 * 1024;

    /// <summary>An empty file that nobody else can open.</summary>
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>The file from its beginning.</summary>
    public static FileStream Rewound(FileStream file)
    {
        file.Position = 0;
        return file;
    }
}
