using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation.Editing;

/// <summary>Something in a text that could be written better, and the field it is about.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Finding">What it is.</param>
public sealed record FieldRemark(string Field, QualityFinding Finding);

/// <summary>What the requirement checker remarks on in a draft, beside the fields that it concerns. It stops nothing.</summary>
public static class DraftRemarks
{
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["namn"] = "Name",
        ["förval"] = "Default",
        ["val"] = "Choices",
        ["utgåva"] = "Edition",
        ["avsnitt"] = "Clauses",
        ["id"] = "Binding",
        ["lagrum"] = "Binding",
    };

    /// <summary>The remarks on a text, without those on rules that its requirement waives.</summary>
    /// <param name="content">The text.</param>
    /// <param name="context">What it is judged against, the requirement too.</param>
    /// <param name="known">What the hard rules found; the same thing is not told twice.</param>
    public static IReadOnlyList<FieldRemark> Of(RequirementContent content, QualityContext context, IReadOnlyList<FieldFinding> known)
    {
        ArgumentNullException.ThrowIfNull(context);
        var waived = (context.Requirement?.Waivers ?? []).Select(w => w.Rule).ToHashSet(StringComparer.Ordinal);
        var taken = known.Select(f => f.Field).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. QualityRules.Check(content, context).Where(f => !waived.Contains(f.Code)).Select(f => new FieldRemark(FieldOf(f), f))
                .Where(r => !taken.Contains(r.Field) || !(QualityRules.HasHardCounterpart(r.Finding.Code) || IsAboutNothing(r.Finding))),
        ];
    }

    // What is empty is said to be missing by the hard rules.
    private static bool IsAboutNothing(QualityFinding finding) => finding is { Code: "S111" or "S112", Start: 0, Length: 0 };

    private static string FieldOf(QualityFinding finding)
    {
        var root = DraftParts.All.First(p => p.Label == finding.Field).Root;
        return Members.TryGetValue(finding.Member, out var member) ? DraftFields.Name(root, finding.Row, member) : root;
    }
}
