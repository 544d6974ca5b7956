namespace Kravbibliotek.Search;

/// <summary>Cuts the part of a text that shows best why it was found.</summary>
public static class Excerpt
{
    /// <summary>About how many characters an excerpt has.</summary>
    public const int Length = 220;

    /// <summary>An excerpt as runs; the matching words are marked. Without any match it is the beginning of the text.</summary>
    public static IReadOnlyList<ExcerptRun> Of(string text, Func<string, bool> isMatch)
    {
        var words = SwedishWords.Words(text).ToList();
        var matches = words.Where(w => isMatch(w.Value)).ToList();
        var (start, end) = Window(text, words, matches);
        var runs = Runs(text, start, end, matches);
        if (start > 0)
            runs.Insert(0, new("… ", false));
        if (end < text.Length)
            runs.Add(new(" …", false));
        return runs;
    }

    /// <summary>All of a short text, with the matching words marked.</summary>
    public static IReadOnlyList<ExcerptRun> Marked(string text, Func<string, bool> isMatch) =>
        Runs(text, 0, text.Length, SwedishWords.Words(text).Where(w => isMatch(w.Value)));

    private static List<ExcerptRun> Runs(string text, int start, int end, IEnumerable<WordToken> matches)
    {
        var runs = new List<ExcerptRun>();
        var at = start;
        foreach (var match in matches.Where(m => m.Start >= start && m.Start + m.Length <= end))
        {
            if (match.Start > at)
                runs.Add(new(text[at..match.Start], false));
            runs.Add(new(text.Substring(match.Start, match.Length), true));
            at = match.Start + match.Length;
        }

        if (at < end)
            runs.Add(new(text[at..end], false));
        return runs;
    }

    /// <summary>The stretch with most matches; it begins and ends at whole words.</summary>
    private static (int Start, int End) Window(string text, List<WordToken> words, List<WordToken> matches)
    {
        if (text.Length <= Length)
            return (0, text.Length);
        var best = matches.Count == 0
            ? 0
            : matches.MaxBy(m => matches.Count(o => o.Start >= m.Start && o.Start + o.Length <= m.Start + Length - Length / 4)).Start;

        // A little of what stands before the first match makes it readable.
        var from = Math.Clamp(best - Length / 5, 0, text.Length - Length);
        var start = from == 0 ? 0 : words.FirstOrDefault(w => w.Start >= from).Start;
        var last = words.LastOrDefault(w => w.Start >= start && w.Start + w.Length <= start + Length);
        var end = last.Length == 0 || start + Length >= text.Length ? Math.Min(start + Length, text.Length) : last.Start + last.Length;
        return (start, end);
    }
}
