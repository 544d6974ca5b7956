using Kravbibliotek.Formats;

namespace Kravbibliotek.Requirements;

/// <summary>
/// What has to be kept for the releases. They list every file by hash, and most files may change later, so that what they no longer say
/// is kept beside them.
/// </summary>
public static class ReleaseKeep
{
    /// <summary>The hashes that some release lists and none of the files has.</summary>
    public static IReadOnlySet<string> Lacking(IEnumerable<Release> releases, IEnumerable<LibraryFile> files)
    {
        var lacking = releases.SelectMany(r => r.Files).Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        if (lacking.Count > 0)
            lacking.ExceptWith(files.Select(ReleaseCut.HashOf));
        return lacking;
    }

    /// <summary>What has to be kept when files change.</summary>
    /// <param name="releases">The releases.</param>
    /// <param name="before">All files before the change.</param>
    /// <param name="after">All files after it.</param>
    public static IReadOnlyList<LibraryFile> Of(
        IEnumerable<Release> releases, IEnumerable<LibraryFile> before, IEnumerable<LibraryFile> after)
    {
        var lacking = Lacking(releases, after);
        return
        [
            .. before.Select(f => f with { Path = LibraryPath.OfKept(ReleaseCut.HashOf(f)) })
                .Where(f => lacking.Contains(LibraryPath.Parse(f.Path)!.Id)).DistinctBy(f => f.Path),
        ];
    }
}
