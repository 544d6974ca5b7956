namespace Kravbibliotek.Search;

/// <summary>How alike two words are, the way pg_trgm counts it, so that what the database found can be pointed out in the text.</summary>
public static class Trigrams
{
    /// <summary>Shared trigrams over all trigrams of two folded words: 0 to 1.</summary>
    public static double Similarity(string a, string b)
    {
        var ofA = Of(a);
        var ofB = Of(b);
        var all = ofA.Union(ofB).Count();
        return all == 0 ? 0 : (double)ofA.Intersect(ofB).Count() / all;
    }

    private static HashSet<string> Of(string word)
    {
        var padded = $"  {word} ";
        return Enumerable.Range(0, padded.Length - 2).Select(i => padded.Substring(i, 3)).ToHashSet(StringComparer.Ordinal);
    }
}
