using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Kravbibliotek.Word.Text;

/// <summary>
/// Reads Markdown into blocks. What the library's format forbids (headings, tables, quotes, HTML) is still printed as plain text here:
/// an annex never loses words, whatever an organisation's own text holds.
/// </summary>
public sealed class BlockReader
{
    private const int DeepestLevel = 3;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly List<TextBlock> _blocks = [];
    private readonly InlineReader _inlines = new();
    private int _lists;

    private BlockReader()
    {
    }

    /// <summary>The blocks of a Markdown text.</summary>
    public static IReadOnlyList<TextBlock> Read(string markdown)
    {
        var reader = new BlockReader();
        reader.AddAll(Markdown.Parse(markdown, Pipeline), new Place(BlockKind.Paragraph, 0, 0, 1));
        return reader._blocks;
    }

    private void AddAll(ContainerBlock container, Place place)
    {
        foreach (var block in container)
            Add(block, place);
    }

    private void Add(Block block, Place place)
    {
        switch (block)
        {
            case ListBlock list:
                AddList(list, place);
                break;
            case Table table:
                AddTable(table);
                break;
            case CodeBlock code:
                AddLines(code, BlockKind.Code, RunLook.Plain);
                break;
            case HtmlBlock html:
                AddLines(html, BlockKind.Paragraph, RunLook.Plain);
                break;
            case LeafBlock leaf:
                // A heading inside a requirement would break the outline of the annex: it is a bold paragraph.
                AddRuns(place, _inlines.Read(leaf.Inline, leaf is HeadingBlock ? RunLook.Strong : RunLook.Plain));
                break;
            case ContainerBlock container:
                AddAll(container, place);
                break;
        }
    }

    private void AddList(ListBlock list, Place outer)
    {
        var inList = outer.Kind is not BlockKind.Paragraph;
        var level = inList ? Math.Min(outer.Level + 1, DeepestLevel) : 0;
        var number = list.IsOrdered ? ++_lists : 0;
        var start = list.IsOrdered && int.TryParse(list.OrderedStart, out var first) ? first : 1;
        var kind = list.IsOrdered ? BlockKind.Numbered : BlockKind.Bullet;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var place = new Place(kind, level, number, start);
            foreach (var child in item)
            {
                Add(child, place);
                if (child is not ListBlock)
                    place = place with { Kind = BlockKind.Continuation };
            }
        }
    }

    /// <summary>A table becomes a list, row by row: nested tables are neither accessible nor kept by every word processor.</summary>
    private void AddTable(Table table)
    {
        var rows = table.OfType<TableRow>().Select(Cells).ToList();
        var heads = rows.FirstOrDefault() ?? [];
        foreach (var cells in rows.Skip(1))
        {
            var text = string.Join("; ", cells.Select((cell, i) =>
                i < heads.Count && heads[i].Length > 0 ? $"{heads[i]}: {cell}" : cell));
            AddRuns(new Place(BlockKind.Bullet, 0, 0, 1), [new TextRun(text)]);
        }
    }

    private List<string> Cells(TableRow row) =>
        [.. row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>()
            .SelectMany(leaf => _inlines.Read(leaf.Inline, RunLook.Plain)).Select(run => run.IsBreak ? " " : run.Text)))];

    private void AddLines(LeafBlock block, BlockKind kind, RunLook look)
    {
        var runs = new List<TextRun>();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (i > 0)
                runs.Add(new TextRun("\n"));
            runs.Add(new TextRun(block.Lines.Lines[i].ToString(), look));
        }

        AddRuns(new Place(kind, 0, 0, 1), runs);
    }

    private void AddRuns(Place place, List<TextRun> runs)
    {
        if (runs.Exists(run => !string.IsNullOrWhiteSpace(run.Text)))
            _blocks.Add(new TextBlock(place.Kind, place.Level, place.List, place.Start, runs));
    }

    private readonly record struct Place(BlockKind Kind, int Level, int List, int Start);
}
