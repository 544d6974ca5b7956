using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using static Kravbibliotek.Tests.Curation.Situations;

namespace Kravbibliotek.Tests.Curation;

public class RetirementTests
{
    private static readonly Requirement Replacement = new() { Key = "LEV-009", Area = Area.Delivery, Status = RequirementStatus.Published };

    [Theory]
    [InlineData(RequirementStatus.Published, 30, "LEV-009", "")]
    [InlineData(RequirementStatus.Retiring, 0, "", "")]
    [InlineData(RequirementStatus.Withdrawn, 30, "LEV-009", "U151")]
    [InlineData(RequirementStatus.Draft, 30, "", "U151")]
    [InlineData(RequirementStatus.Published, -1, "", "U152")]
    [InlineData(RequirementStatus.Published, 30, "LEV-003", "U153")]
    [InlineData(RequirementStatus.Published, 30, "LEV-099", "U153")]
    [InlineData(RequirementStatus.Published, 30, "LEV-009 LEV-009", "U153")]
    public void Retire_Situations_AreAllowedAsTheTableSays(RequirementStatus status, int days, string replacedBy, string expected)
    {
        var keys = replacedBy.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var decision = Retirement.Retire(Of(status), Today.AddDays(days), keys, [Replacement, Of(RequirementStatus.Published).Requirement]);

        Assert.Equal(expected, Codes(decision.Findings));
        Assert.Equal(expected == "" ? RequirementStatus.Retiring : null, decision.Requirement?.Status);
    }

    [Fact]
    public void Retire_ReplacementOnItsWayOut_IsRefused() => Assert.Equal("U153", Codes(Retirement.Retire(
        Of(RequirementStatus.Published), Today, ["LEV-009"], [Replacement with { Status = RequirementStatus.Retiring }]).Findings));

    [Fact]
    public void Withdraw_StillNeeded_IsRefusedAndSaysByWhat()
    {
        var finding = Assert.Single(Retirement.Withdraw(
            Of(RequirementStatus.Published) with { Dependents = ["LEV-001", "profiler/molntjanst"] }, [], []).Findings);

        Assert.Equal("U154", finding.Code);
        Assert.Contains("LEV-001, profiler/molntjanst", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Withdraw_NothingNeedsIt_EndsToday()
    {
        var requirement = Retirement.Withdraw(Of(RequirementStatus.Published), ["LEV-009"], [Replacement]).Requirement!;

        Assert.Equal((RequirementStatus.Withdrawn, Today), (requirement.Status, requirement.LastDay));
        Assert.Equal(["LEV-009"], requirement.ReplacedBy);
    }

    [Theory]
    [InlineData(RequirementStatus.Retiring, 0, "")]
    [InlineData(RequirementStatus.Retiring, -1, "U156")]
    [InlineData(RequirementStatus.Published, 0, "U155")]
    [InlineData(RequirementStatus.Withdrawn, 0, "U155")]
    public void Restore_Situations_AreAllowedAsTheTableSays(RequirementStatus status, int days, string expected)
    {
        var situation = Of(status);

        var decision = Retirement.Restore(situation with
        {
            Requirement = situation.Requirement with { LastDay = Today.AddDays(days), ReplacedBy = ["LEV-009"] },
        });

        Assert.Equal(expected, Codes(decision.Findings));
        Assert.Equal(
            expected == "" ? (RequirementStatus.Published, null, 0) : default((RequirementStatus, DateOnly?, int)?),
            decision.Requirement is { } r ? (r.Status, r.LastDay, r.ReplacedBy.Count) : null);
    }

    [Theory]
    [InlineData(-1, RequirementStatus.Withdrawn)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void End_LastDay_IsTheLastOnWhichItMayBeUsed(int days, RequirementStatus? expected)
    {
        var situation = Of(RequirementStatus.Retiring);

        Assert.Equal(expected, Retirement.End(
            situation with { Requirement = situation.Requirement with { LastDay = Today.AddDays(days) } }).Requirement?.Status);
    }

    private static RetirementSituation Of(RequirementStatus status) => new(
        In(DraftState.Closed).Requirement with { Status = status }, In(DraftState.Closed).Current, [], Today);
}
