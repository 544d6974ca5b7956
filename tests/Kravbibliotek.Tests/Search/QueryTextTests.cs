using Kravbibliotek.Search;

namespace Kravbibliotek.Tests.Search;

public sealed class QueryTextTests
{
    private static readonly HashSet<string> Known =
        ["til012", "til12", "en301549", "301549", "en301549v321", "9.1.4.3", "20161145", "lou", "9kap2"];

    [Theory]
    [InlineData("TIL-012", "til012")]
    [InlineData("til 12", "til12")]
    [InlineData("EN 301 549", "en301549")]
    [InlineData("EN 301 549 V3.2.1", "en301549v321")]
    [InlineData("en-301-549 9.1.4.3", "en301549 9.1.4.3")]
    [InlineData("LOU 9 kap. 2 §", "lou 9kap2")]
    [InlineData("2016:1145 kryptering", "20161145 -")]
    public void Resolve_References_AreTakenLongestFirst(string text, string references) =>
        Assert.Equal(references, string.Join(' ', QueryText.Parse(text).Resolve(Known).Select(t => t.Reference ?? "-")));

    [Fact]
    public void Resolve_CommonWordsAmongOthers_AreLeftOut() =>
        Assert.Equal(["kryptering"], QueryText.Parse("kryptering av en").Resolve(Known).Select(t => t.Typed));

    [Fact]
    public void Resolve_OnlyCommonWords_AreKept() =>
        Assert.Equal(["för"], QueryText.Parse("för").Resolve(Known).Select(t => t.Typed));

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("!?%&")]
    public void Parse_NothingToSearchFor_IsEmpty(string? text) => Assert.True(QueryText.Parse(text).IsEmpty);

    [Fact]
    public void Parse_VeryLongText_IsCut() =>
        Assert.True(QueryText.Parse(string.Concat(Enumerable.Repeat("ord ", 10_000))).Resolve(Known).Count <= 12);
}
