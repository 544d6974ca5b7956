using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Yaml;

/// <summary>Writes YAML in the one canonical way. What is empty is left out.</summary>
internal sealed partial class YamlWriter
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";
    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}:");

    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _dash;

    /// <summary>Starts a file.</summary>
    public static YamlWriter Begin()
    {
        var writer = new YamlWriter();
        writer.Integer("schema", 1);
        return writer;
    }

    /// <summary>A text: plain when it can be, quoted when it could be taken for something else, a block when it has lines.</summary>
    public void Text(string name, string? value)
    {
        if (string.IsNullOrEmpty(value) || CanonicalText.Clean(value) is not { Length: > 0 } clean)
            return;
        Field(name);
        if (clean.Contains('\n') && CanonicalText.IndexOfForbidden(clean) < 0)
            Block(clean);
        else
            _text.Append(' ').Append(Scalar(clean)).Append('\n');
    }

    /// <summary>A value in file form whose type is told elsewhere: numbers and dates are plain.</summary>
    public void Value(string name, string? value)
    {
        if (value is not null && (NumberPattern().IsMatch(value) || PartialDatePattern().IsMatch(value)))
            Plain(name, value);
        else
            Text(name, value);
    }

    /// <summary>A whole number.</summary>
    public void Integer(string name, int value) => Plain(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number, or nothing.</summary>
    public void Number(string name, decimal? value)
    {
        if (value is { } number)
            Plain(name, ParameterValue.FileForm(number));
    }

    /// <summary>A date, or nothing.</summary>
    public void Date(string name, DateOnly? value)
    {
        if (value is { } date)
            Plain(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Ja or nej, left out when it is what an absent field means.</summary>
    public void Flag(string name, bool value, bool absent = false)
    {
        if (value != absent)
            Plain(name, value ? "ja" : "nej");
    }

    /// <summary>A word of a vocabulary.</summary>
    public void Word<T>(string name, T? value, Vocabulary<T> words)
        where T : struct, Enum
    {
        if (value is { } word)
            Plain(name, words.Code(word));
    }

    /// <summary>A list of words of a vocabulary.</summary>
    public void Words<T>(string name, IEnumerable<T> values, Vocabulary<T> words)
        where T : struct, Enum => Texts(name, [.. values.Select(words.Code)]);

    /// <summary>A list on one line.</summary>
    public void Texts(string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            Plain(name, $"[{string.Join(", ", values.Select(v => FlowScalar(CanonicalText.Clean(v))))}]");
    }

    /// <summary>A list with fields in each item. The first field of an item must always be written.</summary>
    public void Items<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        Field(name);
        _text.Append('\n');
        _indent += 4;
        foreach (var item in items)
        {
            _dash = true;
            write(item);
        }

        _dash = false;
        _indent -= 4;
    }

    /// <summary>A nested mapping.</summary>
    public void Map(string name, Action write)
    {
        Field(name);
        _text.Append('\n');
        _indent += 2;
        write();
        _indent -= 2;
    }

    /// <summary>The file.</summary>
    public override string ToString() => _text.ToString();

    private void Plain(string name, string value)
    {
        Field(name);
        _text.Append(' ').Append(value).Append('\n');
    }

    private void Field(string name)
    {
        _text.Append(' ', _dash ? _indent - 2 : _indent).Append(_dash ? "- " : "").Append(Scalar(name)).Append(':');
        _dash = false;
    }

    private void Block(string value)
    {
        _text.Append(" |\n");
        foreach (var line in value.Split('\n'))
            _text.Append(' ', line.Length == 0 ? 0 : _indent + 2).Append(line).Append('\n');
    }

    private static string Scalar(string value) => NeedsQuotes(value) ? Quoted(value) : value;

    private static string FlowScalar(string value) =>
        NeedsQuotes(value) || value.AsSpan().ContainsAny(FlowIndicators) ? Quoted(value) : value;

    private static bool NeedsQuotes(string value) =>
        value.Length == 0 || Indicators.Contains(value[0]) || value[^1] == ':'
        || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
        || value.Contains(": ", StringComparison.Ordinal) || value.Contains(" #", StringComparison.Ordinal)
        || value.Contains('\n') || CanonicalText.IndexOfForbidden(value) >= 0 || AmbiguousPattern().IsMatch(value);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                _ when !char.IsSurrogate(c) && CanonicalText.IndexOfForbidden([c]) >= 0 =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // What YAML 1.1 or 1.2 readers would take for a number, a time, a truth value or nothing.
    [GeneratedRegex("""
        \A(?: [-+.]?[0-9][0-9_.:]*(?:[eE][-+]?[0-9]+)? | 0[xo][0-9a-fA-F]+ | [-+]?\.(?:inf|nan) | [0-9]{4}-[0-9]{2}-[0-9]{2}
          | ~ | = | << | null | true | false | yes | no | on | off | y | n )\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmbiguousPattern();

    [GeneratedRegex(@"\A-?[0-9]+(?:\.[0-9]+)?\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\z")]
    private static partial Regex PartialDatePattern();
}
