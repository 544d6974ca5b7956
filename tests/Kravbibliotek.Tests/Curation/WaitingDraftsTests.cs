using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using static Kravbibliotek.Tests.Curation.Situations;

namespace Kravbibliotek.Tests.Curation;

/// <summary>What waits for whom.</summary>
public sealed class WaitingDraftsTests
{
    private static readonly Role[] Both = [Role.Curator, Role.Reviewer];
    private static readonly Draft Editing = In(DraftState.Editing).Draft;
    private static readonly Draft Review = In(DraftState.Review).Draft;
    private static readonly Draft Approved = In(DraftState.Approved).Draft;

    [Fact]
    public void For_OwnDrafts_TellsThoseReturnedFromTheOthers()
    {
        var returned = Editing with { Comments = [new("Krav", null, "Skriv om.", "bo", Now)] };

        var waiting = Wait([Editing, returned], Author);

        Assert.Equal([returned], waiting.Returned);
        Assert.Equal([Editing], waiting.Writing);
        Assert.Empty(Wait([Editing, returned], Reviewer).Returned);
    }

    [Fact]
    public void For_InReview_WaitsForWhoeverWroteNoneOfIt()
    {
        Assert.Equal([Review], Wait([Review], Reviewer).ToReview);
        Assert.Empty(Wait([Review], Author).ToReview);
        Assert.Empty(Wait([Review], Reviewer, Role.Curator).ToReview);
    }

    [Fact]
    public void For_LegalReferencesChanged_WaitsForALawyer()
    {
        var changed = Review with { Content = Changed with { Laws = [new() { Law = "2016-1145", Place = "9 kap. 1 §" }] } };

        Assert.Empty(Wait([changed], Reviewer).ToReview);
        Assert.Equal([changed], Wait([changed], Lawyer).ToReview);
    }

    [Fact]
    public void For_Approved_TellsThoseWithADayInTheOrderOfTheirDays()
    {
        var late = Approved with { Plan = new(ChangeKind.Editorial, "Sen.", Today.AddDays(9), "anna") };
        var soon = Approved with { Plan = new(ChangeKind.Editorial, "Snart.", Today, "anna") };

        var waiting = Wait([late, Approved, soon], Author);

        Assert.Equal([Approved], waiting.ToPublish);
        Assert.Equal([soon, late], waiting.Planned);
        Assert.Empty(Wait([Approved, soon], Author, Role.Reviewer).ToPublish);
    }

    private static WaitingDrafts Wait(IReadOnlyList<Draft> open, Actor person, params Role[] roles) => WaitingDrafts.For(
        open, new Dictionary<string, RequirementVersion> { ["LEV-003"] = Version(1, Changed) }, person, roles.Length > 0 ? roles : Both);
}
