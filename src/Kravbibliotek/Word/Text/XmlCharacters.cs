using System.Buffers;

namespace Kravbibliotek.Word.Text;

/// <summary>Characters that XML 1.0 cannot hold. They are refused when a requirement is saved; here they never stop an export.</summary>
public static class XmlCharacters
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016"
        + "\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    /// <summary>True when XML can hold the text as it is.</summary>
    public static bool AreLegal(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(Controls) >= 0)
            return false;
        var high = text.IndexOfAnyInRange('\uD800', '\uFFFF');
        for (var i = high; i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] >= '\uFFFE')
                return false;
        }

        return true;
    }

    /// <summary>The text with what XML cannot hold replaced by U+FFFD; the same string when all is well.</summary>
    public static string Replace(string text)
    {
        if (AreLegal(text))
            return text;
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                if (char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]))
                {
                    target[i] = source[i++];
                    target[i] = source[i];
                }
                else
                {
                    target[i] = AreLegal(source.AsSpan(i, 1)) ? source[i] : Replacement;
                }
            }
        });
    }
}
