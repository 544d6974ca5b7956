using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>
/// Unpacks the programs of a package into a folder. The file's fingerprint has been checked; still nothing is written outside the folder, and nothing
/// but plain files is taken.
/// </summary>
internal static class PackageArchive
{
    private const string Prefix = "package/native/";
    private const string LinksName = "pg-symlinks.json";
    private const long LargestTotal = 500_000_000;

    /// <summary>Unpacks; reports the part of the file that has been read.</summary>
    public static async Task UnpackAsync(Stream file, string folder, IProgress<double>? progress, CancellationToken cancellation)
    {
        await using var plain = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        await using var tar = new TarReader(plain);
        long total = 0;
        while (await tar.GetNextEntryAsync(copyData: false, cancellation).ConfigureAwait(false) is { } entry)
        {
            progress?.Report((double)file.Position / file.Length);
            if (!entry.Name.StartsWith(Prefix, StringComparison.Ordinal) || entry.EntryType is TarEntryType.Directory)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw Refused($"{entry.Name} är ingen vanlig fil");
            if ((total += entry.Length) > LargestTotal)
                throw Refused("den är orimligt stor");

            var path = Within(folder, entry.Name[Prefix.Length..]);
            DataRoot.Create(Path.GetDirectoryName(path)!);
            await WriteAsync(entry, path, cancellation).ConfigureAwait(false);
        }

        LayLinks(folder);
    }

    private static async Task WriteAsync(TarEntry entry, string path, CancellationToken cancellation)
    {
        await using (var target = new FileStream(path, FileMode.CreateNew))
        {
            if (entry.DataStream is { } data)
                await data.CopyToAsync(target, cancellation).ConfigureAwait(false);
        }

        var isProgram = Path.GetFileName(Path.GetDirectoryName(path)) == "bin";
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, isProgram ? ServerAccount.Passable : ServerAccount.Readable);
    }

    // npm packages cannot hold links, so the package lists those that its libraries need.
    private static void LayLinks(string folder)
    {
        var list = Path.Combine(folder, LinksName);
        if (!File.Exists(list) || OperatingSystem.IsWindows())
            return;
        var links = JsonSerializer.Deserialize<List<Link>>(File.ReadAllBytes(list), JsonSerializerOptions.Web) ?? [];
        foreach (var link in links)
        {
            var source = Within(folder, WithoutNative(link.Source));
            var target = Within(folder, WithoutNative(link.Target));
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string WithoutNative(string path) =>
        path.StartsWith("native/", StringComparison.Ordinal) ? path["native/".Length..] : throw Refused($"länken {path} pekar utanför paketet");

    private static string Within(string folder, string relative)
    {
        var path = Path.GetFullPath(Path.Combine(folder, relative));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw Refused($"{relative} ligger utanför paketet");
    }

    private static DatabaseProblemException Refused(string why) => new($"Paketet packas inte upp: {why}.");

    private sealed record Link(string Source, string Target);
}
