using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;
using Xunit.Abstractions;

namespace Kravbibliotek.Tests.Checks.Quality;

/// <summary>The rules are judged by sentences that were written before them.</summary>
public class MeningarTests(ITestOutputHelper output)
{
    private const int Fewest = 12;
    private const double LowestOfRule = 0.8;
    private const double LowestOfAll = 0.9;

    [Fact]
    public void Sentences_OfEachRule_AreEnough()
    {
        var judged = QualityRules.All.Where(r => r.Severity == Kravbibliotek.Checks.Severity.Warning).Select(r => r.Code);

        Assert.Equal(judged, Mening.All.Select(m => m.Rule).Distinct());
        Assert.All(Mening.All.GroupBy(m => (m.Rule, m.IsBad)), g => Assert.True(g.Count() >= Fewest, $"{g.Key}: {g.Count()}"));
        Assert.All(
            Mening.All.GroupBy(m => m.Rule),
            g => Assert.True(g.Count(m => m.Written == "utan ordlista") * 2 >= g.Count(), g.Key));
    }

    [Fact]
    public async Task Check_Sentences_RemarksOnTheBadAndLeavesTheGoodAlone()
    {
        var library = await RealLibrary.ReadAsync();
        var judged = Mening.All.Select(m => (Sentence: m, IsFound: IsFound(m, library))).ToList();
        var rules = judged.GroupBy(j => j.Sentence.Rule).Select(g => (Rule: g.Key, Score: Score.Of(g))).ToList();
        var all = Score.Of(judged);

        output.WriteLine("Regel  precision  täckning  missade  felaktiga");
        foreach (var (rule, score) in rules.Append(("Alla", all)))
            output.WriteLine($"{rule,-5}  {score.Precision,9:F2}  {score.Recall,8:F2}  {score.Missed,7}  {score.Wrong,9}");
        foreach (var (sentence, isFound) in judged.Where(j => j.IsFound != j.Sentence.IsBad))
            output.WriteLine($"{sentence.Rule} {(isFound ? "felaktig" : "missad")}: {sentence.Text} {sentence.Given}");

        Assert.All(rules, r => Assert.True(
            r.Score.Precision >= LowestOfRule && r.Score.Recall >= LowestOfRule, $"{r.Rule}: {r.Score.Precision:F2} {r.Score.Recall:F2}"));
        Assert.True(all.Precision >= LowestOfAll && all.Recall >= LowestOfAll, $"{all.Precision:F2} {all.Recall:F2}");
    }

    private static bool IsFound(Mening sentence, Library library) =>
        QualityRules.ByCode(sentence.Rule)!.Check(sentence.Content(), sentence.Context(library)).Count > 0;

    private sealed record Score(int Found, int Missed, int Wrong)
    {
        public double Precision => (double)Found / (Found + Wrong);

        public double Recall => (double)Found / (Found + Missed);

        public static Score Of(IEnumerable<(Mening Sentence, bool IsFound)> judged)
        {
            var list = judged.ToList();
            return new(
                list.Count(j => j.IsFound && j.Sentence.IsBad), list.Count(j => !j.IsFound && j.Sentence.IsBad),
                list.Count(j => j.IsFound && !j.Sentence.IsBad));
        }
    }
}
