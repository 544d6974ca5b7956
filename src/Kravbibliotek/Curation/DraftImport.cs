using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>
/// Decides what edited files mean for the library: pure, from what is stored and what was sent in. Only drafts come in this way; what is
/// published is never altered.
/// </summary>
public static class DraftImport
{
    private static readonly Rule NotPublishedHere = new("I111",
        "Version {0} av {1} finns inte i biblioteket. En fil kan inte publicera.",
        "Lägg texten i utkast.md utan publicerad, ändring och ändringsnot, och publicera den i kurateringen.");

    private static readonly Rule Altered = new("I112",
        "Version {0} av {1} är publicerad och ändras aldrig. Filen säger något annat.",
        "Lägg ändringen i utkast.md. Den blir nästa version när den är granskad.");

    private static readonly Rule BadKey = new("I113",
        "{0} kan inte vara nyckel för ett nytt krav i den mappen.",
        "Mappen heter som områdets bokstäver, bindestreck och tre siffror, till exempel SAK-042.");

    private static readonly Rule Moved = new("I114", "{0} ligger i ett annat område.", "Lägg filen i {1}.");

    private static readonly Rule Withdrawn = new("I115",
        "{0} är upphävt och får inga nya versioner.", "Skriv ett nytt krav i stället.");

    private static readonly Rule Nothing = new("I116",
        "Det finns inget utkast i det du skickade.", "Utkast heter utkast.md och ligger i mappen för sitt krav, till exempel sakerhet/SAK-001/utkast.md.");

    /// <summary>Makes the preview.</summary>
    /// <param name="stored">The library as stored, closed drafts too.</param>
    /// <param name="files">The files sent in.</param>
    public static DraftImportPreview Preview(Library stored, IReadOnlyList<LibraryFile> files)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(files);
        var named = files.Select(f => (File: f, Path: LibraryPath.Parse(f.Path))).ToList();
        var drafts = named.Where(f => f.Path?.Kind == LibraryFileKind.Draft).DistinctBy(f => f.File.Path).ToList();
        var versions = named.Where(f => f.Path?.Kind == LibraryFileKind.Version).DistinctBy(f => f.File.Path).ToList();
        var read = ReadWith(stored, [.. drafts.Select(d => d.File)]);
        var findings = LibraryCheck.Run(read);
        var remarks = LibraryQuality.OfDrafts(read, findings, drafts.Select(d => d.File.Path).ToHashSet(StringComparer.Ordinal));
        var situation = new Stored(stored, findings.ToLookup(f => f.Path, StringComparer.Ordinal), remarks.ToLookup(f => f.Path, StringComparer.Ordinal));
        List<DraftImportRow> rows =
        [
            .. drafts.Select(d => OfDraft(d.File, d.Path!, situation)),
            .. versions.Select(v => OfVersion(v.File, v.Path!, situation)).OfType<DraftImportRow>(),
        ];
        var others = named.Count(f => !LibraryPath.IsOutsideLibrary(f.File.Path)) - drafts.Count - versions.Count;
        return new([.. rows.OrderBy(r => r.Path, StringComparer.Ordinal)], others, rows.Count == 0 ? [Nothing.At("", 0)] : []);
    }

    /// <summary>The draft that a row becomes, or why not.</summary>
    public static DraftDecision Decide(DraftImportRow row, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Draft is { Content: not null } open
            ? DraftWorkflow.Save(new() { Draft = open, Requirement = row.Requirement!, Now = now }, row.Offered!, by)
            : DraftWorkflow.Start(row.Requirement!, row.Draft, row.Offered!, by);
    }

    // The rules look at a draft among everything that it refers to; lines are those of the file that was sent in.
    private static LibraryReadResult ReadWith(Library stored, IReadOnlyList<LibraryFile> drafts)
    {
        var known = stored.Requirements.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var fresh = drafts.Select(d => LibraryPath.Parse(d.Path)!).Where(p => !known.Contains(p.Id)).DistinctBy(p => p.Id)
            .Select(p => new Requirement { Key = p.Id, Area = p.Area!.Value, Status = RequirementStatus.Draft });
        var surroundings = stored with { Requirements = [.. stored.Requirements, .. fresh], Drafts = [], Profiles = [], Releases = [], Files = [] };
        return LibraryReader.Read([.. LibraryWriter.Write(surroundings), .. drafts]);
    }

    private static DraftImportRow OfDraft(LibraryFile file, LibraryPath path, Stored stored)
    {
        var requirement = stored.Requirement(path.Id);
        var row = new DraftImportRow
        {
            Path = file.Path,
            Key = path.Id,
            Kind = DraftImportKind.Refused,
            Requirement = requirement,
            Draft = stored.Draft(path.Id),
            Findings = [.. stored.Findings[file.Path]],
            Remarks = [.. stored.Remarks[file.Path]],
            Offered = LibraryReader.Read([Beside(path), file]).Library.Drafts is [{ Content: var content }, ..] ? content : null,
        };
        if (Refusal(path, requirement) is { } refusal)
            return row with { Findings = [refusal] };
        if (row.Offered is not { } offered)
            return row;
        if (requirement is null)
            return row with { Kind = DraftImportKind.New, Requirement = new() { Key = path.Id, Area = path.Area!.Value, Status = RequirementStatus.Draft } };
        var before = row.Draft?.Content ?? stored.Current(requirement)?.Content;
        var isSame = before is not null && ContentComparison.Same(before, offered);
        return row with
        {
            Before = before,
            Kind = isSame ? DraftImportKind.Same : row.Draft?.Content is null ? DraftImportKind.Changed : DraftImportKind.Conflict,
        };
    }

    private static Finding? Refusal(LibraryPath path, Requirement? requirement) => requirement switch
    {
        null when !LibraryPath.IsKey(path.Id) || !path.Id.StartsWith(Areas.Of(path.Area!.Value).Prefix + "-", StringComparison.Ordinal) =>
            BadKey.At(path.Path, 0, path.Id),
        null => null,
        _ when requirement.Area != path.Area => Moved.At(path.Path, 0, requirement.Key, LibraryPath.OfDraft(requirement.Area, requirement.Key)),
        { Status: RequirementStatus.Withdrawn } => Withdrawn.At(path.Path, 0, requirement.Key),
        _ => null,
    };

    private static DraftImportRow? OfVersion(LibraryFile file, LibraryPath path, Stored stored)
    {
        var published = stored.Version(path.Id, path.Number);
        var offered = LibraryReader.Read([Beside(path), file]).Library.Versions is [var version, ..] ? version : null;
        if (published is not null && file.Content.Span.SequenceEqual(stored.FileOf(published).Span))
            return null;
        var rule = published is null ? NotPublishedHere : Altered;
        return new()
        {
            Path = file.Path,
            Key = path.Id,
            Kind = DraftImportKind.Refused,
            Offered = offered?.Content,
            Before = published?.Content,
            Findings = [rule.At(file.Path, 0, path.Number, path.Id)],
        };
    }

    // A draft or version belongs to the requirement whose file lies beside it.
    private static LibraryFile Beside(LibraryPath path) => LibraryWriter.Write(new()
    {
        Requirements = [new() { Key = path.Id, Area = path.Area!.Value, Status = RequirementStatus.Draft }],
    })[0];

    private sealed class Stored(Library library, ILookup<string, Finding> findings, ILookup<string, Finding> remarks)
    {
        private readonly Dictionary<string, Requirement> _requirements = library.Requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        private readonly Dictionary<string, RequirementVersion> _versions = library.Versions.ToDictionary(v => v.Id, StringComparer.Ordinal);
        private readonly Dictionary<string, Draft> _drafts = library.Drafts.ToDictionary(d => d.Key, StringComparer.Ordinal);

        public ILookup<string, Finding> Findings => findings;

        public ILookup<string, Finding> Remarks => remarks;

        public Requirement? Requirement(string key) => _requirements.GetValueOrDefault(key);

        public Draft? Draft(string key) => _drafts.GetValueOrDefault(key);

        public RequirementVersion? Version(string key, int number) => _versions.GetValueOrDefault(RequirementVersion.IdOf(key, number));

        public RequirementVersion? Current(Requirement requirement) => Version(requirement.Key, requirement.CurrentNumber);

        public ReadOnlyMemory<byte> FileOf(RequirementVersion version) => LibraryWriter.Write(new()
        {
            Requirements = [_requirements[version.Key]],
            Versions = [version],
        }).Single(f => LibraryPath.Parse(f.Path)?.Kind == LibraryFileKind.Version).Content;
    }
}
