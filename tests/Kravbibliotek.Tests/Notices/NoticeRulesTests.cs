using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Notices;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using static Kravbibliotek.Tests.Curation.Situations;

namespace Kravbibliotek.Tests.Notices;

/// <summary>Who is told of what.</summary>
public sealed class NoticeRulesTests
{
    private static readonly Draft Editing = In(DraftState.Editing).Draft;
    private static readonly Draft Review = In(DraftState.Review).Draft;
    private static readonly Draft Approved = In(DraftState.Approved).Draft;

    private static readonly SubmissionFacts Case = new(
        SubmissionKind.Feedback, SubmissionStatus.Received, "TIL-001", 1, null, null, null, null, false, null, false);

    [Fact]
    public void OfDraft_SentForReview_TellsReviewersWhoWroteNoneOfIt()
    {
        var notice = Assert.Single(NoticeRules.OfDraft(Editing, Review, "anna", needsLawyer: false));

        Assert.True(notice.To.Includes(With(Role.Reviewer), "bo"));
        Assert.False(notice.To.Includes(With(Role.Reviewer), "anna"));
        Assert.False(notice.To.Includes(With(Role.Curator), "curt"));
        Assert.False(notice.To.Includes(With(Role.Reviewer) with { IsLocked = true }, "bo"));
        Assert.Equal("LEV-003/utkast", notice.Subject);
        Assert.EndsWith("väntar på granskning.", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void OfDraft_LawyerNeeded_TellsLawyersOnly()
    {
        var notice = Assert.Single(NoticeRules.OfDraft(Editing, Review, "anna", needsLawyer: true));

        Assert.False(notice.To.Includes(With(Role.Reviewer), "bo"));
        Assert.True(notice.To.Includes(With(Role.Reviewer) with { IsLawyer = true }, "cilla"));
    }

    [Fact]
    public void OfDraft_Returned_TellsItsAuthors()
    {
        var returned = Editing with { Comments = [new("Krav", null, "Skriv om.", "bo", Now)] };

        var notice = Assert.Single(NoticeRules.OfDraft(Review, returned, "bo", needsLawyer: false));

        Assert.True(notice.To.Includes(With(Role.Curator), "anna"));
        Assert.False(notice.To.Includes(With(Role.Curator), "bo"));
    }

    [Fact]
    public void OfDraft_ApprovedAndSentOutAndEnded_TellsCurators()
    {
        var open = Review with { State = DraftState.Consultation, Consultation = new(Today, Today.AddDays(14)) };

        Assert.Contains("kan publiceras", Single(Review, Approved).Text, StringComparison.Ordinal);
        Assert.Contains("på remiss till och med 2026-12-04", Single(Review, open).Text, StringComparison.Ordinal);
        Assert.Contains("är avslutad", Single(open, Review).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void OfDraft_LostItsDayByTheJob_TellsCurators()
    {
        var planned = Approved with { Plan = new(ChangeKind.Editorial, "Not.", Today, "anna") };
        var lost = Approved with
        {
            Plan = planned.Plan with { Day = null },
            Comments = [new("Krav", null, "Gick inte.", "jobb", Now)],
        };

        Assert.Contains("publicerades inte som planerat", Single(planned, lost).Text, StringComparison.Ordinal);
        Assert.Empty(NoticeRules.OfDraft(planned, Approved with { Plan = lost.Plan }, "anna", needsLawyer: false));
    }

    [Fact]
    public void OfDraft_OnlySaved_TellsNobody()
    {
        Assert.Empty(NoticeRules.OfDraft(Editing, Editing, "anna", needsLawyer: false));
        Assert.Empty(NoticeRules.OfDraft(null, Editing, "anna", needsLawyer: false));
        Assert.Empty(NoticeRules.OfDraft(Approved, Editing, "anna", needsLawyer: false));
    }

    [Fact]
    public void OfDraft_GivenUp_TellsItsAuthors()
    {
        var closed = In(DraftState.Closed).Draft;

        Assert.EndsWith("gavs upp.", Assert.Single(NoticeRules.OfDraft(Review, closed, "bo", needsLawyer: false)).Text, StringComparison.Ordinal);
        Assert.Empty(NoticeRules.OfDraft(Approved, closed with { Became = 2 }, "bo", needsLawyer: false));
    }

    [Fact]
    public void OfRequirement_OnItsWayOut_TellsWhoCurates()
    {
        var before = In(DraftState.Editing).Requirement;
        var retiring = before with { Status = RequirementStatus.Retiring, LastDay = Today };

        Assert.Equal("LEV-003 får användas till och med 2026-11-20.", Assert.Single(NoticeRules.OfRequirement(before, retiring, "anna")).Text);
        Assert.Equal(
            "LEV-003 är upphävt.",
            Assert.Single(NoticeRules.OfRequirement(retiring, retiring with { Status = RequirementStatus.Withdrawn }, "jobb")).Text);
        Assert.Empty(NoticeRules.OfRequirement(before, before with { Tags = ["ny"] }, "anna"));
    }

    [Fact]
    public void OfComment_FromAnybody_TellsCurators()
    {
        var notice = Assert.Single(NoticeRules.OfComment("LEV-003", "LEV-003/remiss/1/2", "besökare"));

        Assert.True(notice.To.Includes(With(Role.Curator), "curt"));
        Assert.False(notice.To.Includes(With(Role.Reviewer), "bo"));
    }

    [Fact]
    public void OfSubmission_New_TellsCuratorsOnce()
    {
        var notice = Assert.Single(NoticeRules.OfSubmission(null, Case, "7KQ4-M2XP", null, "besökare"));

        Assert.Equal(("En synpunkt på TIL-001 har kommit in, ärende 7KQ4-M2XP.", "arenden/7KQ4-M2XP"), (notice.Text, notice.Subject));
        Assert.True(notice.To.Includes(With(Role.Curator), "curt"));
        Assert.False(notice.To.Includes(With(Role.Reviewer), "bo"));
        Assert.False(notice.To.Includes(With(Role.Procurer), "eva"));
    }

    [Theory]
    [InlineData(SubmissionKind.Feedback, "Din synpunkt på TIL-001 är besvarad, ärende A.", "synpunkter/A")]
    [InlineData(SubmissionKind.Change, "Ditt förslag på ändring av TIL-001 är besvarat, ärende A.", "forslag/A")]
    [InlineData(SubmissionKind.NewRequirement, "Ditt förslag på nytt krav är besvarat, ärende A.", "forslag/A")]
    public void OfSubmission_Answered_TellsItsAuthorAndNoVisitor(SubmissionKind kind, string text, string subject)
    {
        var before = Case with { Kind = kind, Responsible = "anna" };
        var after = before with { Answer = "Ja.", Effect = SubmissionEffect.Accepted, Status = SubmissionStatus.Answered };

        var notice = Assert.Single(NoticeRules.OfSubmission(before, after, "A", "eva", "anna"));
        Assert.Equal((text, subject), (notice.Text, notice.Subject));
        Assert.True(notice.To.Includes(With(Role.Procurer), "eva"));
        Assert.False(notice.To.Includes(With(Role.Curator), "curt"));
        Assert.Empty(NoticeRules.OfSubmission(before, after, "A", null, "anna"));
        Assert.Contains("är ändrat", Assert.Single(
            NoticeRules.OfSubmission(after, after with { Effect = SubmissionEffect.Partly }, "A", "eva", "anna")).Text, StringComparison.Ordinal);
        Assert.Empty(NoticeRules.OfSubmission(after, after with { Status = SubmissionStatus.Implemented }, "A", "eva", "jobb"));
    }

    [Fact]
    public void OfSubmission_PassedOnByAnother_TellsWhoGotItAndWhoHadIt()
    {
        var (free, hers) = (Case, Case with { Responsible = "anna" });
        var his = Case with { Responsible = "bo" };

        Assert.True(Assert.Single(NoticeRules.OfSubmission(free, hers, "A", null, "bo")).To.Includes(With(Role.Curator), "anna"));
        Assert.DoesNotContain(NoticeRules.OfSubmission(free, hers, "A", null, "anna"), n => n.To.Includes(With(Role.Curator), "anna"));
        var taken = Assert.Single(NoticeRules.OfSubmission(hers, his, "A", null, "bo"), n => n.To.Includes(With(Role.Curator), "anna"));
        Assert.Equal("Du har inte längre hand om ärende A.", taken.Text);
        Assert.DoesNotContain(NoticeRules.OfSubmission(hers, his, "A", null, "bo"), n => n.To.Includes(With(Role.Curator), "bo"));
    }

    [Fact]
    public void FeedSecret_OtherText_OpensNothing()
    {
        var id = Account.NewId();
        var (secret, hash) = FeedSecret.Create(id);

        Assert.True(FeedSecret.TryParse(secret, out var account));
        Assert.Equal(id, account);
        Assert.True(FeedSecret.Matches(secret, hash));
        Assert.False(FeedSecret.Matches(FeedSecret.Create(id).Secret, hash));
        Assert.False(FeedSecret.Matches(secret, null));
        Assert.All(new[] { null, "", secret[1..], secret + "0", secret.ToUpperInvariant(), new string('å', 96) },
            text => Assert.False(FeedSecret.TryParse(text, out _)));
    }

    private static Notice Single(Draft before, Draft after)
    {
        var notice = Assert.Single(NoticeRules.OfDraft(before, after, "bo", needsLawyer: false));
        Assert.True(notice.To.Includes(With(Role.Curator), "curt"));
        return notice;
    }

    private static Account With(Role role) => new() { Id = "id", Name = "Namn", Email = "namn@prov.se", Roles = [role] };
}
