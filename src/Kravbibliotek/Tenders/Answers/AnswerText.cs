using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Word.Export;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Tenders.Answers;

/// <summary>The texts of one requirement as its row of an answer sheet shows them.</summary>
/// <param name="Key">Key and version.</param>
/// <param name="Kind">Kravtyp, and the ground of a qualification requirement.</param>
/// <param name="Requirement">Title, text and references.</param>
/// <param name="Proof">What is handed in and when; empty when nothing is.</param>
internal sealed partial record AnswerText(string Key, string Kind, string Requirement, string Proof)
{
    private const string ProofHeading = "Bevisrubrik";
    private const char NoBreakSpace = '\u00a0';

    /// <summary>The cells of a requirement, from what the annex prints of it.</summary>
    public static AnswerText Of(PrintedItem item)
    {
        var proof = item.Requirement.Index().FirstOrDefault(p => p.Item.Style == ProofHeading, (item.Requirement.Count, default)).Index;
        return new(
            TextOf([item.Key[0]]), TextOf([.. item.Key.Skip(1)]), TextOf([.. item.Requirement.Take(proof)]), TextOf([.. item.Requirement.Skip(proof)]));
    }

    /// <summary>
    /// The printed digest of what the cells say: the same as in the annex, as long as nobody has changed them. Marks of lists are no part
    /// of it.
    /// </summary>
    public string Digest() =>
        PrintedItem.DigestOf(Printed(Key, Kind), Printed(ListMark().Replace(Requirement, "$1"), ListMark().Replace(Proof, "$1")));

    private static string Printed(string first, string second) =>
        new PrintedText().Append(first).Break().Append(second).Break().ToString();

    private static string TextOf(IReadOnlyList<PrintedParagraph> paragraphs)
    {
        var text = new StringBuilder();
        var numbers = new Dictionary<(int List, int Level), int>();
        foreach (var paragraph in paragraphs)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(MarkOf(paragraph.Block, numbers));
            foreach (var run in paragraph.Block.Runs)
                text.Append(run.Text);
        }

        return text.ToString();
    }

    // The space after a mark tells it from a text that happens to begin with a figure.
    private static string MarkOf(TextBlock block, Dictionary<(int List, int Level), int> numbers)
    {
        var indent = new string(' ', 2 * block.Level);
        switch (block.Kind)
        {
            case BlockKind.Bullet:
                return $"{indent}•{NoBreakSpace}";
            case BlockKind.Numbered:
                var number = numbers.GetValueOrDefault((block.List, block.Level), block.Start - 1) + 1;
                numbers[(block.List, block.Level)] = number;
                return string.Create(CultureInfo.InvariantCulture, $"{indent}{number}.{NoBreakSpace}");
            default:
                return indent;
        }
    }

    [GeneratedRegex(@"^( *)(?:•|[0-9]+\.)\u00a0", RegexOptions.Multiline)]
    private static partial Regex ListMark();
}
