using System.Text.RegularExpressions;

namespace Kravbibliotek.Checks.Quality;

/// <summary>A word, a placeholder or a mark in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="Lower">In lower case.</param>
/// <param name="Start">Where it begins in the field's text.</param>
internal readonly record struct Token(string Text, string Lower, int Start)
{
    public int Length => Text.Length;

    public bool IsWord => char.IsLetterOrDigit(Text[0]);

    /// <summary>True for the modal verb's placeholder.</summary>
    public bool IsVerb => Text == "{{ska}}";

    public bool IsPlaceholder => Text[0] == '{';

    public bool IsCapital => char.IsUpper(Text[0]);
}

/// <summary>A sentence.</summary>
/// <param name="Tokens">Its words and marks.</param>
/// <param name="Index">Which it is in its text, from 0.</param>
internal sealed record Sentence(IReadOnlyList<Token> Tokens, int Index)
{
    private readonly Lazy<IReadOnlyList<Token>> _words = new(() => [.. Tokens.Where(t => t.IsWord || t.IsPlaceholder)]);

    /// <summary>Words and placeholders, without marks.</summary>
    public IReadOnlyList<Token> Words => _words.Value;

    public int Start => Tokens[0].Start;

    public int End => Tokens[^1].Start + Tokens[^1].Length;

    /// <summary>Where the modal verb stands among the tokens; -1 when the sentence has none.</summary>
    public int Verb
    {
        get
        {
            for (var i = 0; i < Tokens.Count; i++)
                if (Tokens[i].IsVerb)
                    return i;
            return -1;
        }
    }

    /// <summary>The token before or after another, or an empty one outside the sentence.</summary>
    public Token At(int index) => index >= 0 && index < Tokens.Count ? Tokens[index] : new(" ", " ", 0);
}

/// <summary>
/// A Markdown text as sentences. Positions are those of the text as it is written. Placeholders are words of their own; a list item
/// is a sentence; abbreviations end none.
/// </summary>
internal sealed partial class Prose
{
    private static readonly HashSet<string> Abbreviations = new(
        [
            "t.ex", "bl.a", "kap", "nr", "ca", "dvs", "d.v.s", "s.k", "fr.o.m", "t.o.m", "m.m", "m.fl", "o.d", "resp", "st", "art", "p",
            "jfr", "inkl", "exkl", "max", "min", "tel", "f.d", "e.d",
        ],
        StringComparer.Ordinal);

    public Prose(string field, string markdown)
    {
        Field = field;
        Plain = Blank(markdown);
        Sentences = [.. Split(Plain).Select((tokens, i) => new Sentence(tokens, i))];
    }

    public string Field { get; }

    /// <summary>The text with its markup blanked out; every character stands where it stood.</summary>
    public string Plain { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    private static string Blank(string markdown) => MarkupPattern().Replace(markdown, m => new string(' ', m.Length));

    private static IEnumerable<List<Token>> Split(string text)
    {
        var sentence = new List<Token>();
        var end = 0;
        foreach (Match match in TokenPattern().Matches(text))
        {
            if (sentence.Count > 0 && (BreakPattern().IsMatch(text[end..match.Index]) || Ends(sentence, match.Value)))
            {
                yield return sentence;
                sentence = [];
            }

            end = match.Index + match.Length;
            sentence.Add(new(match.Value, match.Value.ToLowerInvariant(), match.Index));
        }

        if (sentence.Count > 0)
            yield return sentence;
    }

    // A sentence ends with a mark and a capital after it; after an abbreviation only when nothing else can be meant.
    private static bool Ends(List<Token> sentence, string next)
    {
        if (sentence[^1].Text is not ("." or "!" or "?") || !(char.IsUpper(next[0]) || next[0] == '{'))
            return false;
        return sentence[^1].Text != "." || sentence.Count < 2 || !Abbreviations.Contains(sentence[^2].Lower);
    }

    [GeneratedRegex(@"\{\{[^{}\n]*\}\}|[\p{L}\p{N}]+(?:[-./:’'_+][\p{L}\p{N}]+)*\+?|[.,;:!?()–§%&""”]")]
    private static partial Regex TokenPattern();

    // An empty line, or a line that begins an item of a list.
    [GeneratedRegex(@"\n[^\S\n]*\n|\n[^\S\n]*(?:[-*+]|[0-9]+[.)])[^\S\n]")]
    private static partial Regex BreakPattern();

    [GeneratedRegex(@"\]\([^)\s]*\)|`[^`\n]*`|<https?:[^>\s]*>|\*+|(?<![\p{L}\p{N}{])_|_(?![\p{L}\p{N}}])|\[|\]")]
    private static partial Regex MarkupPattern();
}
