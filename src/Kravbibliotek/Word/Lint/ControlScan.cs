using System.Xml;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Word.Lint;

/// <summary>The rules on content controls.</summary>
internal sealed class ControlScan(LintReport report, DocxIndex index)
{
    private const string W = WordNames.Main;
    private const int LongestTag = 64;
    private const int LongestPath = 256;

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "text", "dropDownList", "comboBox", "date", "picture", "richText", "group", "docPartObj", "docPartList", "citation",
        "bibliography", "equation",
    };

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private readonly Stack<Control> _controls = new();

    /// <summary>True when an element of this depth is a property of the innermost control.</summary>
    public bool InProperties(int depth) =>
        _controls.Count > 0 && _controls.Peek() is { PropertiesEnded: false } control && depth > control.Depth + 1;

    /// <summary>A control begins.</summary>
    public void Start(int depth) => _controls.Push(new Control { Depth = depth });

    /// <summary>Its properties end, if they were its own.</summary>
    public void EndProperties(int depth)
    {
        if (_controls.Count > 0 && _controls.Peek() is { } control && control.Depth == depth - 1)
            control.PropertiesEnded = true;
    }

    /// <summary>A control ends.</summary>
    public void End()
    {
        var control = _controls.Pop();
        if (control.TypeCount > 1)
            report.Hit(IntegrityRules.TwoTypes, control.Tag);
    }

    /// <summary>A property of the innermost control.</summary>
    public void Property(XmlReader reader)
    {
        var control = _controls.Peek();
        var name = reader.LocalName;
        if (reader.Depth == control.Depth + 2 && Types.Contains(name))
            control.TypeCount++;
        switch (name)
        {
            case "id" when reader.GetAttribute("val", W) is { } id && !_ids.Add(id):
                report.Hit(IntegrityRules.ControlId, id);
                break;
            case "tag":
                control.Tag = reader.GetAttribute("val", W) ?? "";
                if (control.Tag.Length > 0 && !_tags.Add(control.Tag))
                    report.Hit(IntegrityRules.ControlTag, control.Tag);
                RequireShort(control.Tag);
                break;
            case "alias":
                RequireShort(reader.GetAttribute("val", W) ?? "");
                break;
            case "listItem" when reader.GetAttribute("value", W) is { } value && !control.Values.Add(value):
                report.Hit(IntegrityRules.ListValue, control.Tag);
                break;
            case "dataBinding":
                Bind(reader);
                break;
        }
    }

    private void RequireShort(string text)
    {
        if (text.Length > LongestTag)
            report.Hit(IntegrityRules.LongTag, text);
    }

    private void Bind(XmlReader reader)
    {
        var path = reader.GetAttribute("xpath", W) ?? "";
        if (!index.Stores.TryGetValue(reader.GetAttribute("storeItemID", W) ?? "", out var positions))
            report.Hit(IntegrityRules.Store, path);
        else if (!Hits(positions, path))
            report.Hit(IntegrityRules.Binding, path);
    }

    /// <summary>Whether a path of positions such as <c>/k:bilaga[1]/k:o[2]</c> names an element; prefixes do not matter.</summary>
    private static bool Hits(HashSet<string> positions, ReadOnlySpan<char> path)
    {
        if (path.Length > LongestPath)
            return false;
        Span<char> plain = stackalloc char[LongestPath];
        var length = 0;
        var stepStart = 0;
        foreach (var character in path)
        {
            if (character == ':')
            {
                length = stepStart;
                continue;
            }

            plain[length++] = character;
            if (character == '/')
                stepStart = length;
        }

        return positions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain[..length]);
    }

    private sealed class Control
    {
        public int Depth { get; init; }

        public bool PropertiesEnded { get; set; }

        public int TypeCount { get; set; }

        public string Tag { get; set; } = "";

        public HashSet<string> Values { get; } = new(StringComparer.Ordinal);
    }
}
