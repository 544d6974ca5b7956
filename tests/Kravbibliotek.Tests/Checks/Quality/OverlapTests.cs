using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Checks.Quality;

/// <summary>The search for texts that say nearly the same leaves out none that comparing each with each would find.</summary>
public class OverlapTests
{
    private static readonly string[] Words =
        "arkiv avtal beslut data drift export förvaltning granskning handling import kod kontroll".Split(' ');

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_ManyTexts_IsWhatComparingEachWithEachFinds(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 400).Select(i => Text($"LEV-{i + 1:D3}", random)).ToList();

        var pairs = Overlap.Find(texts);

        var each =
            from first in texts
            from second in texts
            where string.CompareOrdinal(first.Key, second.Key) < 0 && Overlap.Likeness(first.Text, second.Text) >= Overlap.Threshold
            select new OverlappingPair(first.Key, second.Key, Overlap.Likeness(first.Text, second.Text));
        Assert.True(pairs.Count > 50);
        Assert.Equal(each, pairs);
    }

    [Fact]
    public void Find_RelatedOrEmpty_IsLeftOut()
    {
        var one = new Requirement { Key = "LEV-001", Area = Area.Delivery, Status = RequirementStatus.Published, Relations = new() { Overlaps = ["LEV-002"] } };
        const string Text = "Leverantören {{ska}} lämna en rapport om driften varje månad.";

        Assert.Empty(Overlap.Find([ComparedText.Of(one, Text), new("LEV-002", Text, [])]));
        Assert.Empty(Overlap.Find([new("LEV-001", "", []), new("LEV-002", "", []), new("LEV-003", "och att det", [])]));
        Assert.Equal(1.0, Assert.Single(Overlap.Find([new("LEV-003", Text, []), new("LEV-002", Text, [])])).Likeness);
    }

    private static ComparedText Text(string key, Random random) =>
        new(key, string.Join(' ', Enumerable.Range(0, random.Next(3, 12)).Select(_ => Words[random.Next(Words.Length)])), []);
}
