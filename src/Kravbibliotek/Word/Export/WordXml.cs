using System.Buffers;
using System.Text.Unicode;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Word.Export;

/// <summary>
/// Writes WordprocessingML as UTF-8 into a stream through one buffer. Markup is constant bytes; what comes from people goes through
/// <see cref="Text"/>, which escapes it and replaces what XML cannot hold. Nothing here depends on culture or clock.
/// </summary>
internal sealed class WordXml(Stream target)
{
    private const int LongestEscape = 6;
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\t\n\r");

    private readonly byte[] _buffer = new byte[1 << 15];
    private int _used;

    /// <summary>Markup as it is.</summary>
    public WordXml Raw(ReadOnlySpan<byte> markup)
    {
        if (markup.Length > _buffer.Length - _used)
        {
            Flush();
            if (markup.Length > _buffer.Length)
            {
                target.Write(markup);
                return this;
            }
        }

        markup.CopyTo(_buffer.AsSpan(_used));
        _used += markup.Length;
        return this;
    }

    /// <summary>Text of an element or an attribute value.</summary>
    public WordXml Text(string text)
    {
        var rest = XmlCharacters.Replace(text).AsSpan();
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAny(Special);
            Encode(plain < 0 ? rest : rest[..plain]);
            if (plain < 0)
                break;
            Raw(Escape(rest[plain]));
            rest = rest[(plain + 1)..];
        }

        return this;
    }

    /// <summary>A number.</summary>
    public WordXml Number(int number)
    {
        if (_buffer.Length - _used < 16)
            Flush();
        System.Buffers.Text.Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
        return this;
    }

    /// <summary>Begins a paragraph; run-level content follows.</summary>
    public WordXml StartParagraph(string style) => StartParagraphProperties(style).Raw("</w:pPr>"u8);

    /// <summary>Begins a paragraph and leaves its properties open.</summary>
    public WordXml StartParagraphProperties(string style) =>
        Raw("<w:p><w:pPr><w:pStyle w:val=\""u8).Text(style).Raw("\"/>"u8);

    /// <summary>Ends a paragraph.</summary>
    public WordXml EndParagraph() => Raw("</w:p>"u8);

    /// <summary>A run of text, in a character style when one is named.</summary>
    public WordXml Run(string text, string? style = null)
    {
        Raw("<w:r>"u8);
        if (style is not null)
            Raw("<w:rPr><w:rStyle w:val=\""u8).Text(style).Raw("\"/></w:rPr>"u8);
        return Raw("<w:t xml:space=\"preserve\">"u8).Text(text).Raw("</w:t></w:r>"u8);
    }

    /// <summary>A paragraph of one run.</summary>
    public WordXml Paragraph(string style, string text) => StartParagraph(style).Run(text).EndParagraph();

    /// <summary>Hands everything on to the stream.</summary>
    public void Flush()
    {
        target.Write(_buffer, 0, _used);
        _used = 0;
    }

    private static ReadOnlySpan<byte> Escape(char character) => character switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '"' => "&quot;"u8,
        // A line end or tab inside text is a blank to Word; written so, parsers cannot disagree about it.
        _ => " "u8,
    };

    private void Encode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_buffer.Length - _used < LongestEscape)
                Flush();
            Utf8.FromUtf16(text, _buffer.AsSpan(_used), out var read, out var written, isFinalBlock: true);
            _used += written;
            text = text[read..];
            if (!text.IsEmpty)
                Flush();
        }
    }
}
