using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Curation;

/// <summary>What may change without a new version keeps the rules of the library.</summary>
public class RequirementFactsTests
{
    private static readonly Requirement One = Make("LEV-001");

    [Fact]
    public void Decide_AreaAndTags_AreTaken()
    {
        var decision = (RequirementFacts.Of(One) with { Area = Area.Security, Tags = ["drift"] }).Decide(One, [], Situations.Today);

        Assert.Empty(decision.Findings);
        Assert.Equal(("LEV-001", Area.Security, "drift"), (decision.Requirement!.Key, decision.Requirement.Area, decision.Requirement.Tags.Single()));
    }

    [Fact]
    public void Decide_UnknownKey_IsRefused() => Assert.Equal("K321", Codes(new() { Requires = ["LEV-009"] }));

    [Fact]
    public void Decide_Itself_IsRefused() => Assert.Equal("K322", Codes(new() { Overlaps = ["LEV-001"] }));

    [Fact]
    public void Decide_LoopFartherOff_IsRefused() => Assert.Equal(
        "K323",
        Codes(
            new() { Requires = ["LEV-002"] },
            Make("LEV-002") with { Relations = new() { Requires = ["LEV-003"] } },
            Make("LEV-003") with { Relations = new() { Requires = ["LEV-001"] } }));

    [Fact]
    public void Decide_RequiresWhatItConflictsWith_IsRefused() => Assert.Equal(
        "K324", Codes(new() { Requires = ["LEV-002"], Conflicts = ["LEV-002"] }, Make("LEV-002")));

    [Fact]
    public void Decide_RequiresWithdrawn_IsRefused() => Assert.Equal(
        "K325", Codes(new() { Requires = ["LEV-002"] }, Make("LEV-002") with { Status = RequirementStatus.Withdrawn }));

    [Fact]
    public void Decide_FaultOfOthers_IsNotThisChanges() => Assert.Equal(
        "", Codes(new() { Overlaps = ["LEV-002"] }, Make("LEV-002") with { Relations = new() { Requires = ["LEV-009"] } }));

    [Fact]
    public void Decide_ReviewDayPassed_IsRefusedUnlessItWasSo()
    {
        var yesterday = Situations.Today.AddDays(-1);

        var refused = (RequirementFacts.Of(One) with { NextReview = yesterday }).Decide(One, [], Situations.Today);
        var kept = RequirementFacts.Of(One with { NextReview = yesterday }).Decide(One with { NextReview = yesterday }, [], Situations.Today);

        Assert.Equal("U174", refused.Findings.Single().Code);
        Assert.Empty(kept.Findings);
    }

    private static string Codes(Relations relations, params Requirement[] others) =>
        Situations.Codes((RequirementFacts.Of(One) with { Relations = relations }).Decide(One, others, Situations.Today).Findings);

    private static Requirement Make(string key) =>
        new() { Key = key, Area = Area.Delivery, Status = RequirementStatus.Published, CurrentNumber = 1 };
}
