using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Requirements;

/// <summary>Weeks as ISO 8601 numbers them.</summary>
public class IsoWeekTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-W47", "2026-11-16", "2026-11-22")]
    [InlineData("2027-01-01", "2026-W53", "2026-12-28", "2027-01-03")]
    [InlineData("2024-12-30", "2025-W01", "2024-12-30", "2025-01-05")]
    public void Of_Day_IsTheWeekFromMondayToSunday(string day, string week, string first, string last)
    {
        var found = IsoWeek.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(week, found.ToString());
        Assert.Equal((first, last), ($"{found.First:yyyy-MM-dd}", $"{found.Last:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-47")]
    [InlineData("2026-W0")]
    [InlineData("2026-W00")]
    [InlineData("2025-W53")]
    [InlineData("2026-W+7")]
    [InlineData("0001-W01")]
    [InlineData("9999-W52")]
    [InlineData("2026-W470")]
    public void TryParse_NoWeek_IsRefused(string? text) => Assert.False(IsoWeek.TryParse(text, out _));

    [Fact]
    public void TryParse_WhatWasWritten_IsTheSameWeek() => Prop.ForAll(
        Gen.Choose(new DateOnly(1901, 1, 1).DayNumber, new DateOnly(8999, 1, 1).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary(),
        day =>
        {
            var week = IsoWeek.Of(day);
            return IsoWeek.TryParse(week.ToString(), out var read) && read == week && day >= week.First && day <= week.Last;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Prop.ForAll<string?>(text => IsoWeek.TryParse(text, out var week) ? week.ToString() == text : week == default)
            .QuickCheckThrowOnFailure();
}
