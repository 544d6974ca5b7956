using System.Security.Cryptography;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Requirements;

/// <summary>Makes a release of the library as it stands.</summary>
public static class ReleaseCut
{
    /// <summary>The release that names every file of the library, by hash.</summary>
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
                .. library.Files.Select(f => (File: f, Path: LibraryPath.Parse(f.Path)))
                    .Where(f => f.Path is { Kind: not LibraryFileKind.Release })
                    .OrderBy(f => f.File.Path, StringComparer.Ordinal)
                    .Select(f => new ReleaseFile(f.File.Path, HashOf(f.File), FingerprintOf(f.Path!, fingerprints))),
            ],
        };
    }

    /// <summary>SHA-256 of a file's bytes, lower case hexadecimal.</summary>
    public static string HashOf(LibraryFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
    }

    private static string? FingerprintOf(LibraryPath path, Dictionary<string, string> fingerprints) =>
        path.Kind == LibraryFileKind.Version ? fingerprints.GetValueOrDefault(RequirementVersion.IdOf(path.Id, path.Number)) : null;
}
