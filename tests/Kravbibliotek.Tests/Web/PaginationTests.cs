using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Tests.Web;

/// <summary>Which pages of a long list can be reached.</summary>
public sealed class PaginationTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(2, 9, "1 2 3 0 9")]
    [InlineData(5, 9, "1 0 4 5 6 0 9")]
    [InlineData(9, 9, "1 0 8 9")]
    public void Shown_Page_NamesFirstLastAndNear(int current, int last, string shown) =>
        Assert.Equal(shown, string.Join(' ', new Kravbibliotek.Web.Features.Shared.Pages(current, last, _ => "").Shown()));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a b", "a eller b")]
    [InlineData("a b c", "a, b eller c")]
    public void Or_Words_AreJoinedInSwedish(string words, string said) =>
        Assert.Equal(said, Wording.Or(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
