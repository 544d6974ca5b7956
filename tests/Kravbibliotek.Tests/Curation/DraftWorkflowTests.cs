using System.Reflection;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Requirements;
using static Kravbibliotek.Tests.Curation.Situations;

namespace Kravbibliotek.Tests.Curation;

public class DraftWorkflowTests
{
    private static readonly Dictionary<string, DraftCommand> Commands = new()
    {
        ["send"] = new SendForReview(Author),
        ["return"] = new ReturnToAuthors(Reviewer, [new("Krav", "börja felsöka", "Säg hur.")]),
        ["approve"] = new Approve(Reviewer),
        ["open"] = new OpenConsultation(Reviewer, new(Today, Today.AddDays(30))),
        ["close"] = new CloseConsultation(Reviewer),
        ["plan"] = new PlanPublication(Author, new(ChangeKind.Substantive, "Kortare.", Today.AddDays(1), "")),
        ["cancel"] = new CancelPublication(Author),
        ["rebase"] = new Rebase(Author, 1),
        ["discard"] = new Discard(Author),
    };

    [Theory]
    [InlineData("send", "Review,-,-,-,-")]
    [InlineData("return", "-,Editing,Editing,Editing,-")]
    [InlineData("approve", "-,Approved,-,-,-")]
    [InlineData("open", "-,Consultation,-,-,-")]
    [InlineData("close", "-,-,Review,-,-")]
    [InlineData("plan", "-,-,-,Approved,-")]
    [InlineData("cancel", "-,-,-,Approved,-")]
    [InlineData("rebase", "Editing,Editing,Editing,Editing,-")]
    [InlineData("discard", "Closed,Closed,Closed,Closed,-")]
    public void Decide_InEachState_LeadsWhereTheTableSays(string command, string expected)
    {
        var reached = Enum.GetValues<DraftState>().Select(s => DraftWorkflow.Decide(In(s), Commands[command]));

        Assert.Equal(expected, string.Join(',', reached.Select(d => d.Draft?.State.ToString() ?? "-")));
        Assert.All(reached, d => Assert.Equal(d.Draft is null, d.Findings.Count > 0));
    }

    [Theory]
    [InlineData(DraftState.Editing)]
    [InlineData(DraftState.Review)]
    [InlineData(DraftState.Consultation)]
    [InlineData(DraftState.Approved)]
    public void Save_OtherText_GoesBackToEditingAndMakesAnAuthor(DraftState state)
    {
        var situation = In(state);
        var approved = situation with
        {
            Draft = situation.Draft with { Reviewer = "bo", Plan = new(ChangeKind.Substantive, "Not.", Today, "anna") },
        };

        var draft = DraftWorkflow.Save(approved, Changed with { Guidance = "Annat." }, Reviewer).Draft!;

        Assert.Equal((DraftState.Editing, null, (DateOnly?)null), (draft.State, draft.Reviewer, draft.Plan!.Day));
        Assert.Equal(["anna", "bo"], draft.Authors);
        Assert.Equal("Annat.", draft.Content!.Guidance);
    }

    [Fact]
    public void Save_SameText_ChangesNothing()
    {
        var situation = In(DraftState.Approved);

        Assert.Same(situation.Draft, DraftWorkflow.Save(situation, Changed with { Goals = [.. Changed.Goals] }, Reviewer).Draft);
    }

    [Fact]
    public void Save_ClosedDraft_IsRefused() =>
        Assert.Equal("U102", Codes(DraftWorkflow.Save(In(DraftState.Closed), Changed, Author).Findings));

    [Fact]
    public void SendForReview_HardRuleBroken_IsRefusedWithTheFinding() =>
        Assert.Equal([Error], DraftWorkflow.Decide(In(DraftState.Editing, errors: Error), Commands["send"]).Findings);

    [Fact]
    public void SendForReview_BySomebodyElse_MakesThemAnAuthor() =>
        Assert.Equal(["anna", "bo"], DraftWorkflow.Decide(In(DraftState.Editing), new SendForReview(Reviewer)).Draft!.Authors);

    [Theory]
    [InlineData("Krav", "börja felsöka", "")]
    [InlineData("Krav", null, "")]
    [InlineData("Krav", "står inte där", "U107")]
    [InlineData("Påhittat", null, "U107")]
    public void Return_Passage_HasToBeInTheText(string field, string? words, string expected) =>
        Assert.Equal(expected, Codes(DraftWorkflow.Decide(
            In(DraftState.Review), new ReturnToAuthors(Reviewer, [new(field, words, "Ändra.")])).Findings));

    [Fact]
    public void Return_WithoutComment_IsRefused() =>
        Assert.Equal("U106", Codes(DraftWorkflow.Decide(
            In(DraftState.Review), new ReturnToAuthors(Reviewer, [new("Krav", null, " ")])).Findings));

    [Fact]
    public void Return_Comments_SayWhoAndWhen()
    {
        var draft = DraftWorkflow.Decide(In(DraftState.Review), Commands["return"]).Draft!;

        Assert.Equal([new("Krav", "börja felsöka", "Säg hur.", "bo", Now)], draft.Comments);
    }

    [Theory]
    [InlineData(0, 30, "")]
    [InlineData(-5, 0, "")]
    [InlineData(5, 4, "U108")]
    [InlineData(-9, -1, "U108")]
    public void OpenConsultation_Period_HasToLieAhead(int from, int to, string expected) =>
        Assert.Equal(expected, Codes(DraftWorkflow.Decide(
            In(DraftState.Review), new OpenConsultation(Reviewer, new(Today.AddDays(from), Today.AddDays(to)))).Findings));

    [Theory]
    [InlineData(0, "Not.", "")]
    [InlineData(null, "Not.", "")]
    [InlineData(-1, "Not.", "U109")]
    [InlineData(0, "", "U132")]
    public void PlanPublication_DayAndNote_AreChecked(int? days, string note, string expected)
    {
        var plan = new PublicationPlan(ChangeKind.Substantive, note, days is { } n ? Today.AddDays(n) : null, "någon annan");

        var decision = DraftWorkflow.Decide(In(DraftState.Approved), new PlanPublication(Author, plan));

        Assert.Equal(expected, Codes(decision.Findings));
        Assert.Equal(expected == "" ? "anna" : null, decision.Draft?.Plan!.By);
    }

    [Fact]
    public void CancelPublication_WithReason_KeepsItAsComment()
    {
        var draft = DraftWorkflow.Decide(In(DraftState.Approved), new CancelPublication(new("jobb"), "Standarden är upphävd.")).Draft!;

        Assert.Equal("Standarden är upphävd.", Assert.Single(draft.Comments).Text);
        Assert.Null(draft.Plan?.Day);
    }

    [Fact]
    public void Discard_NeverPublished_IsRefusedBecauseTheKeyIsTaken() =>
        Assert.Equal("U110", Codes(DraftWorkflow.Decide(In(DraftState.Editing, currentNumber: 0, basedOn: 0), Commands["discard"]).Findings));

    [Fact]
    public void Rebase_OntoAnotherVersionThanCompared_IsRefused() =>
        Assert.Equal("U112", Codes(DraftWorkflow.Decide(
            In(DraftState.Editing, currentNumber: 3), new Rebase(Author, 2)).Findings));

    [Fact]
    public void PlanPublication_WhatWouldStopItToday_IsRefused()
    {
        var plan = new PlanPublication(Author, new(ChangeKind.Substantive, "Not.", Today.AddDays(1), ""));

        Assert.Equal("K201", Codes(DraftWorkflow.Decide(In(DraftState.Approved, errors: Error), plan).Findings));
        Assert.Equal("U123", Codes(DraftWorkflow.Decide(In(DraftState.Approved, currentNumber: 2), plan).Findings));
    }

    [Fact]
    public void Start_OpenDraftOrWithdrawn_IsRefused()
    {
        var requirement = In(DraftState.Editing).Requirement;

        Assert.Equal("U101", Codes(DraftWorkflow.Start(requirement, In(DraftState.Review).Draft, Changed, Author).Findings));
        Assert.Equal("U103", Codes(DraftWorkflow.Start(
            requirement with { Status = RequirementStatus.Withdrawn }, null, Changed, Author).Findings));
    }

    [Fact]
    public void Start_AfterAClosedDraft_GoesOnFromItsRevision()
    {
        var closed = In(DraftState.Closed).Draft with { Revision = 7, Comments = [new("Krav", null, "Gammal.", "bo", Now)] };

        var draft = DraftWorkflow.Start(In(DraftState.Closed).Requirement, closed, Sample.Content, by: null).Draft!;

        Assert.Equal((7, 1, DraftState.Editing), (draft.Revision, draft.BasedOn, draft.State));
        Assert.Empty(draft.Authors);
        Assert.Empty(draft.Comments);
    }

    [Fact]
    public void Rules_All_HaveACodeOfTheirOwn()
    {
        var codes = typeof(DraftRule).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(DraftRule)).Select(f => ((DraftRule)f.GetValue(null)!).Code).ToList();

        Assert.True(codes.Count > 15);
        Assert.Equal(codes.Distinct(), codes);
    }
}
