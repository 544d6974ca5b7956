using System.Globalization;
using System.Text;

namespace Kravbibliotek.Word.Text;

/// <summary>Blocks as plain text that can be pasted anywhere: paragraphs parted by an empty line, items with a hyphen or a number.</summary>
public static class PlainBlocks
{
    private const int StepsALevel = 2;

    /// <summary>The text of a Markdown text, lines ended by LF, without a line end at its end.</summary>
    public static string Of(string markdown)
    {
        var text = new StringBuilder();
        var numbers = new Dictionary<int, int>();
        TextBlock? before = null;
        foreach (var block in BlockReader.Read(markdown))
        {
            if (before is not null)
                text.Append(IsItem(before) && IsItem(block) ? "\n" : "\n\n");
            text.Append(' ', block.Level * StepsALevel);
            text.Append(Mark(block, numbers));
            Append(text, block);
            before = block;
        }

        return text.ToString();
    }

    private static bool IsItem(TextBlock block) => block.Kind is BlockKind.Bullet or BlockKind.Numbered;

    private static string Mark(TextBlock block, Dictionary<int, int> numbers)
    {
        if (block.Kind == BlockKind.Numbered)
        {
            numbers[block.List] = numbers.TryGetValue(block.List, out var last) ? last + 1 : block.Start;
            return string.Create(CultureInfo.InvariantCulture, $"{numbers[block.List]}. ");
        }

        return block.Kind switch { BlockKind.Bullet => "- ", BlockKind.Continuation => "  ", _ => "" };
    }

    private static void Append(StringBuilder text, TextBlock block)
    {
        for (var i = 0; i < block.Runs.Count; i++)
        {
            var run = block.Runs[i];
            text.Append(run.Text);
            // The address of a link stands after its last run.
            var ends = i + 1 == block.Runs.Count || block.Runs[i + 1].Address != run.Address;
            if (run.Address is { } address && ends && !address.Contains(run.Text, StringComparison.Ordinal))
                text.Append(" (").Append(address).Append(')');
        }
    }
}
