using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Requirements;

/// <summary>One file of the library.</summary>
/// <param name="Path">Path under <c>requirements/</c> with forward slashes, for instance <c>tillganglighet/TIL-012/1.md</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record LibraryFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>The whole library in memory, as the files say it. Lists are ordered by key, number, id or path (ordinal).</summary>
public sealed record Library
{
    /// <summary>Requirements by key.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>Published versions by key and number.</summary>
    public IReadOnlyList<RequirementVersion> Versions { get; init; } = [];

    /// <summary>Drafts by key. Files hold only their content, and only while they are open.</summary>
    public IReadOnlyList<Draft> Drafts { get; init; } = [];

    /// <summary>Standards by id.</summary>
    public IReadOnlyList<Standard> Standards { get; init; } = [];

    /// <summary>Laws by id.</summary>
    public IReadOnlyList<Law> Laws { get; init; } = [];

    /// <summary>Glossary by id.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>Profiles by id.</summary>
    public IReadOnlyList<Profile> Profiles { get; init; } = [];

    /// <summary>The wizard's questions in order.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Releases by name.</summary>
    public IReadOnlyList<Release> Releases { get; init; } = [];

    /// <summary>The contents that releases list and no other file holds any more, each at the path that is its hash.</summary>
    public IReadOnlyList<LibraryFile> Kept { get; init; } = [];

    /// <summary>Coverage of standards by the area's folder.</summary>
    public IReadOnlyList<Coverage> Coverages { get; init; } = [];

    /// <summary>Every file it was read from, by path.</summary>
    public IReadOnlyList<LibraryFile> Files { get; init; } = [];

    /// <summary>The requirements that were ever published, by key, each with its versions in order. Drafts are never part of it.</summary>
    public IEnumerable<(Requirement Requirement, IReadOnlyList<RequirementVersion> Versions)> Published()
    {
        var versions = Versions.ToLookup(v => v.Key, StringComparer.Ordinal);
        return Requirements
            .OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => (r, (IReadOnlyList<RequirementVersion>)[.. versions[r.Key].OrderBy(v => v.Number)]))
            .Where(r => r.Item2.Count > 0);
    }
}
