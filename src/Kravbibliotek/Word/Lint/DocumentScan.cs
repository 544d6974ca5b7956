using System.Xml;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Word.Lint;

/// <summary>Reads the main part once, forwards, and holds it against the integrity rules.</summary>
internal sealed class DocumentScan(LintReport report, DocxIndex index)
{
    private const string W = WordNames.Main;

    private readonly HashSet<string> _bookmarks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _openBookmarks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pictures = new(StringComparer.Ordinal);
    private readonly Stack<int> _grids = new();
    private readonly Stack<int> _rows = new();
    private readonly Stack<(int Depth, bool EndsWell)> _cells = new();
    private readonly ControlScan _controls = new(report, index);
    private int _fields;

    /// <summary>Reads the part.</summary>
    public void Run(Stream document)
    {
        using var reader = IntegrityLint.Reader(document);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
                Start(reader);
            else if (reader.NodeType == XmlNodeType.EndElement)
                End(reader.LocalName, reader.Depth);
        }

        foreach (var name in _openBookmarks.Values)
            report.Hit(IntegrityRules.OpenBookmark, name);
        foreach (var anchor in _anchors.Where(a => !_bookmarks.Contains(a)))
            report.Hit(IntegrityRules.Anchor, anchor);
        if (_fields != 0)
            report.Hit(IntegrityRules.Field);
    }

    private void Start(XmlReader reader)
    {
        var (name, depth, empty) = (reader.LocalName, reader.Depth, reader.IsEmptyElement);
        if (_cells.Count > 0 && _cells.Peek().Depth == depth - 1 && name is "p" or "tbl" or "sdt")
            NoteCellChild(name);
        if (_controls.InProperties(depth))
            _controls.Property(reader);
        switch (name)
        {
            case "pStyle" or "rStyle" or "tblStyle":
                Require(index.Styles, reader.GetAttribute("val", W), IntegrityRules.Style);
                break;
            case "numId":
                Require(index.Numbers, reader.GetAttribute("val", W), IntegrityRules.Numbering);
                break;
            case "bookmarkStart":
                StartBookmark(reader.GetAttribute("name", W) ?? "", reader.GetAttribute("id", W) ?? "");
                break;
            case "bookmarkEnd":
                _openBookmarks.Remove(reader.GetAttribute("id", W) ?? "");
                break;
            case "hyperlink":
                StartLink(reader);
                break;
            case "fldChar":
                _fields += reader.GetAttribute("fldCharType", W) switch { "begin" => 1, "end" => -1, _ => 0 };
                break;
            case "docPr" when !_pictures.Add(reader.GetAttribute("id") ?? ""):
                report.Hit(IntegrityRules.Picture, reader.GetAttribute("id"));
                break;
            default:
                StartStructure(reader, name, depth);
                break;
        }

        if (empty)
            End(name, depth);
    }

    private void StartStructure(XmlReader reader, string name, int depth)
    {
        switch (name)
        {
            case "tbl": _grids.Push(0); break;
            case "gridCol": _grids.Push(_grids.Pop() + 1); break;
            case "tr": _rows.Push(0); break;
            case "tc":
                _rows.Push(_rows.Pop() + 1);
                _cells.Push((depth, false));
                break;
            case "gridSpan" when int.TryParse(reader.GetAttribute("val", W), out var span):
                _rows.Push(_rows.Pop() + span - 1);
                break;
            case "sdt": _controls.Start(depth); break;
            case "headerReference" or "footerReference" or "blip":
                Require(index.Relations, reader.GetAttribute("id", WordNames.Relationships)
                    ?? reader.GetAttribute("embed", WordNames.Relationships), IntegrityRules.Relation);
                break;
        }
    }

    private void End(string name, int depth)
    {
        switch (name)
        {
            case "tbl":
                _grids.Pop();
                break;
            case "tr" when _rows.Pop() is var cells && _grids.Count > 0 && _grids.Peek() > 0 && cells != _grids.Peek():
                report.Hit(IntegrityRules.Grid, $"{cells}/{_grids.Peek()}");
                break;
            case "tc" when !_cells.Pop().EndsWell:
                report.Hit(IntegrityRules.CellEnd);
                break;
            case "sdtPr":
                _controls.EndProperties(depth);
                break;
            case "sdt":
                _controls.End();
                break;
        }
    }

    private void NoteCellChild(string name)
    {
        var (depth, _) = _cells.Pop();
        _cells.Push((depth, name != "tbl"));
    }

    private void StartBookmark(string name, string id)
    {
        if (!_bookmarks.Add(name) || !_openBookmarks.TryAdd(id, name))
            report.Hit(IntegrityRules.Bookmark, name);
        if (name.Length > 40)
            report.Hit(IntegrityRules.LongBookmark, name);
    }

    private void StartLink(XmlReader reader)
    {
        if (reader.GetAttribute("anchor", W) is { } anchor)
            _anchors.Add(anchor);
        else
            Require(index.Relations, reader.GetAttribute("id", WordNames.Relationships), IntegrityRules.Relation);
    }

    private void Require(HashSet<string> known, string? wanted, LintRule rule)
    {
        if (wanted is null || !known.Contains(wanted))
            report.Hit(rule, wanted);
    }
}
