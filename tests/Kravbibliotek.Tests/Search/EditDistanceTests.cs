using Kravbibliotek.Search;

namespace Kravbibliotek.Tests.Search;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("kryptering", "kryptering", 0)]
    [InlineData("kryptrng", "kryptering", 2)]
    [InlineData("persnouppgifter", "personuppgifter", 1)]
    [InlineData("", "ord", 3)]
    [InlineData("lag", "dag", 1)]
    public void Between_Words_CountsSlips(string typed, string meant, int slips)
    {
        Assert.Equal(slips, EditDistance.Between(typed, meant));
        Assert.Equal(slips, EditDistance.Between(meant, typed));
    }
}
