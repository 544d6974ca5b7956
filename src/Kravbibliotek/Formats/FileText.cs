using System.Text;
using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>The bytes of a file as text, with what is wrong with them.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a file; null when it cannot be read as text. BOM and CR are reported but do not stop the reading.</summary>
    public static string? Decode(LibraryFile file, FileFindings findings)
    {
        var bytes = file.Content.Span;
        if (bytes.Length > LibraryReader.MaxFileBytes)
        {
            findings.Add(FormatRules.TooLarge, 0);
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            findings.Add(FormatRules.Bom, 1);
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (IndexOfInvalid(bytes) is var invalid and >= 0)
        {
            findings.Add(FormatRules.NotUtf8, 1 + bytes[..invalid].Count((byte)'\n'));
            return null;
        }

        return CheckCharacters(Strict.GetString(bytes), findings);
    }

    private static string? CheckCharacters(string text, FileFindings findings)
    {
        if (text.Contains('\r'))
        {
            findings.Add(FormatRules.CarriageReturn, LineOf(text, text.IndexOf('\r')));
            text = text.Replace("\r\n", "\n").Replace('\r', '\n');
        }

        var forbidden = CanonicalText.IndexOfForbidden(text);
        if (forbidden < 0)
            return text;
        if (text[forbidden] == '\t')
            findings.Add(FormatRules.Tab, LineOf(text, forbidden));
        else
            findings.Add(FormatRules.ForbiddenCharacter, LineOf(text, forbidden), $"U+{(int)text[forbidden]:X4}");
        return null;
    }

    private static int LineOf(string text, int position) => 1 + text.AsSpan(0, position).Count('\n');

    private static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) != System.Buffers.OperationStatus.Done)
                return at;
            at += used;
        }

        return -1;
    }
}
