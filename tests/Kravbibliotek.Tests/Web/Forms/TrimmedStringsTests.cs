using Kravbibliotek.Web.Forms;

namespace Kravbibliotek.Tests.Web.Forms;

/// <summary>What people type is cleaned in one place.</summary>
public sealed class TrimmedStringsTests
{
    [Theory]
    [InlineData("  text  ", "text")]
    [InlineData("\u00a0 text\t\n", "text")]
    [InlineData("a\u0308", "ä")]
    [InlineData("   ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Clean_Typed_IsTrimmedAndComposed(string? typed, string? clean) => Assert.Equal(clean, TrimmedStrings.Clean(typed));

    [Fact]
    public void Clean_LoneSurrogate_IsReplaced() => Assert.Equal("a\ufffd", TrimmedStrings.Clean("a\ud800"));
}
