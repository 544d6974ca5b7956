using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Curation.Editing;

/// <summary>
/// The fields of the editor as they were typed, also those that are no valid content: name and text, for instance
/// <c>Parameters[0].Min</c> and <c>fyra</c>. Nothing in it ever changes; what is done gives another set.
/// </summary>
public sealed partial class DraftFields
{
    private readonly SortedDictionary<string, string> _values;

    /// <summary>The fields with these names and texts. A name that no part of a draft has is left out.</summary>
    public DraftFields(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = new(StringComparer.Ordinal);
        foreach (var (name, text) in values)
        {
            if (DraftParts.IsField(name))
                _values[name] = text;
        }
    }

    /// <summary>All of them by name.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The text of a field; empty when it is not there.</summary>
    public string this[string name] => _values.GetValueOrDefault(name, "");

    /// <summary>The name of a field of a row.</summary>
    public static string Name(string list, int row, string field) => string.Create(CultureInfo.InvariantCulture, $"{list}[{row}].{field}");

    /// <summary>The numbers of the rows of a list, in order.</summary>
    public IReadOnlyList<int> Rows(string list) =>
        [.. _values.Keys.Select(name => RowOf(list, name)).OfType<int>().Distinct().Order()];

    /// <summary>The values of a numbered field such as <c>Kinds[0]</c>, <c>Kinds[1]</c>, in order and without empty ones.</summary>
    public IReadOnlyList<string> List(string name) =>
        [.. Rows(name).Select(row => FieldText.Clean(this[string.Create(CultureInfo.InvariantCulture, $"{name}[{row}]")])).Where(v => v.Length > 0)];

    /// <summary>The fields with another text in one of them.</summary>
    public DraftFields With(string name, string text) => new(_values.Append(new(name, text)));

    /// <summary>The fields with one more row.</summary>
    public DraftFields WithRow(string list, params (string Field, string Text)[] row)
    {
        var number = Rows(list).LastOrDefault(-1) + 1;
        return new(_values.Concat(row.Select(r => KeyValuePair.Create(Name(list, number, r.Field), r.Text))));
    }

    /// <summary>The fields without a row; those after it move up.</summary>
    public DraftFields WithoutRow(string list, int row) => new(
        _values.Where(v => RowOf(list, v.Key) != row)
            .Select(v => RowOf(list, v.Key) is { } number && number > row ? new(Renumbered(list, v.Key, number), v.Value) : v));

    /// <summary>The fields with some parts as they are in others.</summary>
    public DraftFields WithParts(DraftFields other, IReadOnlySet<string> parts)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(_values.Where(v => !parts.Contains(DraftParts.RootOf(v.Key)))
            .Concat(other.Values.Where(v => parts.Contains(DraftParts.RootOf(v.Key)))));
    }

    private static string Renumbered(string list, string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}[{number - 1}]{name[(name.IndexOf(']', list.Length) + 1)..]}");

    private static int? RowOf(string list, string name)
    {
        if (!name.StartsWith(list, StringComparison.Ordinal))
            return null;
        var match = NumberPattern().Match(name, list.Length);
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\G\[([0-9]{1,6})\]")]
    private static partial Regex NumberPattern();
}

/// <summary>Texts as people type and paste them, made into texts that the library can hold.</summary>
internal static class FieldText
{
    /// <summary>
    /// The canonical text without what cannot be seen and no text may hold. A tab, which comes with what is pasted, becomes a space.
    /// </summary>
    public static string Clean(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\r' or '\u2028' or '\u2029')
                text.Append('\n');
            else if (rune.Value == '\t')
                text.Append(' ');
            else if (rune.ToString() is var character && CanonicalText.IndexOfForbidden(character) < 0)
                text.Append(character);
        }

        return CanonicalText.Clean(text.ToString());
    }
}
