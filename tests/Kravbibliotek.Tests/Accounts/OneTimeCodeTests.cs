using Kravbibliotek.Accounts;

namespace Kravbibliotek.Tests.Accounts;

public sealed class OneTimeCodeTests
{
    // The key and the moments of RFC 6238, appendix B.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1234567890);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void At_MomentsOfTheStandard_GiveItsCodes(long seconds, string code) =>
        Assert.Equal(code, OneTimeCode.At(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(30)]
    public void Match_NearbyStep_IsTaken(int seconds) =>
        Assert.NotNull(OneTimeCode.Match(Key, OneTimeCode.At(Key, Now.AddSeconds(seconds)), Now, 0));

    [Theory]
    [InlineData(-90)]
    [InlineData(90)]
    public void Match_StepFarAway_IsRefused(int seconds) =>
        Assert.Null(OneTimeCode.Match(Key, OneTimeCode.At(Key, Now.AddSeconds(seconds)), Now, 0));

    [Fact]
    public void Match_StepUsedBefore_IsRefused()
    {
        var code = OneTimeCode.At(Key, Now);

        var step = OneTimeCode.Match(Key, code, Now, 0);

        Assert.Null(OneTimeCode.Match(Key, code, Now, step!.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("kod")]
    [InlineData("0059240")]
    public void Match_NotSixDigits_IsRefused(string? typed) => Assert.Null(OneTimeCode.Match(Key, typed, Now, 0));

    [Fact]
    public void Match_TypedWithSpace_IsTaken() => Assert.NotNull(OneTimeCode.Match(Key, "005 924", Now, 0));

    [Fact]
    public void NewKey_Twice_Differs()
    {
        Assert.Equal(32, OneTimeCode.NewKey().Length);
        Assert.NotEqual(OneTimeCode.NewKey(), OneTimeCode.NewKey());
    }

    [Fact]
    public void Address_NamesWithSpaces_AreEscaped() =>
        Assert.Equal("otpauth://totp/Kravbiblioteket:anna%40b.se?secret=ABC&issuer=Kravbiblioteket&digits=6&period=30",
            OneTimeCode.Address("ABC", "Kravbiblioteket", "anna@b.se"));

    [Fact]
    public void HashRecoveryCode_TypedOtherwise_IsTheSame()
    {
        var code = OneTimeCode.NewRecoveryCode();

        Assert.Equal(OneTimeCode.HashRecoveryCode(code),
            OneTimeCode.HashRecoveryCode($" {code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}"));
        Assert.NotEqual(OneTimeCode.HashRecoveryCode(code), OneTimeCode.HashRecoveryCode(OneTimeCode.NewRecoveryCode()));
    }
}
