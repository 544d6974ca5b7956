using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Profiles;

/// <summary>What answers bring in, and what two profiles share.</summary>
public class QuestionEffectsTests
{
    private static readonly Question Delivery = new()
    {
        Id = "leverans",
        Fact = "leverans",
        Order = 1,
        Text = "Vad köps?",
        Help = "Välj.",
        AllowsMany = true,
        Answers = [new("molntjänst", "Moln"), new("webbplats", "Webb")],
    };

    private static readonly Question Secrecy = Delivery with
    {
        Id = "konfidentialitet",
        Fact = "konfidentialitet",
        IsClassification = true,
        Answers = [new("0", "Ingen"), new("1", "Lite"), new("2", "Mer")],
    };

    private static readonly ConditionedRequirement[] All =
    [
        Make("INF-001"),
        Make("INF-002", new Condition { Fact = "leverans", AnyOf = ["molntjänst"] }),
        Make("SAK-001", new Condition { Fact = "leverans", AnyOf = ["molntjänst", "webbplats"] }, new Condition { Fact = "konfidentialitet", AtLeast = 2 }),
    ];

    [Fact]
    public void BroughtInBy_Answer_AreThoseWithSuchACondition()
    {
        Assert.Equal(["INF-002", "SAK-001"], Keys(Delivery, 0));
        Assert.Equal(["SAK-001"], Keys(Delivery, 1));
    }

    [Fact]
    public void BroughtInBy_Level_AreThoseThatBeginThere()
    {
        Assert.Empty(Keys(Secrecy, 1));
        Assert.Equal(["SAK-001"], Keys(Secrecy, 2));
    }

    [Fact]
    public void Of_Facts_TellsWhatAppliesAndWhatIsNotKnown()
    {
        var results = QuestionEffects.Of(All, new Dictionary<string, IReadOnlyList<string>> { ["leverans"] = ["webbplats"] });

        Assert.Equal(
            [ApplicabilityOutcome.Applies, ApplicabilityOutcome.DoesNotApply, ApplicabilityOutcome.Unknown],
            results.Select(r => r.Result.Outcome));
    }

    [Fact]
    public void Between_TwoProfiles_PartsWhatTheyPropose()
    {
        var one = Profile(new() { Key = "INF-001" }, new() { Key = "INF-002", ShortForm = true }, new() { Key = "INF-003" });
        var other = Profile(new() { Key = "INF-002", Kind = RequirementKind.Award }, new() { Key = "INF-003" }, new() { Key = "INF-004" });

        var comparison = ProfileComparison.Between(one, other);

        Assert.Equal(["INF-001"], comparison.OnlyOne.Select(r => r.Key));
        Assert.Equal(["INF-004"], comparison.OnlyOther.Select(r => r.Key));
        Assert.Equal(["INF-002", "INF-003"], comparison.Both.Select(s => s.One.Key));
        Assert.Equal([false, true], comparison.Both.Select(s => s.IsAlike(RequirementKind.Mandatory)));
    }

    [Fact]
    public void IsAlike_KindOfItsOwn_IsTheSameAsNone()
    {
        var shared = new SharedRequirement(
            new() { Key = "INF-001", Kind = RequirementKind.Mandatory, Values = new Dictionary<string, string> { ["a"] = "1" } },
            new() { Key = "INF-001", Values = new Dictionary<string, string> { ["a"] = "1" } });

        Assert.True(shared.IsAlike(RequirementKind.Mandatory));
        Assert.False(shared.IsAlike(RequirementKind.Award));
        Assert.False((shared with { Other = new() { Key = "INF-001" } }).IsAlike(RequirementKind.Mandatory));
    }

    private static IEnumerable<string> Keys(Question question, int answer) =>
        QuestionEffects.BroughtInBy(question, question.Answers[answer], All).Select(r => r.Key);

    private static ConditionedRequirement Make(string key, params Condition[] conditions) =>
        new(key, "Titel", Area.Information, RequirementKind.Mandatory, new() { Conditions = conditions });

    private static Profile Profile(params ProfileRequirement[] requirements) =>
        new() { Id = "prov", Title = "Prov", Description = "Prov.", Requirements = requirements };
}
