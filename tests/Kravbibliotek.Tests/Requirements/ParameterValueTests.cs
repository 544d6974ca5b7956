using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Requirements;

public class ParameterValueTests
{
    private static readonly Parameter Choice = new()
    {
        Name = "tid",
        Type = ParameterType.Choice,
        Choices = ["dygnet runt", "kontorstid"],
        Default = "kontorstid",
        Explanation = "Tid.",
    };

    [Theory]
    [InlineData("4", null)]
    [InlineData("1", null)]
    [InlineData("24", null)]
    [InlineData("0.5", ParameterProblemKind.OutsideRange)]
    [InlineData("25", ParameterProblemKind.OutsideRange)]
    [InlineData("-3", ParameterProblemKind.OutsideRange)]
    [InlineData("fyra", ParameterProblemKind.Invalid)]
    [InlineData("4,5", ParameterProblemKind.Invalid)]
    [InlineData("1e3", ParameterProblemKind.Invalid)]
    [InlineData("4.", ParameterProblemKind.Invalid)]
    [InlineData(".", ParameterProblemKind.Invalid)]
    [InlineData("-", ParameterProblemKind.Invalid)]
    [InlineData(" ", ParameterProblemKind.Missing)]
    [InlineData(null, ParameterProblemKind.Missing)]
    public void Check_Number_TellsErrorFromDeviation(string? value, ParameterProblemKind? expected) =>
        Assert.Equal(expected, ParameterValue.Check(Sample.ResponseTime, value)?.Kind);

    [Theory]
    [InlineData("dygnet runt", true)]
    [InlineData("Dygnet runt", false)]
    public void Check_Choice_IsOneOfThem(string value, bool fine) => Assert.Equal(fine, ParameterValue.Check(Choice, value) is null);

    [Theory]
    [InlineData(ParameterType.Date, "2027-01-31", true)]
    [InlineData(ParameterType.Date, "2027-02-30", false)]
    [InlineData(ParameterType.Date, "31/1 2027", false)]
    [InlineData(ParameterType.Text, "Valfri text", true)]
    [InlineData(ParameterType.Text, "två\nrader", false)]
    [InlineData(ParameterType.Text, "styr\u0007tecken", false)]
    public void Check_DateAndText_FollowTheirForm(ParameterType type, string value, bool fine) =>
        Assert.Equal(fine, ParameterValue.Check(Choice with { Type = type }, value) is null);

    [Fact]
    public void Check_OutsideRange_IsDeviationNotError()
    {
        var problem = ParameterValue.Check(Sample.ResponseTime, "48");

        Assert.False(problem!.IsError);
        Assert.Equal("svarstid ligger utanför det rekommenderade spannet 1–24\u00a0timmar.", problem.Message);
    }

    [Theory]
    [InlineData("4,5", "4.5")]
    [InlineData(" 10 000 ", "10000")]
    [InlineData("10\u00a0000,50", "10000.5")]
    [InlineData("\u22122", "-2")]
    [InlineData("många", "många")]
    public void Normalize_TypedNumber_BecomesFileForm(string typed, string expected) =>
        Assert.Equal(expected, ParameterValue.Normalize(Sample.ResponseTime, typed));

    [Theory]
    [InlineData("4", "4\u00a0timmar")]
    [InlineData("1", "1\u00a0timme")]
    [InlineData("1.0", "1\u00a0timme")]
    [InlineData("-1", "\u22121\u00a0timme")]
    [InlineData("1.5", "1,5\u00a0timmar")]
    [InlineData("99.5", "99,5\u00a0timmar")]
    [InlineData("1000", "1000\u00a0timmar")]
    [InlineData("1234567.25", "1\u00a0234\u00a0567,25\u00a0timmar")]
    [InlineData("-2", "\u22122\u00a0timmar")]
    [InlineData("okänt", "okänt")]
    public void Display_Number_HasDecimalCommaAndUnit(string value, string expected) =>
        Assert.Equal(expected, ParameterValue.Display(Sample.ResponseTime, value));

    [Theory]
    [InlineData(1, null, "minst 1\u00a0timme")]
    [InlineData(null, 24, "högst 24\u00a0timmar")]
    [InlineData(null, null, null)]
    public void Range_OpenEnds_ReadAsWords(int? min, int? max, string? expected) =>
        Assert.Equal(expected, ParameterValue.Range(Sample.ResponseTime with { Min = min, Max = max }));
}
