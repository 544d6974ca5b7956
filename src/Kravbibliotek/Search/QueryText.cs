using System.Text.RegularExpressions;

namespace Kravbibliotek.Search;

/// <summary>One thing that every hit has to have.</summary>
/// <param name="Typed">As the visitor typed it, lower case.</param>
/// <param name="Reference">A key, standard, clause or place in law that the library knows, or null.</param>
/// <param name="Root">The root of the word, or null when it can only be a reference.</param>
public sealed record QueryTerm(string Typed, string? Reference, string? Root)
{
    /// <summary>From this length a root also finds the words that begin with it.</summary>
    public const int PrefixFrom = 4;

    /// <summary>
    /// What may have been meant, when what was typed finds nothing: each is one or more words of the library that a hit has to have all of.
    /// The likeliest is first.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Alike { get; init; } = [];

    /// <summary>The way to write it that is likeliest meant.</summary>
    public string Meant => Alike.Count > 0 ? string.Join(' ', Alike[0]) : Typed;
}

/// <summary>What a visitor typed in the search box, cut into pieces. Pure: which references exist is told from outside.</summary>
public sealed partial class QueryText
{
    private const int LongestText = 200;
    private const int MostPieces = 12;
    private const int LongestRun = 5;
    private readonly string[] _pieces;

    private QueryText(string[] pieces) => _pieces = pieces;

    /// <summary>True when nothing was typed that can be searched for.</summary>
    public bool IsEmpty => _pieces.Length == 0;

    /// <summary>Every way that neighbouring pieces can be written together, to be looked up among the library's references.</summary>
    public IReadOnlyCollection<string> Candidates =>
        [.. Runs().SelectMany(r => Spellings(r.Start, r.Length)).Distinct(StringComparer.Ordinal)];

    /// <summary>The candidates, and the roots of single words, by which things with names are looked up.</summary>
    public IReadOnlyCollection<string> NameCandidates =>
        [.. Candidates.Concat(_pieces.Select(p => ReferenceTokens.Compact(SwedishWords.Root(p)))).Where(c => c.Length > 1).Distinct(StringComparer.Ordinal)];

    /// <summary>All of what was typed as one name.</summary>
    public string Compact => ReferenceTokens.Compact(string.Concat(_pieces));

    /// <summary>Cuts up what was typed.</summary>
    public static QueryText Parse(string? text)
    {
        var clean = SwedishWords.Lower((text ?? "")[..Math.Min(text?.Length ?? 0, LongestText)]);
        return new([.. Pieces().Matches(clean).Select(m => m.Value).Take(MostPieces)]);
    }

    /// <summary>The terms, with the longest known references taken first; the rest are words.</summary>
    public IReadOnlyList<QueryTerm> Resolve(IReadOnlySet<string> known)
    {
        var terms = new List<QueryTerm>();
        for (var i = 0; i < _pieces.Length;)
        {
            var length = Enumerable.Range(1, Math.Min(LongestRun, _pieces.Length - i)).Reverse()
                .FirstOrDefault(n => Spellings(i, n).Any(known.Contains));
            if (length == 0)
                terms.AddRange(WordsOf(_pieces[i]));
            else
                terms.Add(ReferenceAt(i, length, known));
            i += Math.Max(length, 1);
        }

        // A query of nothing but common words is still a query: "för" should not list the whole library.
        var useful = terms.Where(t => t.Reference is not null || !SwedishWords.IsCommon(t.Typed)).ToList();
        return useful.Count > 0 ? useful : terms;
    }

    private QueryTerm ReferenceAt(int start, int length, IReadOnlySet<string> known)
    {
        var word = length == 1 && _pieces[start].All(char.IsLetter) ? SwedishWords.Root(_pieces[start]) : null;
        return new(string.Join(' ', _pieces.Skip(start).Take(length)), Spellings(start, length).First(known.Contains), word);
    }

    private static IEnumerable<QueryTerm> WordsOf(string piece) =>
        SwedishWords.Words(piece).Select(w => new QueryTerm(w.Value, null, SwedishWords.Root(w.Value)));

    private IEnumerable<(int Start, int Length)> Runs() =>
        from start in Enumerable.Range(0, _pieces.Length)
        from length in Enumerable.Range(1, Math.Min(LongestRun, _pieces.Length - start))
        select (start, length);

    private IEnumerable<string> Spellings(int start, int length)
    {
        if (length == 1 && _pieces[start].Contains('.'))
            yield return _pieces[start];
        // Dots only matter in clauses; "9.1" must not be taken for law place "9 1".
        var compact = ReferenceTokens.Compact(string.Concat(_pieces.Skip(start).Take(length)));
        if (compact.Length > 1 && !(length == 1 && IsClause().IsMatch(_pieces[start])))
            yield return compact;
    }

    /// <summary>Words with dots, colons, slashes and hyphens inside stay whole: 9.1.4.3, 2016:1145, iso/iec, en-301-549.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[.:/_-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"^\d+(\.\d+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex IsClause();
}
