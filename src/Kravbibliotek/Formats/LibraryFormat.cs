using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>Tells which files are not in canonical form, and what they would be.</summary>
public static class LibraryFormat
{
    /// <summary>
    /// The files that canonical form would change, and what has to be kept of them for the releases. A file that cannot be read is not among them.
    /// </summary>
    public static IReadOnlyList<LibraryFile> Changed(LibraryReadResult read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var now = read.Library.Files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
        var changed = LibraryWriter.Write(read.Library).Where(f =>
            !read.Unreadable.Contains(f.Path)
            && now.TryGetValue(f.Path, out var content) && !content.Span.SequenceEqual(f.Content.Span)).ToList();
        if (changed.Count == 0)
            return [];
        var after = changed.Concat(read.Library.Files).DistinctBy(f => f.Path);
        return [.. changed, .. ReleaseKeep.Of(read.Library.Releases, read.Library.Files, after)];
    }
}
