using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on the tables that say which requirements carry which clauses.</summary>
internal static class CoverageRules
{
    private static readonly Rule NoStandard = new("K661",
        "Området svarar inte mot någon standard och har ingen täckning.",
        "Ta bort filen.");

    private static readonly Rule UnknownClause = new("K662",
        "{0} finns inte i {1} {2} eller hör inte till det som täckningen gäller.",
        "Rätta numret, eller ta bort raden.");

    private static readonly Rule MissingClause = new("K663", "{0} i {1} {2} saknas i täckningen.", "Lägg till raden.");

    private static readonly Rule UnknownKey = new("K664", "Kravet {0} finns inte eller är upphävt.", "Rätta nyckeln, eller ta bort den.");

    private static readonly Rule NotCarried = new("K665",
        "{0} hänvisar inte till {1} i {2} och inte till standarden som helhet.",
        "Lägg till hänvisningen i kravet, eller ta bort nyckeln.");

    private static readonly Rule NoReason = new("K666", "Inget krav bär {0}, och det står inte varför.", "Ange krav, eller skriv skälet i kolumnen not.");

    public static IEnumerable<Finding> Check(LibraryIndex index) => index.Library.Coverages.SelectMany(c => Table(c, index));

    private static IEnumerable<Finding> Table(Coverage coverage, LibraryIndex index)
    {
        var path = LibraryPath.OfCoverage(coverage.Id);
        if (Coverage.StandardOf(coverage.Id) is not { } answers)
        {
            yield return NoStandard.At(path, 0);
            yield break;
        }

        var (standard, editionName, chapters) = answers;
        if (index.Standard(standard)?.Editions.FirstOrDefault(e => e.Name == editionName) is not { Clauses.Count: > 0 } edition)
            yield break;
        var expected = edition.Clauses.Where(c => !c.IsVoid && chapters.Contains(c.Number.Split('.')[0])).Select(c => c.Number).ToList();
        foreach (var (row, i) in coverage.Rows.Select((r, i) => (r, i)))
        {
            if (!expected.Contains(row.Clause))
                yield return index.At(UnknownClause, path, $"nummer[{i}]", row.Clause, standard, editionName);
            if (row.Keys.Count == 0 && row.Note is null)
                yield return index.At(NoReason, path, $"nummer[{i}]", row.Clause);
            foreach (var key in row.Keys)
            {
                var requirement = index.Requirements.GetValueOrDefault(key);
                if (requirement is null ? !index.Knows(LibraryFileKind.Requirement, key) : requirement.Status == RequirementStatus.Withdrawn)
                    yield return index.At(UnknownKey, path, $"nummer[{i}]", key);
                else if (requirement is not null && !Carries(index, requirement, row.Clause, standard, editionName))
                    yield return index.At(NotCarried, path, $"nummer[{i}]", key, row.Clause, standard);
            }
        }

        foreach (var missing in expected.Except(coverage.Rows.Select(r => r.Clause)))
            yield return MissingClause.At(path, 0, missing, standard, editionName);
    }

    private static bool Carries(LibraryIndex index, Requirement requirement, string clause, string standard, string edition) =>
        index.Versions[requirement.Key].Where(v => v.Number == requirement.CurrentNumber).SelectMany(v => v.Content.Standards)
            .Where(s => s.Standard == standard && s.Edition == edition)
            .Any(s => s.Clauses.Count == 0 || s.Clauses.Any(c => c == clause || clause.StartsWith(c + ".", StringComparison.Ordinal)));
}
