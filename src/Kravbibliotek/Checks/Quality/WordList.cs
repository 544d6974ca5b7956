using System.Text;

namespace Kravbibliotek.Checks.Quality;

/// <summary>A row of a word list.</summary>
/// <param name="Word">The word or expression.</param>
/// <param name="Form"><c>böjs</c> when every inflection is meant; otherwise what kind of word it is.</param>
/// <param name="Note">Why it is in the list.</param>
/// <param name="Suggestion">What to write instead.</param>
public sealed record ListedWord(string Word, string Form, string Note, string Suggestion)
{
    /// <summary>The words of an expression in lower case.</summary>
    internal string[] Parts { get; } = Word.ToLowerInvariant().Split(' ');
}

/// <summary>The word lists that a curator can read and change; see <c>Ordlistor/README.md</c>.</summary>
internal static class WordList
{
    /// <summary>The rows of a list.</summary>
    public static IReadOnlyList<ListedWord> Read(string name) => [.. Rows(name).Select(r => new ListedWord(r[0], r[1], r[2], r[3]))];

    /// <summary>The words of a list, as written.</summary>
    public static IReadOnlySet<string> Words(string name) => Read(name).Select(w => w.Word).ToHashSet(StringComparer.Ordinal);

    /// <summary>The places of the laws whose places are known in full, by the id of the law.</summary>
    public static ILookup<string, string> LawPlaces() => Rows("lagrum").ToLookup(r => r[0], r => r[1], StringComparer.Ordinal);

    // The first line names the columns.
    private static IEnumerable<List<string>> Rows(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"ordlistor.{name}.csv")
            ?? throw new InvalidOperationException($"The assembly lacks the word list {name}.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return Fields(line);
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
