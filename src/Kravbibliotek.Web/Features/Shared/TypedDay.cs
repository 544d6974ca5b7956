using System.Globalization;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>Reads days as they are typed, or as a browser's calendar sends them.</summary>
public static class TypedDay
{
    /// <summary>The day, or null when it is none.</summary>
    public static DateOnly? Of(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
