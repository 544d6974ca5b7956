using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation.Editing;

/// <summary>Tells which field of the editor a finding in the file of a draft is about.</summary>
internal sealed partial class FindingPlaces
{
    // Where in a library the file lies makes no difference to its lines.
    private const string Path = "leverans/LEV-001/utkast.md";
    private const string MissingField = "K205";
    private const string MissingSection = "K222";
    private const string NoReasonForStandard = "K505";
    private const string NoGround = "K463";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["titel"] = DraftParts.Title,
        ["nivå"] = DraftParts.Level,
        ["kravtyper"] = DraftParts.Kinds,
        ["förval"] = DraftParts.DefaultKind,
        ["kvalificeringsgrund"] = DraftParts.Ground,
        ["bevis"] = DraftParts.ProofTimes,
        ["insats"] = DraftParts.Effort,
        ["mål"] = DraftParts.Goals,
        [VersionSections.Text] = DraftParts.Text,
        [VersionSections.TextAsAward] = DraftParts.TextAsAward,
        [VersionSections.TextAsContractTerm] = DraftParts.TextAsContractTerm,
        [VersionSections.Rationale] = DraftParts.Rationale,
        [VersionSections.Proof] = DraftParts.Proof,
        [VersionSections.FollowUp] = DraftParts.FollowUp,
        [VersionSections.Guidance] = DraftParts.Guidance,
        [VersionSections.CostNote] = DraftParts.CostNote,
    };

    private static readonly Dictionary<string, string> ParameterNames = new(StringComparer.Ordinal)
    {
        ["namn"] = "Name",
        ["typ"] = "Type",
        ["enhet"] = "Unit",
        ["min"] = "Min",
        ["max"] = "Max",
        ["val"] = "Choices",
        ["förval"] = "Default",
        ["förklaring"] = "Explanation",
    };

    private readonly RequirementContent _content;
    private readonly SourceMap _source;

    public FindingPlaces(RequirementContent content)
    {
        _content = content;
        _source = LibraryReader.Read([new(Path, Encoding.UTF8.GetBytes(VersionFile.WriteDraft(content)))]).Source;
    }

    /// <summary>The findings with their fields.</summary>
    public IReadOnlyList<FieldFinding> Of(IEnumerable<Finding> findings) => [.. findings.Select(f => new FieldFinding(FieldOf(f), f)).Select(ForPeople)];

    // What is missing is told of files elsewhere; who fills in a form has a field and no file.
    private static FieldFinding ForPeople(FieldFinding found)
    {
        if (found.Finding.Code is not (MissingField or MissingSection))
            return found;
        var label = DraftParts.All.FirstOrDefault(p => p.Root == found.Field)?.Label;
        return found with
        {
            Finding = found.Finding with
            {
                Message = label is null ? "En parameter är inte helt ifylld." : $"{label} saknas.",
                Mend = "Fyll i fältet.",
            },
        };
    }

    private string FieldOf(Finding finding)
    {
        if (LibraryPath.Parse(finding.Path)?.Kind != LibraryFileKind.Draft)
            return "";
        if (finding.Code == NoGround)
            return DraftParts.Ground;
        // A section that is missing stands on no line; the finding names it.
        if (SectionName().Match(finding.Message) is { Success: true } section && Names.TryGetValue(section.Groups[1].Value, out var text))
            return text;
        var path = _source.FieldAt(Path, finding.Line);
        if (finding.Code == MissingField && FieldName().Match(finding.Message) is { Success: true } missing)
            path = (ItemOf(path) is { } item ? item + "." : "") + missing.Groups[1].Value;
        return NameOf(path, finding.Code);
    }

    private string NameOf(string path, string code)
    {
        if (path.StartsWith("gäller.", StringComparison.Ordinal))
            return ConditionOf(path["gäller.".Length..]);
        if (ItemPattern().Match(path) is { Success: true } item)
        {
            var (row, field) = (int.Parse(item.Groups[2].ValueSpan, CultureInfo.InvariantCulture), item.Groups[3].Value);
            return item.Groups[1].Value switch
            {
                "standarder" => DraftFields.Name(DraftParts.Standards, row, code == NoReasonForStandard || field == "avsteg" ? "Reason"
                    : field == "avsnitt" ? "Clauses" : "Edition"),
                "lagar" => DraftFields.Name(DraftParts.Laws, row, "Binding"),
                "parametrar" => DraftFields.Name(DraftParts.Parameters, row, ParameterNames.GetValueOrDefault(field, "Name")),
                var list => Names.GetValueOrDefault(list, ""),
            };
        }

        return Names.GetValueOrDefault(path, "");
    }

    private string ConditionOf(string fact)
    {
        var conditions = _content.Applicability.Conditions;
        for (var row = 0; row < conditions.Count; row++)
        {
            if (fact == conditions[row].Fact || fact.StartsWith(conditions[row].Fact + "[", StringComparison.Ordinal))
                return DraftFields.Name(DraftParts.Conditions, row, conditions[row].AtLeast is null ? "Any" : "AtLeast");
        }

        return "";
    }

    private static string? ItemOf(string path) =>
        ItemPattern().Match(path) is { Success: true } item && item.Groups[1].Value is "parametrar" or "standarder" or "lagar"
            ? path[..(path.IndexOf(']', StringComparison.Ordinal) + 1)] : null;

    [GeneratedRegex(@"\A(\p{L}+)\[([0-9]+)\](?:\.([^.\[]+))?")]
    private static partial Regex ItemPattern();

    [GeneratedRegex(@"\A(?:Avsnittet )?”([^”]+)” (?:saknas|är tomt|hör till|står|har en rad)")]
    private static partial Regex SectionName();

    [GeneratedRegex(@"\AFältet (\S+) saknas")]
    private static partial Regex FieldName();
}
