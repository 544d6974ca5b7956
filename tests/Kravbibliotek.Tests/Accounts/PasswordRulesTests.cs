using Kravbibliotek.Accounts;

namespace Kravbibliotek.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("gul cykel i regnet")]
    [InlineData("kaffekoppenärtom")]
    [InlineData("hT9#kq02!mZx")]
    [InlineData("🐟🦆🐈🐕 fyra djur")]
    public void Problem_LongAndOwn_IsNone(string password) =>
        Assert.Null(PasswordRules.Problem(password, "Anna Andersson", "anna@kommunen.se"));

    [Theory]
    [InlineData("kort mening")]
    [InlineData("password1234")]
    [InlineData("Lösenord2026!")]
    [InlineData("lösenordlösenord")]
    [InlineData("sommaren2026")]
    [InlineData("kommun123456")]
    [InlineData("123456789012")]
    [InlineData("198001011234")]
    [InlineData("abcdefghijklm")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("Qwerty!23456")]
    [InlineData("AnnaAndersson1")]
    [InlineData("anna.a123456")]
    public void Problem_ShortOrGuessable_IsSaid(string password) =>
        Assert.NotNull(PasswordRules.Problem(password, "Anna Andersson", "anna.a@kommunen.se"));

    [Fact]
    public void Problem_TooLong_IsSaid() =>
        Assert.Contains("128", PasswordRules.Problem(string.Concat(Enumerable.Range(0, 40).Select(i => $"ord{i} ")), "A", "a@b.se"),
            StringComparison.Ordinal);

    [Fact]
    public void Clean_DecomposedLetters_AreComposed() => Assert.Equal("lösen", PasswordRules.Clean(" lo\u0308sen "));
}
