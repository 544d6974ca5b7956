using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage;

/// <summary>The folder cannot be read or written as a library. The message is a Swedish sentence, safe to show.</summary>
public sealed class LibraryFolderException(string message) : Exception(message);

/// <summary>The library's files on disk.</summary>
public static class LibraryFolder
{
    /// <summary>Bytes of a file that may be in the library. Of a larger file one byte more is read, enough for the check to say so.</summary>
    public const int LargestFile = 1024 * 1024;

    /// <summary>More files than this is not a library but a mistake about the folder.</summary>
    public const int MostFiles = 100_000;

    private static readonly string[] NotLibrary = ["README.md", "LICENSE"];

    /// <summary>
    /// Reads every file but <c>README.md</c>, <c>LICENSE</c> and those that begin with a dot, ordered by path (ordinal). Refuses
    /// links, because what they point at is not in the folder that was checked or copied.
    /// </summary>
    public static async Task<IReadOnlyList<LibraryFile>> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        var root = new DirectoryInfo(Path.GetFullPath(folder));
        if (!root.Exists)
            throw new LibraryFolderException($"Mappen {root.FullName} finns inte.");
        var files = new List<LibraryFile>();
        foreach (var path in Paths(root, "").Order(StringComparer.Ordinal))
        {
            if (files.Count == MostFiles)
                throw new LibraryFolderException($"Mappen {root.FullName} har fler än {MostFiles} filer och är knappast ett kravbibliotek.");
            files.Add(new(path, await ContentAsync(Path.Combine(root.FullName, path), cancellation).ConfigureAwait(false)));
        }

        return files;
    }

    /// <summary>Writes files under a folder, which is made when it does not exist. Other files there are left alone.</summary>
    public static async Task WriteAsync(string folder, IEnumerable<LibraryFile> files, CancellationToken cancellation = default)
    {
        var root = Path.GetFullPath(folder);
        foreach (var file in files)
        {
            var path = Path.GetFullPath(Path.Combine(root, file.Path));
            if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new LibraryFolderException($"Filen {file.Path} ligger utanför mappen {root}.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Content, cancellation).ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> Paths(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith('.') || (prefix.Length == 0 && NotLibrary.Contains(entry.Name)))
                continue;
            if (entry.LinkTarget is not null)
                throw new LibraryFolderException($"{prefix}{entry.Name} är en länk. Biblioteket får bara innehålla vanliga filer.");
            if (entry is DirectoryInfo below)
            {
                foreach (var path in Paths(below, $"{prefix}{entry.Name}/"))
                    yield return path;
            }
            else
            {
                yield return prefix + entry.Name;
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(string path, CancellationToken cancellation)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
        var buffer = new byte[Math.Min(stream.Length, LargestFile + 1)];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return buffer.AsMemory(0, read);
    }
}
