using System.Globalization;
using System.Text;

namespace Kravbibliotek.Formats;

/// <summary>
/// Writes JSON as RFC 8785 says: no white space, only the escapes that are needed. Written here and not left to a library, because
/// fingerprints must be the same in every future version of the platform. The caller gives members in ordinal order.
/// </summary>
internal sealed class CanonicalJson
{
    private readonly StringBuilder _text = new();
    private bool _comma;

    /// <summary>Opens an object or a list; <paramref name="bracket"/> is <c>{</c> or <c>[</c>.</summary>
    public CanonicalJson Open(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _comma = false;
        return this;
    }

    /// <summary>Closes an object or a list.</summary>
    public CanonicalJson Close(char bracket)
    {
        _text.Append(bracket);
        _comma = true;
        return this;
    }

    /// <summary>The name of the next member.</summary>
    public CanonicalJson Name(string name)
    {
        Separate();
        Quote(name);
        _text.Append(':');
        _comma = false;
        return this;
    }

    /// <summary>A string, composed (NFC); null is written as <c>null</c>.</summary>
    public CanonicalJson Value(string? value)
    {
        Separate();
        if (value is null)
            _text.Append("null");
        else
            Quote(CanonicalText.Clean(value));
        _comma = true;
        return this;
    }

    /// <summary>True or false.</summary>
    public CanonicalJson Value(bool value) => Raw(value ? "true" : "false");

    /// <summary>A whole number.</summary>
    public CanonicalJson Value(int value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A list of strings in the order given.</summary>
    public CanonicalJson Values(IEnumerable<string> values)
    {
        Open('[');
        foreach (var value in values)
            Value(value);
        return Close(']');
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private CanonicalJson Raw(string text)
    {
        Separate();
        _text.Append(text);
        _comma = true;
        return this;
    }

    private void Separate()
    {
        if (_comma)
            _text.Append(',');
    }

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }
}
