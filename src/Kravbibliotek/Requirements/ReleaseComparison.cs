using Kravbibliotek.Formats;

namespace Kravbibliotek.Requirements;

/// <summary>A requirement that has a later version in the later release.</summary>
/// <param name="From">The version in the earlier release.</param>
/// <param name="To">The version in the later.</param>
/// <param name="Steps">Every version published between them, <paramref name="To"/> last: their notes say what changed.</param>
public sealed record ChangedRequirement(RequirementVersion From, RequirementVersion To, IReadOnlyList<RequirementVersion> Steps)
{
    /// <summary>The gravest of the changes.</summary>
    public ChangeKind Kind => Steps.Max(s => s.ChangeKind);

    /// <summary>Word by word what differs.</summary>
    public RequirementDiff Diff() => RequirementDiff.Between(From, To);
}

/// <summary>A requirement that is going out or gone in the later release, and was not in the earlier.</summary>
/// <param name="Requirement">The requirement, with its last day and what replaced it.</param>
/// <param name="Title">The title of its latest version.</param>
public sealed record EndingRequirement(Requirement Requirement, string Title);

/// <summary>A register entry that is new, other or gone in the later release.</summary>
/// <param name="Kind">Which register.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsNew">True when the earlier release lacks it.</param>
/// <param name="IsGone">True when the later release lacks it.</param>
public sealed record RegisterChange(LibraryFileKind Kind, string Id, string Name, bool IsNew, bool IsGone)
{
    /// <summary>Its file in the earlier release, or empty.</summary>
    public string Before { get; init; } = "";

    /// <summary>Its file in the later release, or empty.</summary>
    public string After { get; init; } = "";

    /// <summary>The lines of its file that differ, word by word.</summary>
    public IReadOnlyList<ParagraphDiff> Diff() =>
        [.. WordDiff.Between(Before, After).Where(p => p.Runs.Any(r => r.Change != DiffChange.Same))];
}

/// <summary>What differs between two releases, from the files of both as they were released.</summary>
public sealed record ReleaseComparison
{
    /// <summary>The earlier release.</summary>
    public required Release From { get; init; }

    /// <summary>The later release.</summary>
    public required Release To { get; init; }

    /// <summary>Requirements that the earlier release had no version of, by key.</summary>
    public IReadOnlyList<RequirementVersion> Added { get; init; } = [];

    /// <summary>Requirements with a later version, by key.</summary>
    public IReadOnlyList<ChangedRequirement> Changed { get; init; } = [];

    /// <summary>Requirements that have got a last day, by key.</summary>
    public IReadOnlyList<EndingRequirement> Retiring { get; init; } = [];

    /// <summary>Requirements that have been withdrawn, by key.</summary>
    public IReadOnlyList<EndingRequirement> Withdrawn { get; init; } = [];

    /// <summary>Register entries that differ, by register and id.</summary>
    public IReadOnlyList<RegisterChange> Registers { get; init; } = [];

    /// <summary>Files that differ but whose content is not known, only their hash.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>True when no requirement and no register differs.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Retiring.Count + Withdrawn.Count + Registers.Count + Unknown.Count == 0;

    /// <summary>The files that a comparison has to read: all of what has any file that differs, and nothing of the rest.</summary>
    public static IReadOnlyList<ReleaseFile> FilesToRead(Release from, Release to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var subjects = from.Files.Select(Trace).ToHashSet();
        subjects.SymmetricExceptWith(to.Files.Select(Trace).ToHashSet());
        var differing = subjects.Select(s => s.Subject).ToHashSet(StringComparer.Ordinal);
        return [.. from.Files.Concat(to.Files).Where(f => differing.Contains(SubjectOf(f.Path))).Distinct()];
    }

    /// <summary>Compares two releases.</summary>
    /// <param name="from">The earlier.</param>
    /// <param name="to">The later.</param>
    /// <param name="contents">The contents of <see cref="FilesToRead"/> by hash, as far as they are known.</param>
    public static ReleaseComparison Between(Release from, Release to, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var files = FilesToRead(from, to);
        return new ReleaseReading(Read(from, files, contents), Read(to, files, contents)).Compare(from, to) with
        {
            Unknown =
            [
                .. files.Where(f => !contents.ContainsKey(f.Sha256)).Select(f => f.Path)
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }

    private static Library Read(Release release, IReadOnlyList<ReleaseFile> files, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> contents)
    {
        var wanted = files.ToHashSet();
        return LibraryReader.Read(release.Files.Where(f => wanted.Contains(f) && contents.ContainsKey(f.Sha256))
            .Select(f => new LibraryFile(f.Path, contents[f.Sha256]))).Library;
    }

    // Drafts are not what anyone may rely on, so they are not compared.
    private static (string Subject, string Path, string Sha256) Trace(ReleaseFile file) =>
        LibraryPath.Parse(file.Path)?.Kind == LibraryFileKind.Draft ? ("", "", "") : (SubjectOf(file.Path), file.Path, file.Sha256);

    // A requirement is known by its key, also when it has moved to another area; the clauses of a standard belong to the standard.
    private static string SubjectOf(string path) => LibraryPath.Parse(path) switch
    {
        { Area: not null } requirement => requirement.Id,
        { Kind: LibraryFileKind.ClauseList } clauses => LibraryPath.OfRegister(LibraryFileKind.Standard, clauses.Id),
        _ => path,
    };
}
