using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using static Kravbibliotek.Tests.Curation.Situations;

namespace Kravbibliotek.Tests.Consultations;

public class ConsultationRulesTests
{
    private static readonly ConsultationPeriod Period = new(Today.AddDays(-1), Today.AddDays(1));

    [Theory]
    [InlineData(DraftState.Consultation, 0, 0, true)]
    [InlineData(DraftState.Consultation, -1, 0, true)]
    [InlineData(DraftState.Consultation, -9, -1, false)]
    [InlineData(DraftState.Consultation, 1, 9, false)]
    [InlineData(DraftState.Review, -1, 1, false)]
    [InlineData(DraftState.Editing, -1, 1, false)]
    [InlineData(DraftState.Approved, -1, 1, false)]
    [InlineData(DraftState.Closed, -1, 1, false)]
    public void Receive_StateAndDay_DecideWhetherItIsTakenIn(DraftState state, int from, int to, bool taken)
    {
        var situation = Out(state, new(Today.AddDays(from), Today.AddDays(to)));

        var decision = ConsultationRules.Receive(situation, Typed("Bra."));

        Assert.Equal(taken ? "" : "U161", Codes(decision.Findings));
        Assert.Equal(taken, decision.Comment is not null);
    }

    [Fact]
    public void Receive_DraftSentOutAgain_RefusesCommentsOnTheFormerText()
    {
        var situation = Out();
        var again = situation with { Draft = situation.Draft with { Consultation = new(Today, Today.AddDays(9)) } };

        Assert.Equal("U161", Codes(ConsultationRules.Receive(again, Typed("Bra.")).Findings));
    }

    [Theory]
    [InlineData(false, CommentState.Waiting, 1)]
    [InlineData(true, CommentState.Shown, 0)]
    public void Receive_Comment_IsNumberedCountedAndModerated(bool isCurator, CommentState state, int waiting)
    {
        var decision = ConsultationRules.Receive(
            Out(), new("Krav", " börja \n felsöka ", "  Rad ett\r\nrad två  ", new("Eva", "Region Skåne", "eva@prov.se", null), isCurator));

        var (comment, consultation) = (decision.Comment!, decision.Consultation!);
        Assert.Equal(("LEV-003/1/1", 1, state), (comment.Id, comment.Ordinal, comment.State));
        Assert.Equal(("Krav", "börja felsöka", "Rad ett\nrad två", Now), (comment.Field, comment.Passage, comment.Text, comment.At));
        Assert.Equal((1, waiting, 1), (consultation.Comments, consultation.Waiting, consultation.Unanswered));
    }

    [Theory]
    [InlineData(null, "U162")]
    [InlineData(" \u200b\u0000\n ", "U162")]
    public void Receive_NothingSaid_IsRefused(string? text, string expected) =>
        Assert.Equal(expected, Codes(ConsultationRules.Receive(Out(), Typed(text)).Findings));

    [Theory]
    [InlineData(CommentText.Longest, "")]
    [InlineData(CommentText.Longest + 1, "U163")]
    public void Receive_LongText_HasALimit(int length, string expected) =>
        Assert.Equal(expected, Codes(ConsultationRules.Receive(Out(), Typed(new string('å', length))).Findings));

    [Theory]
    [InlineData("Krav", "")]
    [InlineData(null, "")]
    [InlineData("Påhittat", "U164")]
    [InlineData("Kvalificeringsgrund", "U164")]
    public void Receive_Field_HasToBeInTheText(string? field, string expected) =>
        Assert.Equal(expected, Codes(ConsultationRules.Receive(Out(), Typed("Bra.") with { Field = field }).Findings));

    [Theory]
    [InlineData(CommentState.Waiting, false, "show", "Shown", 0, 1)]
    [InlineData(CommentState.Waiting, false, "reject", "Rejected", 0, 0)]
    [InlineData(CommentState.Waiting, false, "answer", "Shown", 0, 0)]
    [InlineData(CommentState.Shown, false, "show", "Shown", 0, 1)]
    [InlineData(CommentState.Shown, false, "reject", "Rejected", 0, 0)]
    [InlineData(CommentState.Shown, false, "answer", "Shown", 0, 0)]
    [InlineData(CommentState.Shown, true, "reject", "Rejected", 0, 0)]
    [InlineData(CommentState.Shown, true, "answer", "Shown", 0, 0)]
    [InlineData(CommentState.Rejected, false, "show", "Shown", 0, 1)]
    [InlineData(CommentState.Rejected, true, "show", "Shown", 0, 0)]
    [InlineData(CommentState.Rejected, false, "reject", "Rejected", 0, 0)]
    [InlineData(CommentState.Rejected, false, "answer", "U166", 0, 0)]
    public void Decide_InEachState_LeadsWhereTheTableSaysAndCounts(
        CommentState state, bool answered, string command, string expected, int waiting, int unanswered)
    {
        var comment = Comment(state, answered);
        var situation = With(comment);

        var decision = ConsultationRules.Decide(situation, comment, Command(command));

        Assert.Equal(expected, decision.Comment?.State.ToString() ?? Codes(decision.Findings));
        var counted = decision.Consultation ?? situation.Consultation;
        Assert.Equal((waiting, unanswered), (counted.Waiting, counted.Unanswered));
    }

    [Fact]
    public void Decide_Answer_SaysWhoWhenAndWhatItLedTo()
    {
        var comment = Comment(CommentState.Waiting);

        var answer = ConsultationRules.Decide(With(comment), comment, new AnswerComment(Author, " Ja. ", AnswerEffect.Partly)).Comment!.Answer;

        Assert.Equal(new CommentAnswer("Ja.", AnswerEffect.Partly, "anna", Now), answer);
    }

    [Theory]
    [InlineData("reject", " ", "U165")]
    [InlineData("answer", "\u0007", "U167")]
    [InlineData("answer", null, "U167")]
    public void Decide_NothingWritten_IsRefused(string command, string? text, string expected)
    {
        var comment = Comment(CommentState.Waiting);
        CommentCommand empty = command == "reject" ? new RejectComment(Author, text) : new AnswerComment(Author, text, AnswerEffect.Changed);

        Assert.Equal(expected, Codes(ConsultationRules.Decide(With(comment), comment, empty).Findings));
    }

    [Fact]
    public void Decide_LongAnswer_IsRefused()
    {
        var comment = Comment(CommentState.Shown);
        var answer = new AnswerComment(Author, new string('x', CommentText.Longest + 1), AnswerEffect.Changed);

        Assert.Equal("U169", Codes(ConsultationRules.Decide(With(comment), comment, answer).Findings));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "U168")]
    public void Decide_ShowAgainAfterPublication_NeedsAnAnswer(bool answered, string expected)
    {
        var comment = Comment(CommentState.Rejected, answered);
        var situation = With(comment);
        var published = situation with { Consultation = situation.Consultation with { IsSettled = true, Number = 2 } };

        Assert.Equal(expected, Codes(ConsultationRules.Decide(published, comment, Command("show")).Findings));
    }

    [Fact]
    public void Follow_DraftGoesOut_IsANewConsultationOfItsText()
    {
        var before = In(DraftState.Review).Draft;
        var after = before with { State = DraftState.Consultation, Consultation = Period };

        var opened = Assert.Single(ConsultationRules.Follow(before, after, [Out().Consultation with { IsSettled = true }], Now));

        Assert.Equal(("LEV-003/2", 2, Period, 0L), (opened.Id, opened.Round, opened.Period, opened.Revision));
        Assert.Equal((1, Fingerprint.Of(Changed)), (opened.BasedOn, opened.Fingerprint));
        Assert.Same(before.Content, opened.Content);
    }

    [Theory]
    [InlineData(DraftState.Review, false)]
    [InlineData(DraftState.Editing, false)]
    [InlineData(DraftState.Closed, true)]
    public void Follow_DraftLeaves_ClosesItAndSettlesItWhenTheDraftIsGivenUp(DraftState state, bool settled)
    {
        var (draft, consultation) = (Out().Draft, Out().Consultation);

        var closed = Assert.Single(ConsultationRules.Follow(draft, draft with { State = state }, [consultation], Now));

        Assert.Equal((Now, settled, (int?)null), (closed.ClosedAt, closed.IsSettled, closed.Number));
    }

    [Fact]
    public void Follow_ClosedOnes_AreLeftAlone()
    {
        var (draft, consultation) = (Out(DraftState.Editing).Draft, Out().Consultation with { ClosedAt = Now.AddDays(-1) });

        Assert.Empty(ConsultationRules.Follow(draft, draft with { State = DraftState.Review }, [consultation], Now));
    }

    [Fact]
    public void Erase_Comment_LeavesWhatWasSaid()
    {
        var comment = Comment(CommentState.Shown, answered: true) with { By = new("Eva", "Skåne", "eva@prov.se", "konton/1") };

        var erased = ConsultationRules.Erase(comment, Now);

        Assert.Equal((Commenter.Unknown, Now), (erased.By, erased.ErasedAt));
        Assert.Equal(comment, erased with { By = comment.By, ErasedAt = null });
    }

    private static NewComment Typed(string? text) => new(null, null, text, Commenter.Unknown);

    private static CommentCommand Command(string command) => command switch
    {
        "show" => new ShowComment(Author),
        "reject" => new RejectComment(Author, "Hör inte hit."),
        _ => new AnswerComment(Author, "Vi har ändrat.", AnswerEffect.Changed),
    };

    private static ConsultationComment Comment(CommentState state, bool answered = false) => new()
    {
        Id = "LEV-003/1/1",
        Consultation = "LEV-003/1",
        Ordinal = 1,
        Text = "Bra.",
        At = Now.AddDays(-1),
        State = state,
        Answer = answered ? new("Tack.", AnswerEffect.Unchanged, "bo", Now) : null,
    };

    private static ConsultationSituation With(ConsultationComment comment)
    {
        var situation = Out();
        return situation with
        {
            Consultation = situation.Consultation with
            {
                Comments = 1,
                Waiting = comment.State == CommentState.Waiting ? 1 : 0,
                Unanswered = comment.IsUnanswered ? 1 : 0,
            },
        };
    }

    private static ConsultationSituation Out(DraftState state = DraftState.Consultation, ConsultationPeriod? period = null)
    {
        var situation = In(state);
        return new(
            situation.Requirement, situation.Draft with { Consultation = period ?? Period },
            new()
            {
                Id = "LEV-003/1",
                Key = "LEV-003",
                Round = 1,
                Period = period ?? Period,
                BasedOn = 1,
                Content = Changed,
                Fingerprint = Fingerprint.Of(Changed),
                Revision = 1,
            },
            Now);
    }
}
