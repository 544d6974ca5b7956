using System.Buffers;
using System.Text;

namespace Kravbibliotek.Word.Text;

/// <summary>
/// The form in which two texts are compared. What word processors change by themselves is folded away (white space, quotes, hyphens,
/// invisible characters); every letter, digit and sign that carries meaning stays.
/// </summary>
public sealed class PrintedText
{
    /// <summary>Stands for text that is struck through, hidden or deleted, and so is not what it seems.</summary>
    public const char HiddenMark = '\uE001';

    /// <summary>Stands for a picture, symbol, note or other thing that is not text.</summary>
    public const char ObjectMark = '\uE002';

    private static readonly SearchValues<char> Invisible =
        SearchValues.Create("\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF");

    private static readonly SearchValues<char> Quotes = SearchValues.Create("‘’‚‛´`ʼ");
    private static readonly SearchValues<char> DoubleQuotes = SearchValues.Create("“”„‟«»");
    private static readonly SearchValues<char> Hyphens = SearchValues.Create("‐‑‒–—―−");

    private readonly StringBuilder _text = new();

    /// <summary>Adds text as it is written.</summary>
    public PrintedText Append(ReadOnlySpan<char> text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a mark or other single character.</summary>
    public PrintedText Append(char mark)
    {
        _text.Append(mark);
        return this;
    }

    /// <summary>Ends a paragraph, a line or a table cell: a white space.</summary>
    public PrintedText Break() => Append(' ');

    /// <summary>Adds blocks, each ended as a paragraph.</summary>
    public PrintedText Append(IReadOnlyList<TextBlock> blocks)
    {
        foreach (var block in blocks)
            Append(block);
        return this;
    }

    /// <summary>Adds one block, ended as a paragraph.</summary>
    public PrintedText Append(TextBlock block)
    {
        foreach (var run in block.Runs)
            Append(run.Text);
        return Break();
    }

    /// <summary>Forgets everything, to be used again.</summary>
    public PrintedText Clear()
    {
        _text.Clear();
        return this;
    }

    /// <summary>The printed form of what was added.</summary>
    public override string ToString()
    {
        var text = XmlCharacters.Replace(_text.ToString());
        // Every character below U+0300 is in normal form C already.
        if (text.AsSpan().IndexOfAnyInRange('\u0300', '\uFFFF') >= 0)
            text = text.Normalize(NormalizationForm.FormC);
        var result = ArrayPool<char>.Shared.Rent(text.Length);
        var length = Fold(text, result);
        var printed = new string(result, 0, length);
        ArrayPool<char>.Shared.Return(result);
        return printed;
    }

    private static int Fold(string text, char[] result)
    {
        var length = 0;
        var spaced = true;
        foreach (var character in text)
        {
            if (Invisible.Contains(character))
                continue;
            if (char.IsWhiteSpace(character))
            {
                if (!spaced)
                    result[length++] = ' ';
                spaced = true;
                continue;
            }

            result[length++] = character < '\u0080' && character != '`' ? character : FoldSign(character);
            spaced = false;
        }

        return length > 0 && result[length - 1] == ' ' ? length - 1 : length;
    }

    private static char FoldSign(char sign) =>
        Quotes.Contains(sign) ? '\'' : DoubleQuotes.Contains(sign) ? '"' : Hyphens.Contains(sign) ? '-' : sign;
}
