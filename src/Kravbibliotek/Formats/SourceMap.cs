namespace Kravbibliotek.Formats;

/// <summary>Remembers on which line of which file a field stands, so that a finding can point at it.</summary>
public sealed class SourceMap
{
    private readonly Dictionary<(string Path, string Field), int> _lines = [];

    /// <summary>
    /// The line of a field such as <c>standarder[0].avsnitt[1]</c>. When it is not there, the nearest that holds it; 0 when the
    /// file is not known.
    /// </summary>
    public int Line(string path, string field)
    {
        for (var at = field; at.Length > 0; at = Parent(at))
        {
            if (_lines.TryGetValue((path, at), out var line))
                return line;
        }

        return _lines.GetValueOrDefault((path, ""));
    }

    /// <summary>The field that a line of a file belongs to: the last that begins there or above; empty when there is none.</summary>
    public string FieldAt(string path, int line) => _lines
        .Where(l => l.Key.Path == path && l.Value <= line)
        .OrderByDescending(l => l.Value).ThenByDescending(l => l.Key.Field.Length)
        .Select(l => l.Key.Field).FirstOrDefault("");

    internal void Set(string path, string field, int line) => _lines[(path, field)] = line;

    private static string Parent(string field) => field.LastIndexOfAny(['.', '[']) is var cut and > 0 ? field[..cut] : "";
}
