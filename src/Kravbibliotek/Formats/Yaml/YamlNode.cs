namespace Kravbibliotek.Formats.Yaml;

/// <summary>A node of a YAML file with the line it starts on, from 1 in the file.</summary>
internal abstract record YamlNode(int Line);

/// <summary>A scalar; everything is text until a field says what it should be.</summary>
internal sealed record YamlScalar(int Line, string Value, bool IsPlain) : YamlNode(Line)
{
    /// <summary>True for a field with nothing after the colon.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>A field of a mapping.</summary>
internal sealed record YamlField(string Name, int Line, YamlNode Value);

/// <summary>A mapping.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlField> Fields) : YamlNode(Line);
