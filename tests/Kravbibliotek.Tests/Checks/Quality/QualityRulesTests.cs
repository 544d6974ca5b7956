using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Checks.Quality;

public class QualityRulesTests
{
    private static readonly RequirementContent Sound = Mening.Sound;

    // Examples of what lies beside the texts are told in words.
    public static TheoryData<string> WithTexts =>
        [.. QualityRules.All.Where(r => r.Severity == Severity.Warning).Select(r => r.Code).Except(["S113", "S115", "S116", "S117", "S121"])];

    [Fact]
    public void All_Rules_SayWhyAndHowInSwedish()
    {
        Assert.Equal(QualityRules.All.Count, QualityRules.All.Select(r => r.Code).Distinct().Count());
        Assert.All(QualityRules.All, r => Assert.All(
            new[] { r.Name, r.Reason, r.Bad, r.Good, r.Mend }, text => Assert.False(string.IsNullOrWhiteSpace(text), r.Code)));
        Assert.All(QualityRules.All, r => Assert.EndsWith(".", r.Mend, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WithTexts))]
    public void Check_ItsOwnExamples_RemarksOnTheBadOnly(string code)
    {
        var rule = QualityRules.ByCode(code)!;

        Assert.NotEmpty(rule.Check(With(code, rule.Bad), new()));
        Assert.Empty(rule.Check(With(code, rule.Good), new()));
    }

    [Fact]
    public void Check_SoundRequirement_FindsNothing() => Assert.Empty(QualityRules.Check(Sound, new()));

    [Fact]
    public void WordLists_All_BelongToARuleAndRepeatNoWord()
    {
        Assert.All(WordLists.All, l => Assert.All(l.Rules, code => Assert.NotNull(QualityRules.ByCode(code))));
        Assert.All(WordLists.All, l => Assert.Equal([], l.Words.GroupBy(w => (w.Word, w.Form)).Where(g => g.Count() > 1).Select(g => g.Key.Word)));
    }

    private static RequirementContent With(string code, string example)
    {
        var text = example.Replace(" ska ", " {{ska}} ", StringComparison.Ordinal);
        return code switch
        {
            "S111" => Sound with { Proof = example },
            "S112" => Sound with { Rationale = example },
            "S122" => Sound with { Guidance = example },
            _ => Sound with { Text = text },
        };
    }
}
