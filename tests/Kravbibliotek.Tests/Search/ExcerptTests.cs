using Kravbibliotek.Search;

namespace Kravbibliotek.Tests.Search;

public sealed class ExcerptTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 200).Select(i => $"ord{i}"));

    [Fact]
    public void Of_ShortText_IsAllOfIt() =>
        Assert.Equal(
            [new("Trafiken ", false), new("krypteras", true), new(".", false)],
            Excerpt.Of("Trafiken krypteras.", w => w == "krypteras"));

    [Fact]
    public void Of_LongTextWithMatchFarIn_ShowsItBetweenWholeWords()
    {
        var runs = Excerpt.Of(Long, w => w == "ord150");

        Assert.Single(runs, r => r.IsMatch && r.Text == "ord150");
        Assert.Equal("… ", runs[0].Text);
        Assert.Equal(" …", runs[^1].Text);
        Assert.StartsWith("ord", runs[1].Text, StringComparison.Ordinal);
        Assert.InRange(runs.Sum(r => r.Text.Length), Excerpt.Length / 2, Excerpt.Length + 4);
    }

    [Fact]
    public void Of_NoMatch_IsTheBeginning() =>
        Assert.StartsWith("ord1 ord2", Excerpt.Of(Long, _ => false)[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Of_EmptyText_IsNothing() => Assert.Empty(Excerpt.Of("", _ => true));
}
