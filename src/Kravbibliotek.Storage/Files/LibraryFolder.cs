using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Files;

/// <summary>The folder cannot be read or written as a library. The message is a Swedish sentence, safe to show.</summary>
public sealed class LibraryFolderException(string message) : IOException(message);

/// <summary>Reads and writes the library's folder on disk.</summary>
public static class LibraryFolder
{
    /// <summary>
    /// Every file of the library, ordered by path. Dot-files, <c>README.md</c> and <c>LICENSE</c> are passed over. A file that is too large
    /// is cut just over the limit, so that the check can report it without it filling the memory.
    /// </summary>
    /// <exception cref="LibraryFolderException">The folder cannot be read, or holds a symbolic link.</exception>
    public static async Task<IReadOnlyList<LibraryFile>> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
            throw new LibraryFolderException($"Mappen {root.FullName} finns inte.");
        var files = new List<LibraryFile>();
        foreach (var (path, file) in Walk(root, ""))
            files.Add(new(path, await ReadFileAsync(file, cancellation)));
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    /// <summary>Writes files into a folder, which is made when missing. Each file is whole or not there; others are left alone.</summary>
    /// <exception cref="LibraryFolderException">A path that no file of the library can have.</exception>
    public static async Task WriteAsync(string folder, IEnumerable<LibraryFile> files, CancellationToken cancellation = default)
    {
        foreach (var file in files)
        {
            if (LibraryPath.Parse(file.Path) is null && !LibraryPath.IsOutsideLibrary(file.Path))
                throw new LibraryFolderException($"{file.Path} hör inte till biblioteket och skrivs inte.");
            var target = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var temporary = target + ".ny";
            await File.WriteAllBytesAsync(temporary, file.Content, cancellation);
            File.Move(temporary, target, overwrite: true);
        }
    }

    private static IEnumerable<(string Path, FileInfo File)> Walk(DirectoryInfo folder, string at)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => e.Name[0] != '.'))
        {
            var path = at + entry.Name;
            // A link could lead out of the library, or back into it for ever.
            if (entry.LinkTarget is not null)
                throw new LibraryFolderException($"{path} är en symbolisk länk. Biblioteket får bara bestå av vanliga filer.");
            if (entry is FileInfo file && !LibraryPath.IsOutsideLibrary(path))
                yield return (path, file);
            if (entry is DirectoryInfo child)
            {
                foreach (var found in Walk(child, path + "/"))
                    yield return found;
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(FileInfo file, CancellationToken cancellation)
    {
        await using var stream = file.OpenRead();
        var content = new byte[Math.Min(stream.Length, LibraryReader.MaxFileBytes + 1)];
        var read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation);
        return content.AsMemory(0, read);
    }
}
