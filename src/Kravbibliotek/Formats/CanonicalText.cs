using System.Text;

namespace Kravbibliotek.Formats;

/// <summary>The one form in which texts are kept, so that the same words always are the same bytes.</summary>
public static class CanonicalText
{
    /// <summary>The text composed (NFC), with LF as line end and without white space around it.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = text.Contains('\r') ? text.Replace("\r\n", "\n").Replace('\r', '\n') : text;
        // What is no character cannot be composed; it is reported elsewhere and must not throw here.
        return HoldsNoCharacter(clean) ? clean.Trim() : clean.Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>
    /// Position of the first character that no text may hold: control characters other than line feed, what XML forbids, line
    /// separators that programs disagree on, and marks that turn the reading direction and so can hide what a text says. -1 when none.
    /// </summary>
    public static int IndexOfForbidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (IsForbidden(text[i]))
                return i;
        }

        return -1;
    }

    /// <summary>A text from anywhere, clean and without what <see cref="IndexOfForbidden"/> finds.</summary>
    public static string Tidy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = Clean(string.Concat(text.EnumerateRunes())).Replace('\t', ' ');
        return IndexOfForbidden(whole) < 0 ? whole : Clean(string.Concat(whole.Where(c => char.IsSurrogate(c) || !IsForbidden(c))));
    }

    private static bool IsForbidden(char c) => c switch
    {
        '\n' => false,
        < ' ' or (>= '\x7f' and <= '\x9f') => true,
        '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' => true,
        (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.IsSurrogate(c),
    };

    private static bool HoldsNoCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] >= '\ufffe')
                return true;
        }

        return false;
    }
}
