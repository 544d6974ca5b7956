using Kravbibliotek.Checks;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kravbibliotek.Formats.Yaml;

/// <summary>
/// Reads one YAML document into nodes with line numbers. The tree is built from parser events, since the library's own tree resolves
/// aliases, stops at the first duplicate and knows no limit of depth.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 12;

    private readonly FileFindings _findings;
    private readonly int _lineOffset;
    private readonly Parser _parser;

    private YamlTree(string text, int lineOffset, FileFindings findings)
    {
        _findings = findings;
        _lineOffset = lineOffset;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a document whose top is a mapping; null when that failed, and then there is a finding.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="lineOffset">Lines of the file before it.</param>
    /// <param name="findings">Where to report.</param>
    public static YamlMap? Read(string text, int lineOffset, FileFindings findings)
    {
        try
        {
            return new YamlTree(text, lineOffset, findings).ReadDocument();
        }
        catch (YamlException failure)
        {
            findings.Add(FormatRules.Syntax, Math.Max(1, (int)failure.Start.Line + lineOffset), Swedish(failure.Message));
            return null;
        }
        catch (RefusedException refused)
        {
            findings.Add(refused.Rule, refused.Line);
            return null;
        }
    }

    private YamlMap? ReadDocument()
    {
        Next<StreamStart>();
        if (!Next<DocumentStart>())
        {
            _findings.Add(FormatRules.WrongShape, 1 + _lineOffset, "Innehållet", "fält med värden");
            return null;
        }

        Advance();
        var root = ReadNode(0);
        Advance();
        Next<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            _findings.Add(FormatRules.Syntax, LineOf(second), "filen ska innehålla ett enda dokument.");
            return null;
        }

        if (root is YamlMap map)
            return map;
        _findings.Add(FormatRules.WrongShape, root.Line, "Innehållet", "fält med värden");
        return null;
    }

    // Moves past an event of one kind, if that is what comes.
    private bool Next<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
            Advance();
        if (_parser.Current is not T)
            return false;
        if (typeof(T) != typeof(DocumentStart))
            Advance();
        return true;
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        if (current is AnchorAlias || current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            throw new RefusedException(FormatRules.Anchor, LineOf(current));
        if (depth > MaxDepth)
            throw new RefusedException(FormatRules.TooDeep, LineOf(current));
        return current switch
        {
            Scalar scalar => new YamlScalar(LineOf(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart start => ReadList(start, depth),
            MappingStart start => ReadMap(start, depth),
            _ => throw new YamlException(current.Start, current.End, "oväntat innehåll."),
        };
    }

    private YamlList ReadList(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (Advance() && _parser.Current is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        return new(LineOf(start), items);
    }

    private YamlMap ReadMap(MappingStart start, int depth)
    {
        var fields = new List<YamlField>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Advance() && _parser.Current is not MappingEnd)
        {
            var name = ReadNode(depth + 1) as YamlScalar
                ?? throw new YamlException(_parser.Current!.Start, _parser.Current.End, "ett fältnamn ska vara ett ord.");
            Advance();
            var field = new YamlField(CanonicalText.Clean(name.Value), name.Line, ReadNode(depth + 1));
            if (names.Add(field.Name))
                fields.Add(field);
            else
                _findings.Add(FormatRules.DuplicateField, field.Line, field.Name);
        }

        return new(LineOf(start), fields);
    }

    // For some broken YAML the library's scanner fails with exceptions of its own inner workings. That too is a fault of the file.
    private bool Advance()
    {
        var at = _parser.Current?.End ?? Mark.Empty;
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception failure) when (failure is not YamlException)
        {
            throw new YamlException(at, at, failure.Message);
        }
    }

    private int LineOf(ParsingEvent e) => (int)e.Start.Line + _lineOffset;

    // The library explains in English. What people most often meet is said in Swedish; the rest is told by the line.
    private static string Swedish(string message) =>
        message.Contains("did not find expected key", StringComparison.Ordinal)
            || message.Contains("did not find expected '-'", StringComparison.Ordinal) ? "indraget stämmer inte."
        : message.Contains("mapping values are not allowed", StringComparison.Ordinal) ? "kolon följt av mellanslag inne i en text."
        : message.Contains("quoted scalar", StringComparison.Ordinal) ? "citattecken saknar sitt par."
        : message.Contains("flow sequence", StringComparison.Ordinal) || message.Contains("flow mapping", StringComparison.Ordinal)
            ? "parentesen saknar sitt par."
        : message.Contains("could not find expected ':'", StringComparison.Ordinal)
            || message.Contains("simple key", StringComparison.Ordinal)
            ? "kolon saknas efter ett fältnamn."
        : message.Length > 0 && message.All(char.IsAscii) ? "oväntat tecken eller fel indrag." : message;

    private sealed class RefusedException(Rule rule, int line) : Exception
    {
        public Rule Rule { get; } = rule;

        public int Line { get; } = line;
    }
}
