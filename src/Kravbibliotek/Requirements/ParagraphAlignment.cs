namespace Kravbibliotek.Requirements;

/// <summary>Finds which paragraphs of two texts are the same paragraph, changed or not, so that no word is matched with one far away.</summary>
internal static class ParagraphAlignment
{
    /// <summary>As large a part of two paragraphs' words as must be common for them to be the same one.</summary>
    private const double AlikeFrom = 0.35;

    /// <summary>The most pairs that are weighed; a text with more is better compared as a whole than slowly.</summary>
    private const int MostPairs = 20_000;

    /// <summary>The paragraphs of both in order; one that is in one text only has null beside it. Null when there are too many.</summary>
    public static IReadOnlyList<(string? Before, string? After)>? Of(string[] before, string[] after)
    {
        if (before.Length == 1 && after.Length == 1)
            return [(before[0], after[0])];
        if (before.Length * (long)after.Length > MostPairs)
            return null;
        var alike = Weigh(before, after);
        var best = Sum(alike);
        var pairs = new List<(string?, string?)>();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && alike[i, j] > 0 && best[i, j] == alike[i, j] + best[i + 1, j + 1])
                pairs.Add((before[i++], after[j++]));
            else if (j == after.Length || (i < before.Length && best[i, j] == best[i + 1, j]))
                pairs.Add((before[i++], null));
            else
                pairs.Add((null, after[j++]));
        }

        return pairs;
    }

    /// <summary>The greatest sum of likenesses from each pair of positions on.</summary>
    private static double[,] Sum(double[,] alike)
    {
        var (rows, columns) = (alike.GetLength(0), alike.GetLength(1));
        var best = new double[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
                best[i, j] = Math.Max(alike[i, j] > 0 ? alike[i, j] + best[i + 1, j + 1] : 0, Math.Max(best[i + 1, j], best[i, j + 1]));
        return best;
    }

    private static double[,] Weigh(string[] before, string[] after)
    {
        var (old, now) = (before.Select(Words).ToList(), after.Select(Words).ToList());
        var alike = new double[before.Length, after.Length];
        for (var i = 0; i < before.Length; i++)
            for (var j = 0; j < after.Length; j++)
                alike[i, j] = Likeness(old[i], now[j]) is var likeness && likeness >= AlikeFrom ? likeness : 0;
        return alike;
    }

    private static double Likeness(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        var common = one.Sum(word => Math.Min(word.Value, other.GetValueOrDefault(word.Key)));
        return 2.0 * common / Math.Max(1, one.Values.Sum() + other.Values.Sum());
    }

    private static Dictionary<string, int> Words(string paragraph) => WordDiff.Tokens(paragraph)
        .Where(t => char.IsLetterOrDigit(t[0])).GroupBy(t => t, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
}
