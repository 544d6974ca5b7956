using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Curation.Editing;

/// <summary>Every finding stands beside the field that it is about.</summary>
public class DraftFindingsTests
{
    private static readonly Library Sound = LibraryReader.Read(BrokenExample.Sound().Files).Library;
    private static readonly string Key = Sound.Profiles[0].Requirements[0].Key;
    private static readonly RequirementContent Content = Sound.Versions.Last(v => v.Key == Key).Content;

    public static TheoryData<string, Func<RequirementContent, RequirementContent>> Broken => new()
    {
        { "Title", c => c with { Title = "" } },
        { "Title", c => c with { Title = new('x', 151) } },
        { "Kinds", c => c with { AllowedKinds = [] } },
        { "DefaultKind", c => c with { AllowedKinds = [RequirementKind.Mandatory], DefaultKind = RequirementKind.ContractTerm } },
        { "Ground", c => c with { AllowedKinds = [.. c.AllowedKinds, RequirementKind.Qualification], QualificationGround = null } },
        { "ProofTimes", c => c with { ProofTimes = [] } },
        { "Effort", c => c with { VendorEffort = 7 } },
        { "Goals", c => c with { Goals = ["M99"] } },
        { "Text", c => c with { Text = "" } },
        { "Text", c => c with { Text = "Inget ord.\n\nEtt {{okänt}} till." } },
        { "Proof", c => c with { Proof = "Ett stycke.\n\n<b>Fel</b>" } },
        { "Rationale", c => c with { Rationale = "" } },
        { "FollowUp", c => c with { FollowUp = "| a |\n|---|\n| b |" } },
        { "Guidance", c => c with { Guidance = "## Bevis\n\nInsmuget." } },
        { "CostNote", c => c with { CostNote = "![bild](https://exempel.se/b.png)" } },
        { "TextAsAward", c => c with { AllowedKinds = [RequirementKind.Mandatory, RequirementKind.Award], DefaultKind = RequirementKind.Mandatory, TextAsAward = "Utan ordet." } },
        { "Standards[0].Edition", c => c with { Standards = [new() { Standard = "FINNS-INTE", Edition = "1" }] } },
        { "Standards[0].Edition", c => c with { Standards = [new() { Standard = Sound.Standards[0].Id, Edition = "1901", DeviationReason = "Ja." }] } },
        { "Standards[0].Clauses", c => c with { Standards = [new() { Standard = Sound.Standards[0].Id, Edition = Sound.Standards[0].Editions[0].Name, Clauses = ["999"], DeviationReason = "Ja." }] } },
        { "Standards[0].Reason", c => c with { Standards = [new() { Standard = Sound.Standards.First(s => s.Openness.Judgement != Kravbibliotek.Standards.Openness.Open).Id, Edition = Sound.Standards.First(s => s.Openness.Judgement != Kravbibliotek.Standards.Openness.Open).Editions[0].Name }] } },
        { "Laws[1].Binding", c => c with { Laws = [new() { Law = Sound.Laws[0].Id, Place = Sound.Laws[0].Places[0].Name }, new() { Law = "1900-1", Place = "1 §" }] } },
        { "Conditions[1].Any", c => c with { Applicability = new() { Conditions = [new() { Fact = "konfidentialitet", AtLeast = 1 }, new() { Fact = "leverans", AnyOf = ["rymdfärja"] }] } } },
        { "Conditions[0].AtLeast", c => c with { Applicability = new() { Conditions = [new() { Fact = "leverans", AtLeast = 1 }] } } },
        { "Parameters[0].Name", c => c with { Parameters = [Parameter() with { Name = "Stor Bokstav" }] } },
        { "Parameters[1].Min", c => c with { Parameters = [Parameter(), Parameter() with { Name = "b", Min = 9, Max = 1 }] } },
        { "Parameters[0].Default", c => c with { Parameters = [Parameter() with { Default = "fyra" }] } },
        { "Parameters[0].Default", c => c with { Parameters = [Parameter() with { Default = "" }] } },
        { "Parameters[1].Explanation", c => c with { Parameters = [Parameter(), Parameter() with { Name = "b", Explanation = "" }] } },
        { "Parameters[0].Choices", c => c with { Parameters = [Parameter() with { Type = ParameterType.Choice, Choices = ["ett"], Default = "ett" }] } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Of_OneFault_StandsAtItsField(string field, Func<RequirementContent, RequirementContent> fault) =>
        Assert.Contains(field, DraftFindings.Of(Around(), Key, fault(Content)).Select(f => f.Field));

    [Fact]
    public void Of_SoundText_IsEmpty() => Assert.Empty(DraftFindings.Of(Around(), Key, Content));

    [Fact]
    public void Of_SectionMissing_DoesNotHideWhatElseIsWrong()
    {
        var fields = DraftFindings.Of(Around(), Key, Content with { Rationale = "", FollowUp = "", Guidance = "<i>x</i>" }).Select(f => f.Field);

        Assert.Equal(["FollowUp", "Guidance", "Rationale"], fields.Order(StringComparer.Ordinal).Distinct());
    }

    [Fact]
    public void Of_NewRequirement_TellsOfEveryEmptyPartOnce()
    {
        var empty = Content with
        {
            Text = "",
            Rationale = "",
            Proof = "",
            FollowUp = "",
            Guidance = "",
            CostNote = null,
            ProofTimes = [],
            Parameters = [],
            TextAsAward = null,
            TextAsContractTerm = null,
        };

        Assert.Equal(
            ["FollowUp", "Guidance", "Proof", "ProofTimes", "Rationale", "Text"],
            DraftFindings.Of(Around(), Key, empty).Select(f => f.Field).Order(StringComparer.Ordinal));
    }

    private static Parameter Parameter() => new() { Name = "a", Type = ParameterType.Number, Default = "4", Explanation = "Hur länge." };

    private static Library Around() => Sound with
    {
        Requirements = [.. Sound.Requirements.Where(r => r.Key == Key)],
        Versions = [.. Sound.Versions.Where(v => v.Key == Key).TakeLast(1)],
        Profiles = [],
        Releases = [],
    };
}
