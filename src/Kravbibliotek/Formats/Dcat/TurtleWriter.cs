using System.Text;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Formats.Dcat;

/// <summary>Writes descriptions as Turtle.</summary>
public static class TurtleWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/turtle";

    /// <summary>Writes them in order.</summary>
    public static byte[] Write(IEnumerable<RdfNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var text = new StringBuilder();
        foreach (var (prefix, space) in RdfPrefixes.All)
            text.Append("@prefix ").Append(prefix).Append(": <").Append(space).Append("> .\n");
        foreach (var node in nodes)
        {
            text.Append("\n<").Append(Iri(node.Iri)).Append("> a ").Append(node.Type);
            foreach (var (property, value) in node.Values)
                text.Append(" ;\n  ").Append(property).Append(' ').Append(Term(value));
            text.Append(" .\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Term(RdfTerm term)
    {
        if (term.IsIri)
            return $"<{Iri(term.Text)}>";
        var quoted = $"\"{Escaped(term.Text)}\"";
        return term.Language is { } language ? $"{quoted}@{language}" : term.Type is { } type ? $"{quoted}^^{type}" : quoted;
    }

    private static string Escaped(string text) => XmlCharacters.Replace(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    // What an IRI cannot hold is written as the bytes it stands for.
    private static string Iri(string iri) => string.Concat(
        iri.EnumerateRunes().Select(r => r.Value <= ' ' || "<>\"{}|^`\\".Contains((char)Math.Min(r.Value, char.MaxValue)) ? Uri.EscapeDataString(r.ToString()) : r.ToString()));
}
