using Kravbibliotek.Checks;
using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>
/// Reads the library from its files. Never throws for what a file holds: every fault is a finding at its line, and one bad file
/// never hides the next.
/// </summary>
public static class LibraryReader
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 1024 * 1024;

    /// <summary>Reads all files. <c>README.md</c> and <c>LICENSE</c> at the top are passed over.</summary>
    public static LibraryReadResult Read(IEnumerable<LibraryFile> files)
    {
        var reading = new Reading();
        var kept = new List<LibraryFile>();
        foreach (var file in files.Where(f => !LibraryPath.IsOutsideLibrary(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (kept.Count > 0 && kept[^1].Path == file.Path)
            {
                reading.Findings.Add(FormatRules.DuplicatePath.At(file.Path, 0));
                continue;
            }

            kept.Add(file);
            reading.ReadFile(file);
        }

        return new(reading.Parts.Assemble(kept), reading.Findings) { Source = reading.Source, Unreadable = reading.Unreadable };
    }

    private sealed class Reading
    {
        public LibraryParts Parts { get; } = new();

        public List<Finding> Findings { get; } = [];

        public SourceMap Source { get; } = new();

        public HashSet<string> Unreadable { get; } = new(StringComparer.Ordinal);

        public void ReadFile(LibraryFile file)
        {
            var findings = new FileFindings(file.Path);
            if (LibraryPath.Parse(file.Path) is not { } path)
                findings.Add(FormatRules.UnknownPlace, 0);
            else if (path.Kind == LibraryFileKind.Kept)
                ReadKept(file, path, findings);
            else if (FileText.Decode(file, findings) is { } text)
                ReadText(text, path, findings);
            if (findings.All.Any(f => !FormatRules.IsMendedByFormat(f.Code)))
                Unreadable.Add(file.Path);
            Findings.AddRange(findings.All.OrderBy(f => f.Line));
        }

        // Kept as it was, whatever it was: only its hash says that it is whole.
        private void ReadKept(LibraryFile file, LibraryPath path, FileFindings findings)
        {
            if (file.Content.Length > MaxFileBytes)
                findings.Add(FormatRules.TooLarge, 0);
            else if (ReleaseCut.HashOf(file) != path.Id)
                findings.Add(FormatRules.WrongContent, 0);
            else
                Parts.Kept.Add(file);
        }

        private void ReadText(string text, LibraryPath path, FileFindings findings)
        {
            Source.Set(path.Path, "", 1);
            if (ReadPart(text, path, findings) is not { } canonical || findings.All.Count > 0)
                return;
            if (FirstDifference(text, canonical) is { } difference)
                findings.Add(FormatRules.NotCanonical, difference.Line, difference.Expected);
        }

        // Reads one file and hands back its canonical form; null when it cannot be read.
        private string? ReadPart(string text, LibraryPath path, FileFindings findings) => path.Kind switch
        {
            LibraryFileKind.Version => Keep(
                VersionFile.ReadVersion(text, path, findings, Source),
                v => Parts.Versions.Add((path, v)), VersionFile.WriteVersion, findings),
            LibraryFileKind.Draft => Keep(
                VersionFile.ReadDraft(text, findings, Source), d => Parts.Drafts.Add((path, d)), VersionFile.WriteDraft, findings),
            LibraryFileKind.ClauseList => Keep(
                ClauseFile.Read(text, findings, Source), c => Parts.Clauses.TryAdd(path.Path, c), ClauseFile.Write, findings),
            LibraryFileKind.Coverage => Keep(
                CoverageFile.Read(text, path, findings, Source), Parts.Coverages.Add, CoverageFile.Write, findings),
            LibraryFileKind.Requirement => Yaml(
                text, path, findings, RequirementFile.Read, r => Parts.Requirements.Add((path, r)), RequirementFile.Write),
            LibraryFileKind.Standard => Yaml(text, path, findings, StandardFile.Read, Parts.Standards.Add, StandardFile.Write),
            LibraryFileKind.Law => Yaml(text, path, findings, LawFile.Read, Parts.Laws.Add, LawFile.Write),
            LibraryFileKind.Term => Yaml(text, path, findings, TermFile.Read, Parts.Terms.Add, TermFile.Write),
            LibraryFileKind.Profile => Yaml(text, path, findings, ProfileFile.Read, Parts.Profiles.Add, ProfileFile.Write),
            LibraryFileKind.Question => Yaml(text, path, findings, QuestionFile.Read, Parts.Questions.Add, QuestionFile.Write),
            LibraryFileKind.Release => Yaml(text, path, findings, ReleaseFormat.Read, Parts.Releases.Add, ReleaseFormat.Write),
            _ => throw new InvalidOperationException($"Ingen läsare för {path.Kind}."),
        };

        private string? Yaml<T>(
            string text, LibraryPath path, FileFindings findings,
            Func<YamlFields, LibraryPath, T> read, Action<T> add, Func<T, string> write)
            where T : class
        {
            var map = YamlTree.Read(text, 0, findings);
            return map is null ? null : Keep(read(new(map, "", findings, Source), path), add, write, findings);
        }

        private static string? Keep<T>(T? part, Action<T> add, Func<T, string> write, FileFindings findings)
            where T : class
        {
            if (part is null || findings.All.Any(f => !FormatRules.IsMendedByFormat(f.Code)))
                return null;
            add(part);
            return write(part);
        }

        private static (int Line, string Expected)? FirstDifference(string text, string canonical)
        {
            if (text == canonical)
                return null;
            var have = text.Split('\n');
            var want = canonical.Split('\n');
            var line = Enumerable.Range(0, Math.Min(have.Length, want.Length)).FirstOrDefault(i => have[i] != want[i], -1);
            if (line < 0)
                return (Math.Min(have.Length, want.Length), have.Length < want.Length ? "fler rader" : "filens slut");
            return (line + 1, want[line].Length == 0 ? "en tom rad" : want[line].Trim());
        }
    }
}
