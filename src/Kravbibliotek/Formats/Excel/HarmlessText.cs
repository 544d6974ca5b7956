namespace Kravbibliotek.Formats.Excel;

/// <summary>
/// Texts that begin as a formula does. In an Excel file they are text anyway, but not any longer once somebody has saved the sheet as
/// CSV and opened that: so they get an apostrophe before them, as in our own CSV.
/// </summary>
public static class HarmlessText
{
    /// <summary>The text as it is written.</summary>
    public static string Of(string text) => IsDangerous(text) ? "'" + text : text;

    /// <summary>The text that was written so.</summary>
    public static string Original(string written) => written is ['\'', ..] && IsDangerous(written) ? written[1..] : written;

    // A text with an apostrophe of its own gets one more, so that both can be told apart.
    private static bool IsDangerous(string text) => text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
