using System.Text;
using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Model;

namespace Kravbibliotek.Requirements;

/// <summary>Compares two texts: their paragraphs are laid beside each other first, and then compared word by word.</summary>
internal static partial class WordDiff
{
    /// <summary>The paragraphs of both texts, interwoven.</summary>
    public static IReadOnlyList<ParagraphDiff> Between(string from, string to)
    {
        if (ParagraphAlignment.Of(Split(from), Split(to)) is not { } pairs)
            return ByWords(from, to);
        return [.. pairs.SelectMany(pair => ByWords(pair.Before ?? "", pair.After ?? ""))];
    }

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<ParagraphDiff> ByWords(string from, string to)
    {
        var diff = new Differ().CreateCustomDiffs(from, to, ignoreWhiteSpace: false, Tokens);
        var paragraphs = new Paragraphs();
        var at = 0;
        foreach (var block in Join(diff))
        {
            paragraphs.Add(diff.PiecesNew.AsSpan(at, block.InsertStartB - at), DiffChange.Same);
            paragraphs.Add(diff.PiecesOld.AsSpan(block.DeleteStartA, block.DeleteCountA), DiffChange.Removed);
            paragraphs.Add(diff.PiecesNew.AsSpan(block.InsertStartB, block.InsertCountB), DiffChange.Added);
            at = block.InsertStartB + block.InsertCountB;
        }

        paragraphs.Add(diff.PiecesNew.AsSpan(at), DiffChange.Same);
        return paragraphs.Close();
    }

    // Changes with only spaces between them read better as one.
    private static List<DiffBlock> Join(DiffResult diff)
    {
        var joined = new List<DiffBlock>();
        foreach (var block in diff.DiffBlocks)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.InsertStartB + last.InsertCountB is var end
                && diff.PiecesNew[end..block.InsertStartB].All(t => string.IsNullOrWhiteSpace(t) && t[0] != '\n'))
            {
                var gap = block.InsertStartB - end;
                joined[^1] = new(last.DeleteStartA, last.DeleteCountA + gap + block.DeleteCountA,
                    last.InsertStartB, last.InsertCountB + gap + block.InsertCountB);
            }
            else
            {
                joined.Add(block);
            }
        }

        return joined;
    }

    /// <summary>Words, single marks, spaces and line breaks, in order; together they are the text.</summary>
    public static string[] Tokens(string text) => [.. TokenPattern().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\n+|\w+(?:[-'’:]\w+)*|[^\w\s]|[^\S\n]+")]
    private static partial Regex TokenPattern();

    private sealed class Paragraphs
    {
        private readonly List<ParagraphDiff> _done = [];
        private readonly List<DiffRun> _runs = [];
        private readonly StringBuilder _text = new();
        private DiffChange _change;

        public void Add(ReadOnlySpan<string> tokens, DiffChange change)
        {
            foreach (var token in tokens)
            {
                if (token[0] == '\n')
                {
                    EndParagraph();
                    continue;
                }

                if (change != _change)
                    EndRun();
                _change = change;
                _text.Append(token);
            }
        }

        public List<ParagraphDiff> Close()
        {
            EndParagraph();
            return _done;
        }

        private void EndRun()
        {
            if (_text.Length > 0)
                _runs.Add(new(_text.ToString(), _change));
            _text.Clear();
        }

        private void EndParagraph()
        {
            EndRun();
            if (_runs.Count > 0)
                _done.Add(new([.. _runs]));
            _runs.Clear();
        }
    }
}
