using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Requirements;

namespace Kravbibliotek.Tests.Curation;

public class ChangeProposalTests
{
    private static readonly RequirementContent From = Sample.Content with
    {
        Parameters =
        [
            Sample.ResponseTime,
            new() { Name = "tid", Type = ParameterType.Choice, Choices = ["dag", "natt"], Default = "dag", Explanation = "När." },
        ],
    };

    private static readonly StandardReference Standard = From.Standards[0];

    private static readonly Dictionary<string, (RequirementContent To, ChangeKind Kind)> Cases = new()
    {
        ["nothing"] = (From, ChangeKind.Editorial),
        ["title"] = (From with { Title = "Annan" }, ChangeKind.Editorial),
        ["guidance and rationale"] = (From with { Guidance = "Annan.", Rationale = "Annat." }, ChangeKind.Editorial),
        ["default value"] = (With(Sample.ResponseTime with { Default = "8" }), ChangeKind.Editorial),
        ["text"] = (From with { Text = "Leverantören {{ska}} svara inom {{svarstid}}." }, ChangeKind.Substantive),
        ["proof"] = (From with { Proof = "Ett intyg." }, ChangeKind.Substantive),
        ["level"] = (From with { Level = Level.Advanced }, ChangeKind.Substantive),
        ["kind added"] = (From with { AllowedKinds = [.. From.AllowedKinds, RequirementKind.Qualification] }, ChangeKind.Substantive),
        ["kind removed"] = (From with { AllowedKinds = [.. From.AllowedKinds.Skip(1)] }, ChangeKind.Breaking),
        ["law"] = (From with { Laws = [] }, ChangeKind.Substantive),
        ["range widened"] = (With(Sample.ResponseTime with { Max = 48 }), ChangeKind.Substantive),
        ["limit dropped"] = (With(Sample.ResponseTime with { Max = null }), ChangeKind.Substantive),
        ["max lowered"] = (With(Sample.ResponseTime with { Max = 12 }), ChangeKind.Breaking),
        ["min raised"] = (With(Sample.ResponseTime with { Min = 2 }), ChangeKind.Breaking),
        ["unit"] = (With(Sample.ResponseTime with { Unit = "dagar" }), ChangeKind.Breaking),
        ["parameter removed"] = (From with { Parameters = [From.Parameters[0]] }, ChangeKind.Breaking),
        ["parameter added"] = (
            From with { Parameters = [.. From.Parameters, Sample.ResponseTime with { Name = "ny" }] }, ChangeKind.Substantive),
        ["choice added"] = (WithChoices("dag", "natt", "helg"), ChangeKind.Substantive),
        ["choice removed"] = (WithChoices("dag"), ChangeKind.Breaking),
        ["standard edition"] = (From with { Standards = [Standard with { Edition = "2026" }] }, ChangeKind.Breaking),
        ["standard added"] = (
            From with { Standards = [Standard, new() { Standard = "EN-301-549", Edition = "V3.2.1" }] }, ChangeKind.Breaking),
        ["standard removed"] = (From with { Standards = [] }, ChangeKind.Substantive),
        ["clause added"] = (From with { Standards = [Standard with { Clauses = [.. Standard.Clauses, "8.15"] }] }, ChangeKind.Breaking),
        ["clause removed"] = (From with { Standards = [Standard with { Clauses = ["5.30"] }] }, ChangeKind.Substantive),
        ["whole standard"] = (From with { Standards = [Standard with { Clauses = [] }] }, ChangeKind.Breaking),
        ["limit where there was none"] = (
            From with { Parameters = [From.Parameters[0] with { Max = null, Min = 3 }, From.Parameters[1]] }, ChangeKind.Breaking),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_Change_ProposesTheKindOfTheTable(string name)
    {
        var proposal = ChangeProposal.Of(From, Cases[name].To);

        Assert.Equal(Cases[name].Kind, proposal.Kind);
        Assert.NotEmpty(proposal.Reasons);
    }

    [Fact]
    public void Of_FirstVersion_IsNew() => Assert.Equal(ChangeKind.New, ChangeProposal.Of(null, From).Kind);

    private static RequirementContent With(Parameter first) => From with { Parameters = [first, From.Parameters[1]] };

    private static RequirementContent WithChoices(params string[] choices) =>
        From with { Parameters = [From.Parameters[0], From.Parameters[1] with { Choices = choices }] };
}
