using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Requirements;
using static Kravbibliotek.Tests.Curation.Situations;

namespace Kravbibliotek.Tests.Curation;

public class PublicationRulesTests
{
    [Fact]
    public void Decide_ApprovedDraft_BecomesTheNextVersion()
    {
        var publication = PublicationRules.Decide(In(DraftState.Approved), ChangeKind.Substantive, "Kortare ordalydelse.").Publication!;

        Assert.Equal(("LEV-003/2", 2, Today), (publication.Version.Id, publication.Version.Number, publication.Version.Published));
        Assert.Equal(Fingerprint.Of(Changed), publication.Version.Fingerprint);
        Assert.Equal("Kortare ordalydelse.", publication.Version.ChangeNote);
        Assert.Equal((2, RequirementStatus.Published), (publication.Requirement.CurrentNumber, publication.Requirement.Status));
        Assert.Equal((DraftState.Closed, null), (publication.Draft.State, publication.Draft.Content));
    }

    [Theory]
    [InlineData(DraftState.Editing)]
    [InlineData(DraftState.Review)]
    [InlineData(DraftState.Consultation)]
    [InlineData(DraftState.Closed)]
    public void Decide_NotApproved_IsRefused(DraftState state) =>
        Assert.Equal("U131", Codes(PublicationRules.Decide(In(state), ChangeKind.Substantive, "Not.").Findings));

    [Theory]
    [InlineData(ChangeKind.New, "U133")]
    [InlineData(ChangeKind.Editorial, "U134")]
    [InlineData(ChangeKind.Substantive, "")]
    [InlineData(ChangeKind.Breaking, "")]
    public void Decide_BreakingChange_CannotBeCalledEditorial(ChangeKind kind, string expected)
    {
        var narrower = Changed with { Parameters = [Sample.ResponseTime with { Max = 8 }] };

        Assert.Equal(expected, Codes(PublicationRules.Decide(In(DraftState.Approved, narrower), kind, "Not.").Findings));
    }

    [Theory]
    [InlineData(ChangeKind.New, "")]
    [InlineData(ChangeKind.Substantive, "U133")]
    public void Decide_FirstVersion_IsNewAndNothingElse(ChangeKind kind, string expected) => Assert.Equal(
        expected, Codes(PublicationRules.Decide(In(DraftState.Approved, currentNumber: 0, basedOn: 0), kind, "Not.").Findings));

    [Fact]
    public void Decide_Faults_AreAllTold()
    {
        var situation = In(DraftState.Approved, Sample.Content, currentNumber: 2, basedOn: 1, Error);
        var tomorrow = situation with { Current = situation.Current! with { Published = Today.AddDays(1) } };

        Assert.Equal("K201 U123 U132 U135 U136", Codes(PublicationRules.Decide(tomorrow, ChangeKind.Editorial, " ").Findings));
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(0, 1, "U111")]
    [InlineData(2, 3, "U111")]
    public void Decide_UnansweredComments_HoldItBack(int first, int second, string expected)
    {
        var situation = In(DraftState.Approved) with { Consultations = [Round(1, first), Round(2, second)] };

        var decision = PublicationRules.Decide(situation, ChangeKind.Substantive, "Not.");

        Assert.Equal(expected, Codes(decision.Findings));
        Assert.Equal(
            expected == "" ? [(true, 2), (true, 2)] : [], decision.Publication?.Consultations.Select(c => (c.IsSettled, c.Number!.Value)) ?? []);
    }

    [Theory]
    [InlineData(RequirementStatus.Retiring, RequirementStatus.Retiring)]
    [InlineData(RequirementStatus.Withdrawn, null)]
    public void Decide_EndingRequirement_KeepsItsStatusOrIsRefused(RequirementStatus status, RequirementStatus? expected)
    {
        var situation = In(DraftState.Approved);
        var ending = situation with { Requirement = situation.Requirement with { Status = status } };

        Assert.Equal(expected, PublicationRules.Decide(ending, ChangeKind.Substantive, "Not.").Publication?.Requirement.Status);
    }

    [Theory]
    [InlineData("2026-06-30T21:59:00Z", "2026-06-30")]
    [InlineData("2026-06-30T22:01:00Z", "2026-07-01")]
    [InlineData("2026-12-31T23:01:00Z", "2027-01-01")]
    public void SwedishDay_Moment_IsTheDayInSweden(string moment, string day) => Assert.Equal(
        DateOnly.Parse(day, null), SwedishDay.Of(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    private static Consultation Round(int round, int unanswered) => new()
    {
        Id = Consultation.IdOf("LEV-003", round),
        Key = "LEV-003",
        Round = round,
        Period = new(Today.AddDays(-9), Today.AddDays(-1)),
        Content = Changed,
        Fingerprint = Fingerprint.Of(Changed),
        ClosedAt = Now,
        Unanswered = unanswered,
    };
}
