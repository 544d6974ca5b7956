namespace Kravbibliotek.Lists;

/// <summary>A row of a file that holds a list.</summary>
internal static class ListItem
{
    private const int LongestOdd = 40;

    /// <summary>Adds a row, or what is odd in it, to what has been read.</summary>
    /// <exception cref="ListFileException">There are more than a list may have.</exception>
    public static void Add(string? key, string? number, List<RequirementPick> picks, List<string> odd)
    {
        var written = string.IsNullOrWhiteSpace(number) ? key?.Trim() : $"{key?.Trim()}.{number.Trim()}";
        if (ListText.Pick(written ?? "") is { } pick)
            picks.Add(pick);
        else if (odd.Count < ListText.MostOdd)
            odd.Add(written is null ? "?" : written.Length > LongestOdd ? written[..LongestOdd] + "…" : written);
        if (picks.Count > RequirementList.MostPicks)
            throw new ListFileException(ListFileFault.TooMany);
    }
}
