using System.Text.RegularExpressions;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on what a version may be used as, and the other plain fields of its front matter.</summary>
internal static partial class KindRules
{
    private static readonly Rule DefaultNotAllowed = new("K461",
        "Förvalet {0} är inte en av kravtyperna.",
        "Lägg till kravtypen eller ändra förval.");

    private static readonly Rule Empty = new("K462", "{0} är tom.", "Ange minst en.");

    private static readonly Rule NoGround = new("K463",
        "Kvalificeringskrav är tillåtet men kvalificeringsgrund saknas.",
        "Ange behörighet, ekonomi eller kapacitet: andra grunder finns inte.");

    private static readonly Rule GroundWithoutKind = new("K464",
        "kvalificeringsgrund hör bara till krav som får vara kvalificeringskrav.",
        "Ta bort fältet, eller tillåt kvalificeringskrav.");

    private static readonly Rule SectionWithoutKind = new("K465",
        "Avsnittet ”{0}” hör till en kravtyp som inte är tillåten.",
        "Ta bort avsnittet, eller tillåt kravtypen.");

    private static readonly Rule Effort = new("K466", "insats är {0}.", "Ange 0–5.");

    private static readonly Rule Goal = new("K467", "”{0}” är inget av strategins mål.", "Ange M1–M16.");

    private static readonly Rule Twice = new("K468", "{0} har samma värde två gånger.", "Ta bort det ena.");

    private static readonly Rule Title = new("K469", "Titeln ska stå på en rad och ha högst 150 tecken.", "Korta titeln.");

    public static IEnumerable<Finding> Check(ContentFile file, LibraryIndex index) =>
        Found(file.Content).Select(f => index.At(f.Rule, file.Path, f.Field, f.Found));

    private static IEnumerable<(Rule Rule, string Field, object? Found)> Found(RequirementContent content)
    {
        if (content.Title.Contains('\n') || content.Title.Length > 150)
            yield return (Title, "titel", null);
        foreach (var problem in Lists(content))
            yield return problem;
        var kinds = content.AllowedKinds;
        if (kinds.Count > 0 && !kinds.Contains(content.DefaultKind))
            yield return (DefaultNotAllowed, "förval", Words.Kinds.Code(content.DefaultKind));
        var mayQualify = kinds.Contains(RequirementKind.Qualification);
        if (mayQualify && content.QualificationGround is null)
            yield return (NoGround, "kravtyper", null);
        if (!mayQualify && content.QualificationGround is not null)
            yield return (GroundWithoutKind, "kvalificeringsgrund", null);
        if (content.TextAsAward is not null && !kinds.Contains(RequirementKind.Award))
            yield return (SectionWithoutKind, VersionSections.TextAsAward, VersionSections.TextAsAward);
        if (content.TextAsContractTerm is not null && !kinds.Contains(RequirementKind.ContractTerm))
            yield return (SectionWithoutKind, VersionSections.TextAsContractTerm, VersionSections.TextAsContractTerm);
        if (content.VendorEffort is < 0 or > 5)
            yield return (Effort, "insats", content.VendorEffort);
    }

    private static IEnumerable<(Rule Rule, string Field, object? Found)> Lists(RequirementContent content)
    {
        if (content.AllowedKinds.Count == 0)
            yield return (Empty, "kravtyper", "kravtyper");
        if (content.ProofTimes.Count == 0)
            yield return (Empty, "bevis", "bevis");
        if (content.AllowedKinds.Distinct().Count() < content.AllowedKinds.Count)
            yield return (Twice, "kravtyper", "kravtyper");
        if (content.ProofTimes.Distinct().Count() < content.ProofTimes.Count)
            yield return (Twice, "bevis", "bevis");
        if (content.Goals.Distinct().Count() < content.Goals.Count)
            yield return (Twice, "mål", "mål");
        foreach (var (goal, i) in content.Goals.Select((goal, i) => (goal, i)).Where(g => !GoalPattern().IsMatch(g.goal)))
            yield return (Goal, $"mål[{i}]", goal);
    }

    [GeneratedRegex(@"\AM(?:[1-9]|1[0-6])\z")]
    private static partial Regex GoalPattern();
}
