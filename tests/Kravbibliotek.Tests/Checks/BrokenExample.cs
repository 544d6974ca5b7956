using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Checks;

/// <summary>
/// A broken library as data: <c>Broken/NAME.txt</c> says what to do with the sound library in <c>Broken/library</c> and which findings must
/// come, all of them. <c>- text</c> and <c>+ text</c> after <c>edit</c> replace the first by the second, with C-like escapes.
/// </summary>
internal sealed partial class BrokenExample
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Checks", "Broken");

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly StringBuilder _written = new();
    private string _path = "";
    private string _from = "";

    public List<string> Expected { get; } = [];

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public IEnumerable<LibraryFile> Files => _files.Select(f => new LibraryFile(f.Key, f.Value));

    public static BrokenExample Sound()
    {
        var example = new BrokenExample();
        var root = Path.Combine(Folder, "library");
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
            example._files[Path.GetRelativePath(root, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        return example;
    }

    public static BrokenExample Read(string name)
    {
        var example = Sound();
        foreach (var line in File.ReadLines(Path.Combine(Folder, name + ".txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var cut = line.IndexOf(' ', StringComparison.Ordinal);
            example.Do(cut < 0 ? line : line[..cut], cut < 0 ? "" : line[(cut + 1)..]);
        }

        return example;
    }

    private void Do(string verb, string rest)
    {
        switch (verb)
        {
            case "expect": Expected.Add(rest); break;
            case "edit": _path = rest; break;
            case "-": _from = Unescape(rest); break;
            case "+": Replace(Unescape(rest)); break;
            case "write": _path = rest; _written.Clear(); break;
            case "|": _files[_path] = Encoding.UTF8.GetBytes(_written.Append(rest).Append('\n').ToString()); break;
            case "delete": Assert.True(_files.Remove(rest)); break;
            case "copy": _files[rest.Split(' ')[1]] = _files[rest.Split(' ')[0]]; break;
            case "bom": _files[rest] = [.. Encoding.UTF8.Preamble, .. _files[rest]]; break;
            case "crlf": _files[rest] = Encoding.UTF8.GetBytes(Text(rest).Replace("\n", "\r\n", StringComparison.Ordinal)); break;
            case "latin1": _files[rest] = Encoding.Latin1.GetBytes(Text(rest)); break;
            case "grow": _files[rest] = [.. _files[rest], .. new byte[10 * 1024 * 1024]]; break;
            default: throw new FormatException($"Unknown word: {verb}");
        }
    }

    // The text must be there once, so that an example cannot pass by changing something else or nothing.
    private void Replace(string to)
    {
        var parts = Text(_path).Split(_from);
        Assert.True(parts.Length == 2, $"”{_from}” står {parts.Length - 1} gånger i {_path}.");
        _files[_path] = Encoding.UTF8.GetBytes(string.Join(to, parts));
    }

    private string Text(string path) => Encoding.UTF8.GetString(_files[path]);

    private static string Unescape(string text) => EscapePattern().Replace(text, m => m.Value switch
    {
        "\\n" => "\n",
        "\\t" => "\t",
        "\\\\" => "\\",
        _ => ((char)int.Parse(m.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
    });

    [GeneratedRegex(@"\\(?:[nt\\]|u[0-9a-fA-F]{4})")]
    private static partial Regex EscapePattern();
}
