using System.Text;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>Writes the library as files in canonical form: what was read from canonical files comes back byte for byte.</summary>
public static class LibraryWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Every file of the library, ordered by path.</summary>
    public static IReadOnlyList<LibraryFile> Write(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return
        [
            .. All(library).Select(f => new LibraryFile(f.Path, Utf8.GetBytes(f.Text))).Concat(library.Kept)
                .OrderBy(f => f.Path, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string Path, string Text)> All(Library library) =>
        Requirements(library)
            .Concat(Standards(library))
            .Concat(library.Laws.Select(l => (LibraryPath.OfRegister(LibraryFileKind.Law, l.Id), LawFile.Write(l))))
            .Concat(library.Terms.Select(t => (LibraryPath.OfRegister(LibraryFileKind.Term, t.Id), TermFile.Write(t))))
            .Concat(library.Profiles.Select(p => (LibraryPath.OfRegister(LibraryFileKind.Profile, p.Id), ProfileFile.Write(p))))
            .Concat(library.Questions.Select(q => (LibraryPath.OfRegister(LibraryFileKind.Question, q.Id), QuestionFile.Write(q))))
            .Concat(library.Coverages.Select(c => (LibraryPath.OfCoverage(c.Id), CoverageFile.Write(c))))
            .Concat(library.Releases.Select(r => (LibraryPath.OfRegister(LibraryFileKind.Release, r.Name), ReleaseFormat.Write(r))));

    private static IEnumerable<(string Path, string Text)> Requirements(Library library)
    {
        var areas = library.Requirements.ToDictionary(r => r.Key, r => r.Area, StringComparer.Ordinal);
        foreach (var requirement in library.Requirements)
        {
            yield return (LibraryPath.OfRequirement(requirement.Area, requirement.Key), RequirementFile.Write(requirement));
        }

        foreach (var draft in library.Drafts.Where(d => areas.ContainsKey(d.Key)))
        {
            if (draft.Content is { } content)
                yield return (LibraryPath.OfDraft(areas[draft.Key], draft.Key), VersionFile.WriteDraft(content));
        }

        foreach (var version in library.Versions.Where(v => areas.ContainsKey(v.Key)))
            yield return (LibraryPath.OfVersion(areas[version.Key], version.Key, version.Number), VersionFile.WriteVersion(version));
    }

    private static IEnumerable<(string Path, string Text)> Standards(Library library)
    {
        foreach (var standard in library.Standards)
        {
            yield return (LibraryPath.OfRegister(LibraryFileKind.Standard, standard.Id), StandardFile.Write(standard));
            foreach (var edition in standard.Editions.Where(e => e.Clauses.Count > 0))
                yield return (LibraryPath.OfClauses(standard.Id, edition.Name), ClauseFile.Write(edition.Clauses));
        }
    }
}
