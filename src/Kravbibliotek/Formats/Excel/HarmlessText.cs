namespace Kravbibliotek.Formats.Excel;

/// <summary>
/// Texts that begin as a formula does. In an Excel file they are text anyway, but not any longer once somebody has saved the sheet as
/// CSV and opened that: so they get an apostrophe before them, as in our own CSV.
/// </summary>
public static class HarmlessText
{
    /// <summary>The text as it is written.</summary>
    public static string Of(string text) => text is [var first, ..] && IsDangerous(first) ? "'" + text : text;

    /// <summary>The text that was written so.</summary>
    public static string Original(string written) => written is ['\'', var first, ..] && IsDangerous(first) ? written[1..] : written;

    private static bool IsDangerous(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r';
}
