using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Tests.Word;

/// <summary>Markdown as text to paste anywhere.</summary>
public sealed class PlainBlocksTests
{
    [Theory]
    [InlineData("Ett **två** *tre* `fyra`.", "Ett två tre fyra.")]
    [InlineData("Ett.\n\nTvå.", "Ett.\n\nTvå.")]
    [InlineData("Så här:\n\n- a\n- b\n  - c\n\nSlut.", "Så här:\n\n- a\n- b\n  - c\n\nSlut.")]
    [InlineData("3. a\n4. b", "3. a\n4. b")]
    [InlineData("1. a\n\nMellan.\n\n1. b", "1. a\n\nMellan.\n\n1. b")]
    [InlineData("Se [sidan](https://exempel.se/x).", "Se sidan (https://exempel.se/x).")]
    [InlineData("Se <https://exempel.se/x>.", "Se exempel.se/x.")]
    [InlineData("a \\* b", "a * b")]
    [InlineData("", "")]
    public void Of_Markdown_IsPlainText(string markdown, string text) => Assert.Equal(text, PlainBlocks.Of(markdown));
}
