using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Proposals;

public class SubmissionWorkflowTests
{
    private static readonly Actor Curator = new("konton/k");
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly Submission Received = new()
    {
        Id = "ABCD-2345",
        Kind = SubmissionKind.Feedback,
        At = Now,
        Area = Area.Security,
        Key = "SAK-001",
        Number = 1,
        Text = "Oklart.",
        By = new("Eva", "Bolaget", "eva@exempel.se", null),
    };

    [Fact]
    public void TakeOn_Received_IsPreparedByWhoTookIt()
    {
        var taken = Allowed(Received, new TakeOn(Curator));

        Assert.Equal((SubmissionStatus.Preparing, "konton/k"), (taken.Status, taken.Responsible));
        Assert.Null(Allowed(taken, new HandBack(Curator)).Responsible);
        Assert.Equal("U182", Refused(Received, new HandBack(Curator)));
    }

    [Fact]
    public void Answer_WithText_ClosesAndCanBeChanged()
    {
        var answered = Allowed(Received, new AnswerSubmission(Curator, " Ja. ", SubmissionEffect.Partly, "Oklart\u0000."));
        var changed = Allowed(answered, new AnswerSubmission(Curator, "Nej.", SubmissionEffect.Declined, null));

        Assert.Equal(SubmissionStatus.Answered, answered.Status);
        Assert.Equal(new SubmissionAnswer("Ja.", SubmissionEffect.Partly, "konton/k", Now, "Oklart."), answered.Answer);
        Assert.Equal(Now, answered.ClosedAt);
        Assert.Null(changed.Answer!.ShownText);
        Assert.Equal("U181", Refused(answered, new TakeOn(Curator)));
    }

    [Theory]
    [InlineData("", "U183")]
    [InlineData(" \u0001 ", "U183")]
    public void Answer_WithoutText_IsRefused(string text, string code) =>
        Assert.Equal(code, Refused(Received, new AnswerSubmission(Curator, text, SubmissionEffect.Accepted, null)));

    [Fact]
    public void Answer_TooLong_SaysHowLong()
    {
        var decision = SubmissionWorkflow.Decide(
            Received, new AnswerSubmission(Curator, new string('a', CommentText.Longest + 1), SubmissionEffect.Accepted, null), Now);

        Assert.Contains("10001", Assert.Single(decision.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_Draft_OnceUntilUnlinkedAndNotWhenDeclined()
    {
        var linked = Allowed(Received, new LinkDraft(Curator, new("SAK-001", 2)));

        Assert.Equal((SubmissionStatus.Preparing, new DraftLink("SAK-001", 2)), (linked.Status, linked.Draft!));
        Assert.Equal("U186", Refused(linked, new LinkDraft(Curator, new("SAK-002", 2))));
        Assert.Null(Allowed(linked, new UnlinkDraft(Curator)).Draft);
        Assert.Equal("U187", Refused(Received, new UnlinkDraft(Curator)));
        Assert.Equal("U189", Refused(
            Allowed(Received, new AnswerSubmission(Curator, "Nej.", SubmissionEffect.Declined, null)), new LinkDraft(Curator, new("SAK-001", 2))));
    }

    [Fact]
    public void Implement_OnlyWhatIsAnsweredAndHasADraft()
    {
        var linked = Allowed(Received, new LinkDraft(Curator, new("SAK-001", 2)));
        var answered = Allowed(linked, new AnswerSubmission(Curator, "Ja.", SubmissionEffect.Accepted, null));
        var done = Allowed(answered, new Implement(new("jobb")));

        Assert.Equal("U188", Refused(linked, new Implement(Curator)));
        Assert.Equal(SubmissionStatus.Implemented, done.Status);
        Assert.Equal("U185", Refused(done, new AnswerSubmission(Curator, "Nej.", SubmissionEffect.Declined, null)));
        Assert.Equal(SubmissionStatus.Implemented, Allowed(done, new AnswerSubmission(Curator, "Klart.", SubmissionEffect.Accepted, null)).Status);
    }

    [Fact]
    public void Erase_Author_LeavesWhatWasSaid()
    {
        var erased = SubmissionWorkflow.Erase(Received, Now);

        Assert.Equal((Sender.Unknown, "Oklart.", Now), (erased.By, erased.Text, erased.ErasedAt));
    }

    [Fact]
    public void Opens_OnlyTheRightCode()
    {
        var code = SubmissionReference.NewCode();
        var submission = Received with { CodeHash = SubmissionReference.Hash(code) };

        Assert.True(SubmissionReference.Opens(submission, code));
        Assert.False(SubmissionReference.Opens(submission, SubmissionReference.NewCode()));
        Assert.False(SubmissionReference.Opens(submission, null));
        Assert.False(SubmissionReference.Opens(Received, ""));
        Assert.Matches("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$", SubmissionReference.New());
    }

    private static Submission Allowed(Submission before, SubmissionCommand command)
    {
        var decision = SubmissionWorkflow.Decide(before, command, Now);
        Assert.Empty(decision.Findings);
        return decision.Submission!;
    }

    private static string Refused(Submission before, SubmissionCommand command)
    {
        var decision = SubmissionWorkflow.Decide(before, command, Now);
        Assert.Null(decision.Submission);
        return Assert.Single(decision.Findings).Code;
    }
}
