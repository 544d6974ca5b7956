using System.Globalization;
using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Yaml;

/// <summary>
/// Reads the fields of a mapping by name and type, reports what is wrong at its line, and remembers where each field stood.
/// After a finding it hands back something empty, so that one fault does not hide the next.
/// </summary>
internal sealed class YamlFields(YamlMap map, string at, FileFindings findings, SourceMap source)
{
    private readonly List<string> _known = [];

    /// <summary>The line the mapping starts on.</summary>
    public int Line => map.Line;

    /// <summary>Reads the schema, which is 1 in every file.</summary>
    public void Schema()
    {
        if (Find("schema") is not YamlScalar { Value: "1" })
            findings.Add(FormatRules.Schema, LineOf("schema"));
    }

    /// <summary>A required text.</summary>
    public string Text(string name) => OptionalText(name) ?? Missing(name, "");

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string name) => Scalar(name) is { } scalar ? Clean(scalar) : null;

    /// <summary>A text that must agree with the name of the file or folder.</summary>
    public string Name(string name, string expected)
    {
        var text = Text(name);
        if (text.Length > 0 && text != expected)
            findings.Add(FormatRules.NameMismatch, LineOf(name), name, text, expected);
        return text;
    }

    /// <summary>A required whole number.</summary>
    public int Integer(string name)
    {
        if (Scalar(name) is not { } scalar)
            return Missing(name, 0);
        if (int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        findings.Add(FormatRules.Number, scalar.Line, name, "ett heltal", scalar.Value);
        return 0;
    }

    /// <summary>A number, or null.</summary>
    public decimal? Number(string name)
    {
        if (Scalar(name) is not { } scalar)
            return null;
        if (ParameterValue.TryNumber(scalar.Value, out var number))
            return number;
        findings.Add(FormatRules.Number, scalar.Line, name, "ett tal", scalar.Value);
        return null;
    }

    /// <summary>A date, or null.</summary>
    public DateOnly? OptionalDate(string name)
    {
        if (Scalar(name) is not { } scalar)
            return null;
        if (ParameterValue.TryDate(scalar.Value, out var date))
            return date;
        findings.Add(FormatRules.Date, scalar.Line, name, scalar.Value);
        return null;
    }

    /// <summary>A required date.</summary>
    public DateOnly Date(string name) => Scalar(name) is null ? Missing(name, default(DateOnly)) : OptionalDate(name) ?? default;

    /// <summary>Yes or no; <paramref name="absent"/> when the field is left out.</summary>
    public bool Flag(string name, bool absent = false)
    {
        if (Scalar(name) is not { } scalar)
            return absent;
        if (scalar.Value is "ja" or "true" or "nej" or "false")
            return scalar.Value is "ja" or "true";
        findings.Add(FormatRules.UnknownWord, scalar.Line, name, scalar.Value, "ja, nej");
        return absent;
    }

    /// <summary>A required word of a vocabulary.</summary>
    public T Word<T>(string name, Vocabulary<T> words)
        where T : struct, Enum => Scalar(name) is null ? Missing(name, default(T)) : OptionalWord(name, words) ?? default;

    /// <summary>A word of a vocabulary, or null.</summary>
    public T? OptionalWord<T>(string name, Vocabulary<T> words)
        where T : struct, Enum => Scalar(name) is { } scalar && TryWord(name, scalar, words, out var value) ? value : null;

    /// <summary>A required list of words.</summary>
    public IReadOnlyList<T> Words<T>(string name, Vocabulary<T> words)
        where T : struct, Enum
    {
        var values = new List<T>();
        var items = Scalars(name);
        if (items.Count == 0 && Find(name) is null)
            Missing(name, 0);
        foreach (var item in items)
        {
            if (TryWord(name, item, words, out var value))
                values.Add(value);
        }

        return values;
    }

    /// <summary>A list of texts, empty when left out.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Scalars(name).Select(Clean)];

    /// <summary>A list of mappings, empty when left out.</summary>
    public IReadOnlyList<YamlFields> Items(string name)
    {
        var maps = new List<YamlFields>();
        foreach (var (item, index) in List(name).Select((item, index) => (item, index)))
        {
            var place = $"{Place(name)}[{index}]";
            source.Set(findings.Path, place, item.Line);
            if (item is YamlMap child)
                maps.Add(new(child, place, findings, source));
            else
                findings.Add(FormatRules.WrongShape, item.Line, name, "en lista där varje post har fält");
        }

        return maps;
    }

    /// <summary>A nested mapping, or null.</summary>
    public YamlFields? Map(string name)
    {
        var value = Find(name);
        if (value is YamlMap child)
            return new(child, Place(name), findings, source);
        if (value is not null)
            findings.Add(FormatRules.WrongShape, value.Line, name, "fält med värden");
        return null;
    }

    /// <summary>A required nested mapping; an empty one after a finding.</summary>
    public YamlFields RequiredMap(string name)
    {
        if (Map(name) is { } child)
            return child;
        if (Find(name) is null)
            Missing(name, 0);
        return new(new(map.Line, []), Place(name), new(findings.Path), source);
    }

    /// <summary>The names of all fields, for a mapping whose names are free.</summary>
    public IReadOnlyList<string> Names() => [.. map.Fields.Select(f => f.Name)];

    /// <summary>True when the field is a list.</summary>
    public bool IsList(string name) => Find(name) is YamlList;

    /// <summary>Reports a rule at a field.</summary>
    public void Report(Rule rule, string name, params object?[] found) => findings.Add(rule, LineOf(name), found);

    /// <summary>Reports the fields that nobody asked for.</summary>
    public void End()
    {
        foreach (var field in map.Fields.Where(f => !_known.Contains(f.Name)))
            findings.Add(FormatRules.UnknownField, field.Line, field.Name, string.Join(", ", _known));
    }

    private YamlNode? Find(string name)
    {
        if (!_known.Contains(name))
            _known.Add(name);
        var field = map.Fields.FirstOrDefault(f => f.Name == name);
        if (field is null)
            return null;
        source.Set(findings.Path, Place(name), field.Line);
        return field.Value is YamlScalar { IsNull: true } ? null : field.Value;
    }

    private YamlScalar? Scalar(string name)
    {
        var value = Find(name);
        if (value is not null and not YamlScalar)
            findings.Add(FormatRules.WrongShape, LineOf(name), name, "ett enda värde");
        return value as YamlScalar;
    }

    private IReadOnlyList<YamlNode> List(string name)
    {
        var value = Find(name);
        if (value is not null and not YamlList)
            findings.Add(FormatRules.WrongShape, LineOf(name), name, "en lista");
        return (value as YamlList)?.Items ?? [];
    }

    private List<YamlScalar> Scalars(string name)
    {
        var scalars = new List<YamlScalar>();
        foreach (var (item, index) in List(name).Select((item, index) => (item, index)))
        {
            source.Set(findings.Path, $"{Place(name)}[{index}]", item.Line);
            if (item is YamlScalar { IsNull: false } scalar)
                scalars.Add(scalar);
            else
                findings.Add(FormatRules.WrongShape, item.Line, name, "en lista med enkla värden");
        }

        return scalars;
    }

    private bool TryWord<T>(string name, YamlScalar scalar, Vocabulary<T> words, out T value)
        where T : struct, Enum
    {
        if (words.TryParse(Clean(scalar), out value))
            return true;
        findings.Add(FormatRules.UnknownWord, scalar.Line, name, scalar.Value, string.Join(", ", words.All.Select(w => w.Code)));
        return false;
    }

    // An escape such as "\u0007" can bring in what the file itself may not hold.
    private string Clean(YamlScalar scalar)
    {
        var forbidden = CanonicalText.IndexOfForbidden(scalar.Value);
        if (forbidden >= 0)
            findings.Add(FormatRules.ForbiddenCharacter, scalar.Line, $"U+{(int)scalar.Value[forbidden]:X4}");
        return CanonicalText.Clean(scalar.Value);
    }

    // A field of the wrong shape has its finding already and is not missing.
    private T Missing<T>(string name, T value)
    {
        if (Find(name) is null)
            findings.Add(FormatRules.MissingField, map.Line, name);
        return value;
    }

    private int LineOf(string name) => map.Fields.FirstOrDefault(f => f.Name == name)?.Line ?? map.Line;

    private string Place(string name) => at.Length == 0 ? name : $"{at}.{name}";
}
