using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kravbibliotek.Requirements;

/// <summary>A week from Monday to Sunday, numbered as ISO 8601 does, for instance <c>2026-W47</c>.</summary>
/// <param name="Year">The year that the week belongs to, which the first days of January may not.</param>
/// <param name="Number">1 to 53.</param>
public readonly record struct IsoWeek(int Year, int Number)
{
    private const int DaysAfterMonday = 6;

    /// <summary>Monday.</summary>
    public DateOnly First => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>Sunday.</summary>
    public DateOnly Last => First.AddDays(DaysAfterMonday);

    /// <summary>The week that a day is in.</summary>
    public static IsoWeek Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    /// <summary>Reads <c>2026-W47</c>; false for anything else, also for a week that the year does not have.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IsoWeek week)
    {
        week = default;
        // Four digits keep the days within what a calendar holds: the first and the last year of it lack a week.
        if (text is not [_, _, _, _, '-', 'W', _, _] || !Number(text[..4], out var year) || !Number(text[6..], out var number)
            || year is < 1900 or > 9000 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
            return false;
        week = new(year, number);
        return true;

        static bool Number(string digits, out int value) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>As ISO 8601 writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-W{Number:D2}");
}
