using System.Globalization;
using System.Text.RegularExpressions;

namespace Kravbibliotek.Lists;

/// <summary>What was found in a text.</summary>
/// <param name="Picks">The requirements, in the order of the text; one may come more than once.</param>
/// <param name="Odd">What looks like a key and is none, at most <see cref="ListText.MostOdd"/>.</param>
public sealed record ListTextReading(IReadOnlyList<RequirementPick> Picks, IReadOnlyList<string> Odd);

/// <summary>
/// Finds keys in what somebody has typed or pasted: an address, a row of keys, a table out of a document. Words that could not be
/// keys are passed over, so that titles may come along.
/// </summary>
public static partial class ListText
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int Longest = 100_000;

    /// <summary>How much of what is odd is told.</summary>
    public const int MostOdd = 20;

    private const int LongestOdd = 40;

    private static readonly char[] Between =
        [' ', '\t', '\r', '\n', '\u00a0', ',', ';', '|', '&', '=', '?', '/', '(', ')', '[', ']', '{', '}', '"', '\'', '”', '~', '+', '•', '<', '>', '#'];

    /// <summary>Reads a text.</summary>
    public static ListTextReading Read(string? text)
    {
        var picks = new List<RequirementPick>();
        var odd = new List<string>();
        if (text is not null && text.Length > Longest)
            text = text[..Longest];
        // A version may be written as people write it: TIL-001 version 3, TIL-001 v3, TIL-001/3, /krav/TIL-001/v/3.
        var whole = WithVersion().Replace(text ?? "", "$1.$2");
        foreach (var part in whole.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.Trim('.', ':', '!', '*', '-', '–');
            if (Pick(word) is { } pick)
                picks.Add(pick);
            else if (LooksLikeKey().IsMatch(word) && odd.Count < MostOdd)
                odd.Add(word.Length > LongestOdd ? word[..LongestOdd] + "…" : word);
        }

        return new(picks, [.. odd.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>The requirement that a word stands for, or null when it is no key.</summary>
    internal static RequirementPick? Pick(string word)
    {
        var match = KeyAndNumber().Match(word);
        if (!match.Success || !int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return null;
        var key = string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value.ToUpperInvariant()}-{ordinal:D3}");
        if (!match.Groups[3].Success)
            return new(key);
        return int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new(key, number)
            : null;
    }

    [GeneratedRegex(@"^([A-Za-z]{3})[-‐‑–−]?([0-9]{1,6})(?:[.:]([0-9]{1,6}))?$")]
    private static partial Regex KeyAndNumber();

    [GeneratedRegex(@"([A-Za-z]{3}[-‐‑–−]?[0-9]{1,6})(?:,?[ \t\u00a0]+(?:version|ver\.?|v\.?)[ \t\u00a0]*|/v/|/)([0-9]{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex WithVersion();

    [GeneratedRegex(@"^\p{L}{2,5}[-‐‑–−.:]?[0-9][\p{L}0-9]{0,5}(?:[.:].*)?$|^[A-ZÅÄÖ]{3}[-‐‑–−]\S+$")]
    private static partial Regex LooksLikeKey();
}
