using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Requirements;
using static Kravbibliotek.Tests.Curation.Situations;

namespace Kravbibliotek.Tests.Curation;

/// <summary>Four eyes.</summary>
public class ApprovalTests
{
    private static readonly RequirementContent OtherLaw = Changed with { Laws = [new() { Law = "2025-1506", Place = "2 kap. 4 §" }] };

    [Theory]
    [InlineData("anna", false)]
    [InlineData("dan", false)]
    [InlineData("bo", true)]
    public void Approve_Account_IsAllowedOnlyWhenItWroteNothing(string account, bool allowed)
    {
        var situation = In(DraftState.Review);
        var several = situation with { Draft = situation.Draft with { Authors = ["anna", "dan"] } };

        var decision = DraftWorkflow.Decide(several, new Approve(new(account)));

        Assert.Equal(allowed ? "" : "U121", Codes(decision.Findings));
        Assert.Equal(allowed ? account : null, decision.Draft?.Reviewer);
    }

    [Fact]
    public void Approve_AuthorWhoIsLawyer_IsRefusedToo() => Assert.Equal("U121", Codes(DraftWorkflow.Decide(
        In(DraftState.Review, OtherLaw), new Approve(Author with { IsLawyer = true })).Findings));

    [Fact]
    public void Approve_ChangedLaw_NeedsALawyer()
    {
        var situation = In(DraftState.Review, OtherLaw);

        Assert.Equal("U122", Codes(DraftWorkflow.Decide(situation, new Approve(Reviewer)).Findings));
        Assert.Equal(DraftState.Approved, DraftWorkflow.Decide(situation, new Approve(Lawyer)).Draft!.State);
    }

    [Fact]
    public void NeedsALawyer_EachKindOfChange_IsSeen()
    {
        var law = Sample.Content.Laws[0];

        Assert.False(Approval.NeedsALawyer(Sample.Content, Changed));
        Assert.False(Approval.NeedsALawyer(null, Sample.Content with { Laws = [] }));
        Assert.True(Approval.NeedsALawyer(null, Sample.Content));
        Assert.True(Approval.NeedsALawyer(Sample.Content, Sample.Content with { Laws = [] }));
        Assert.True(Approval.NeedsALawyer(Sample.Content, Sample.Content with { Laws = [law with { Binding = false }] }));
        Assert.True(Approval.NeedsALawyer(Sample.Content, Sample.Content with { Laws = [law, law with { Place = "3 §" }] }));
    }

    [Fact]
    public void Approve_VersionPublishedMeanwhile_IsRefusedUntilRebased()
    {
        var situation = In(DraftState.Review, currentNumber: 2, basedOn: 1);

        Assert.Equal("U123", Codes(DraftWorkflow.Decide(situation, new Approve(Reviewer)).Findings));
        Assert.Equal(2, DraftWorkflow.Decide(situation, new Rebase(Author, 2)).Draft!.BasedOn);
    }

    [Fact]
    public void Approve_HardRuleBrokenSinceItWasSent_IsRefused() =>
        Assert.Equal([Error], DraftWorkflow.Decide(In(DraftState.Review, errors: Error), new Approve(Reviewer)).Findings);
}
