using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>What has to be mended in requirements that are about to begin, before they can be reviewed.</summary>
/// <param name="Common">What holds for all of them, such as a rationale that no document has.</param>
/// <param name="Each">What holds for each beside that, in their order.</param>
public sealed record CandidateFindings(IReadOnlyList<Finding> Common, IReadOnlyList<IReadOnlyList<Finding>> Each)
{
    /// <summary>What the requirement checker remarks on in a text that may become a requirement. The parts that it has not got yet are left out.</summary>
    public static IReadOnlyList<QualityFinding> Remarks(RequirementContent content, QualityContext context) =>
        [.. QualityRules.Check(content, context).Where(f => f is { Severity: Severity.Warning, Field: VersionSections.Text })];

    /// <summary>Holds each to the hard rules.</summary>
    public static CandidateFindings Of(IReadOnlyList<(Area Area, RequirementContent Content)> begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        var all = begun.Select(b => Of(b.Area, b.Content)).ToList();
        // What is said of one alone is better said beside it.
        var common = all.Count < 2 ? [] : all[0].Where(f => all.TrueForAll(findings => findings.Exists(other => IsSame(f, other)))).ToList();
        return new(common, [.. all.Select(findings => findings.Where(f => !common.Exists(other => IsSame(f, other))).ToList())]);
    }

    private static List<Finding> Of(Area area, RequirementContent content)
    {
        // A key is not taken before somebody has decided.
        var requirement = new Requirement { Key = $"{Areas.Of(area).Prefix}-999", Area = area, Status = RequirementStatus.Draft };
        return [.. DraftFindings.Of(new() { Requirements = [requirement] }, requirement.Key, content).Select(f => f.Finding)];
    }

    private static bool IsSame(Finding one, Finding other) => one.Code == other.Code && one.Message == other.Message;
}
