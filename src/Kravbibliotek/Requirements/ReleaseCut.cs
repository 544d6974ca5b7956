using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Validation;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Requirements;

/// <summary>
/// Makes a release of the library as it stands. Drafts, and requirements that have never been published, are nothing that anyone may
/// rely on, so they are in no release.
/// </summary>
public static class ReleaseCut
{
    /// <summary>The release that names every published file of the library, by hash.</summary>
    /// <param name="library">A library that was read from files and passed the check.</param>
    /// <param name="name">Name, for instance <c>2026.1</c>.</param>
    /// <param name="date">The day it is cut.</param>
    /// <param name="note">What is in it.</param>
    public static Release Of(Library library, string name, DateOnly date, string note)
    {
        ArgumentNullException.ThrowIfNull(library);
        var fingerprints = library.Versions.ToDictionary(v => v.Id, v => v.Fingerprint, StringComparer.Ordinal);
        return new()
        {
            Name = name,
            Date = date,
            Note = note,
            Files =
            [
                .. Published(library.Files).Select(f => (File: f, Path: LibraryPath.Parse(f.Path)))
                    .Where(f => f.Path is { Kind: not LibraryFileKind.Release })
                    .OrderBy(f => f.File.Path, StringComparer.Ordinal)
                    .Select(f => new ReleaseFile(f.File.Path, HashOf(f.File), FingerprintOf(f.Path!, fingerprints))),
            ],
        };
    }

    /// <summary>
    /// What is wrong with what would be released. An unfinished draft stands in the way of nothing, nor does what an earlier release has lost.
    /// </summary>
    public static IReadOnlyList<Finding> Check(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return [.. LibraryCheck.Run(LibraryReader.Read(Published(library.Files))).Where(f => !ReleaseRules.IsAboutKeeping(f.Code))];
    }

    /// <summary>The name that comes next: the year and a running number.</summary>
    public static string NextName(IEnumerable<Release> releases, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(releases);
        var year = day.Year.ToString("D4", CultureInfo.InvariantCulture) + ".";
        var last = releases.Where(r => r.Name.StartsWith(year, StringComparison.Ordinal))
            .Select(r => int.Parse(r.Name[year.Length..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return year + (last + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>SHA-256 of the list of files: two with the same hold the same library.</summary>
    public static string DigestOf(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var list = string.Concat(release.Files.Select(f => $"{f.Sha256} {f.Path}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
    }

    /// <summary>SHA-256 of a file's bytes, lower case hexadecimal.</summary>
    public static string HashOf(LibraryFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
    }

    private static IEnumerable<LibraryFile> Published(IReadOnlyList<LibraryFile> files)
    {
        var paths = files.Select(f => (File: f, Path: LibraryPath.Parse(f.Path))).ToList();
        var published = paths.Where(f => f.Path?.Kind == LibraryFileKind.Version).Select(f => f.Path!.Id).ToHashSet(StringComparer.Ordinal);
        return paths.Where(f => f.Path?.Kind switch
        {
            LibraryFileKind.Draft or LibraryFileKind.Kept => false,
            LibraryFileKind.Requirement => published.Contains(f.Path.Id),
            _ => true,
        }).Select(f => f.File);
    }

    private static string? FingerprintOf(LibraryPath path, Dictionary<string, string> fingerprints) =>
        path.Kind == LibraryFileKind.Version ? fingerprints.GetValueOrDefault(RequirementVersion.IdOf(path.Id, path.Number)) : null;
}
