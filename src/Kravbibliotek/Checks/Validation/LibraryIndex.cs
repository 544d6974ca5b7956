using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Checks.Validation;

/// <summary>
/// The library as the rules look things up in it. A thing whose file could not be read still counts as existing, since the fault is
/// already reported there.
/// </summary>
internal sealed class LibraryIndex
{
    private readonly Dictionary<string, Standard> _standards;
    private readonly Dictionary<string, Law> _laws;
    private readonly Dictionary<string, Question> _facts;
    private readonly Dictionary<string, string> _versionPaths;
    private readonly HashSet<(LibraryFileKind Kind, string Id)> _known;

    public LibraryIndex(LibraryReadResult read)
    {
        Read = read;
        Paths = [.. read.Library.Files.Select(f => LibraryPath.Parse(f.Path)).OfType<LibraryPath>()];
        _known = [.. Paths.Select(p => (p.Kind, p.Id))];
        _versionPaths = Paths.Where(p => p.Kind == LibraryFileKind.Version && !read.Unreadable.Contains(p.Path))
            .DistinctBy(p => (p.Id, p.Number))
            .ToDictionary(p => RequirementVersion.IdOf(p.Id, p.Number), p => p.Path, StringComparer.Ordinal);
        VersionFiles = Paths.Where(p => p.Kind == LibraryFileKind.Version).ToLookup(p => p.Id, StringComparer.Ordinal);
        _standards = Library.Standards.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _laws = Library.Laws.ToDictionary(l => l.Id, StringComparer.Ordinal);
        _facts = Library.Questions.DistinctBy(q => q.Fact).ToDictionary(q => q.Fact, StringComparer.Ordinal);
        Requirements = Library.Requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        Versions = Library.Versions.ToLookup(v => v.Key, StringComparer.Ordinal);
    }

    public LibraryReadResult Read { get; }

    public Library Library => Read.Library;

    public IReadOnlyList<LibraryPath> Paths { get; }

    public IReadOnlyDictionary<string, Requirement> Requirements { get; }

    public ILookup<string, RequirementVersion> Versions { get; }

    /// <summary>The files of published versions by key, also those that could not be read.</summary>
    public ILookup<string, LibraryPath> VersionFiles { get; }

    /// <summary>True when some question could not be read, so that it is not known which facts there are.</summary>
    public bool FactsAreUncertain => Paths.Any(p => p.Kind == LibraryFileKind.Question && Read.Unreadable.Contains(p.Path));

    public bool Knows(LibraryFileKind kind, string id) => _known.Contains((kind, id));

    public Standard? Standard(string id) => _standards.GetValueOrDefault(id);

    public Law? Law(string id) => _laws.GetValueOrDefault(id);

    public Question? Fact(string fact) => _facts.GetValueOrDefault(fact);

    /// <summary>A finding at a field of a file.</summary>
    public Finding At(Rule rule, string path, string field, params object?[] found) => rule.At(path, Read.Source.Line(path, field), found);

    /// <summary>The contents of all readable version files and drafts.</summary>
    public IEnumerable<ContentFile> Contents()
    {
        foreach (var version in Library.Versions)
            yield return new(_versionPaths[version.Id], version.Content, IsInUse(version));

        foreach (var draft in Library.Drafts)
        {
            if (draft.Content is { } content)
                yield return new(LibraryPath.OfDraft(Requirements[draft.Key].Area, draft.Key), content, true);
        }
    }

    private bool IsInUse(RequirementVersion version) =>
        Requirements.TryGetValue(version.Key, out var requirement)
        && requirement.Status != RequirementStatus.Withdrawn && requirement.CurrentNumber == version.Number;
}

/// <summary>The content of one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Content">What it says.</param>
/// <param name="IsInUse">
/// True for a draft and for the latest version of a requirement that may be used. What was published earlier cannot be mended, so it is
/// not held to what the registers say today.
/// </param>
internal sealed record ContentFile(string Path, RequirementContent Content, bool IsInUse)
{
    /// <summary>Every text with its heading; requirement texts first.</summary>
    public IEnumerable<(string Heading, string Text)> Texts() =>
        new (string Heading, string? Text)[]
        {
            (VersionSections.Text, Content.Text),
            (VersionSections.TextAsAward, Content.TextAsAward),
            (VersionSections.TextAsContractTerm, Content.TextAsContractTerm),
            (VersionSections.Proof, Content.Proof),
            (VersionSections.Rationale, Content.Rationale),
            (VersionSections.FollowUp, Content.FollowUp),
            (VersionSections.Guidance, Content.Guidance),
            (VersionSections.CostNote, Content.CostNote),
        }
        .Where(t => t.Text is not null).Select(t => (t.Heading, t.Text!));

    /// <summary>The wordings of the requirement itself.</summary>
    public IEnumerable<(string Heading, string Text)> RequirementTexts() =>
        Texts().Where(t => t.Heading is VersionSections.Text or VersionSections.TextAsAward or VersionSections.TextAsContractTerm);
}
