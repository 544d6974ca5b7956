using System.Globalization;
using System.Text;

namespace Kravbibliotek.Consultations;

/// <summary>What a visitor has typed, without what cannot be seen: it could neither be stored nor read as it stands.</summary>
public static class CommentText
{
    /// <summary>The longest text of a comment or an answer.</summary>
    public const int Longest = 10_000;

    /// <summary>The longest passage that may be quoted.</summary>
    public const int LongestPassage = 500;

    /// <summary>The longest name of a person or an organisation.</summary>
    public const int LongestName = 100;

    /// <summary>The longest mail address.</summary>
    public const int LongestEmail = 254;

    /// <summary>Text of several lines: line ends in LF, no control characters, nothing that turns the direction of reading.</summary>
    public static string Clean(string? typed)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsInvisible(rune))
                text.Append(rune.ToString());
        }

        return text.ToString().Trim();
    }

    /// <summary>Text of one line, or null when nothing is left.</summary>
    public static string? Line(string? typed)
    {
        var words = Clean(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF
            or (>= 0xFFF0 and <= 0xFFFF);
}
