using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Consultations;

namespace Kravbibliotek.Tests.Consultations;

public class CommentTextTests
{
    [Theory]
    [InlineData("Å ä ö – é 👍🏽", "Å ä ö – é 👍🏽")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("\u0000\u0007a\u001bb\u0085", "ab")]
    [InlineData("a\u202eb\u2066c\u200bd\ufeff", "abcd")]
    [InlineData("a\ud800b", "ab")]
    [InlineData("  \n ", "")]
    [InlineData(null, "")]
    public void Clean_Text_KeepsWhatCanBeSeen(string? typed, string expected) => Assert.Equal(expected, CommentText.Clean(typed));

    [Theory]
    [InlineData(" Eva \n Ek\t", "Eva Ek")]
    [InlineData("\u200b", null)]
    [InlineData(null, null)]
    public void Line_Text_IsOneLineOrNothing(string? typed, string? expected) => Assert.Equal(expected, CommentText.Line(typed));

    [Fact]
    public void Clean_AnyText_CanBeStoredAndIsCleanAlready() =>
        Prop.ForAll<string?>(CanBeStored).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool CanBeStored(string? typed)
    {
        var clean = CommentText.Clean(typed);
        return CommentText.Clean(clean) == clean && clean.All(c => c is '\n' or '\t' || !char.IsControl(c))
            && new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(clean) >= clean.Length;
    }
}
