using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation.Editing;

/// <summary>A finding and the field it is about.</summary>
/// <param name="Field">The name of the field, or empty when it is about the draft as a whole.</param>
/// <param name="Finding">The finding.</param>
public sealed record FieldFinding(string Field, Finding Finding);

/// <summary>
/// What stands in the way of review, beside the fields that it concerns. There is something here exactly when
/// <see cref="DraftCheck"/> finds something.
/// </summary>
public static class DraftFindings
{
    private const string Undeclared = "K405";
    private const string Unused = "K406";

    /// <summary>The findings of a text.</summary>
    /// <param name="surroundings">As for <see cref="DraftCheck.Run"/>.</param>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="content">The text.</param>
    public static IReadOnlyList<FieldFinding> Of(Library surroundings, string key, RequirementContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var found = DraftCheck.Run(surroundings, key, content);
        if (found.Count == 0)
            return [];
        var findings = new FindingPlaces(content).Of(found);
        // What is missing stops the reading of the rest, so that the rest is looked at with something in the empty places.
        if (Filled(content) is not { Fields.Count: > 0 } filled)
            return findings;
        var more = new FindingPlaces(filled.Content).Of(DraftCheck.Run(surroundings, key, filled.Content))
            .Where(f => !filled.Fields.Contains(f.Field) && !(filled.HidesParameters && f.Finding.Code is Undeclared or Unused));
        return [.. findings.Concat(more).DistinctBy(f => (f.Field, f.Finding.Code, f.Finding.Message))];
    }

    private static (RequirementContent Content, HashSet<string> Fields, bool HidesParameters) Filled(RequirementContent content)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var filled = content with
        {
            Title = Fill(DraftParts.Title, content.Title, "x"),
            AllowedKinds = content.AllowedKinds.Count > 0 ? content.AllowedKinds : Added(DraftParts.Kinds, content.DefaultKind),
            ProofTimes = content.ProofTimes.Count > 0 ? content.ProofTimes : Added(DraftParts.ProofTimes, ProofTime.Bid),
            Text = Fill(DraftParts.Text, content.Text, "x {{ska}} x"),
            Rationale = Fill(DraftParts.Rationale, content.Rationale, "x"),
            Proof = Fill(DraftParts.Proof, content.Proof, "x"),
            FollowUp = Fill(DraftParts.FollowUp, content.FollowUp, "x"),
            Guidance = Fill(DraftParts.Guidance, content.Guidance, "x"),
            Parameters = [.. content.Parameters.Where(IsWhole)],
        };
        if (filled.Parameters.Count < content.Parameters.Count)
        {
            fields.Add(DraftParts.Parameters);
            // The rows have other numbers now; what is wrong with them is told when all are whole.
            filled = filled with { Parameters = [] };
        }

        return (filled, fields, fields.Overlaps([DraftParts.Parameters, DraftParts.Text, DraftParts.Proof]));

        string Fill(string field, string text, string otherwise)
        {
            if (!string.IsNullOrWhiteSpace(text))
                return text;
            fields.Add(field);
            return otherwise;
        }

        IReadOnlyList<T> Added<T>(string field, T value)
        {
            fields.Add(field);
            return [value];
        }
    }

    private static bool IsWhole(Parameter parameter) =>
        parameter.Name.Length > 0 && parameter.Default.Length > 0 && parameter.Explanation.Length > 0;
}
