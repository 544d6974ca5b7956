using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Word.Export;

/// <summary>Writes blocks as paragraphs. Only styles and numbering: never direct formatting, which no template could change.</summary>
internal sealed class BlockWriter(WordXml xml, ExportState state)
{
    /// <summary>Writes the paragraphs of a cell inside a bookmark.</summary>
    public void Write(IReadOnlyList<PrintedParagraph> cell, string bookmark)
    {
        var id = state.NextBookmark();
        var lists = new Dictionary<(int List, int Part), int>();
        var part = 0;
        for (var i = 0; i < cell.Count; i++)
        {
            // The text and the proof number their lists separately: a styled paragraph between them begins a new part.
            part += cell[i].Style is null ? 0 : 1;
            StartParagraph(cell[i], part, lists);
            if (i == 0)
                xml.Raw("<w:bookmarkStart w:id=\""u8).Number(id).Raw("\" w:name=\""u8).Text(bookmark).Raw("\"/>"u8);
            Runs(cell[i].Block.Runs);
            if (i == cell.Count - 1)
                xml.Raw("<w:bookmarkEnd w:id=\""u8).Number(id).Raw("\"/>"u8);
            xml.EndParagraph();
        }
    }

    private static string StyleOf(TextBlock block) => block.Kind switch
    {
        BlockKind.Bullet => TemplateContract.BulletStyle,
        BlockKind.Numbered => TemplateContract.NumberedStyle,
        BlockKind.Continuation => "KravFortsattning",
        BlockKind.Code => "Kodblock",
        _ => "Kravtext",
    };

    private static string? LookOf(TextRun run) =>
        run.Address is not null ? "Hyperlink"
        : run.Look.HasFlag(RunLook.Code) ? "Kod"
        : run.Look switch
        {
            RunLook.Strong => "Strong",
            RunLook.Emphasis => "Emphasis",
            RunLook.Strong | RunLook.Emphasis => "StarkBetoning",
            _ => null,
        };

    private void StartParagraph(PrintedParagraph paragraph, int part, Dictionary<(int List, int Part), int> lists)
    {
        var block = paragraph.Block;
        xml.StartParagraphProperties(paragraph.Style ?? StyleOf(block));
        if (block.Kind == BlockKind.Numbered)
        {
            if (!lists.TryGetValue((block.List, part), out var number))
                lists[(block.List, part)] = number = state.NewList(block.Level, block.Start);
            Numbering(block.Level, number);
        }
        else if (block is { Kind: BlockKind.Bullet, Level: > 0 })
        {
            Numbering(block.Level, state.Template.BulletNumber);
        }

        xml.Raw("</w:pPr>"u8);
    }

    private void Numbering(int level, int number) =>
        xml.Raw("<w:numPr><w:ilvl w:val=\""u8).Number(level).Raw("\"/><w:numId w:val=\""u8).Number(number).Raw("\"/></w:numPr>"u8);

    private void Runs(IReadOnlyList<TextRun> runs)
    {
        string? open = null;
        foreach (var run in runs)
        {
            if (run.Address != open && open is not null)
                xml.Raw("</w:hyperlink>"u8);
            if (run.Address != open && run.Address is not null)
                xml.Raw("<w:hyperlink r:id=\"rL"u8).Number(state.LinkOf(run.Address)).Raw("\" w:history=\"1\">"u8);
            open = run.Address;
            if (run.IsBreak)
                xml.Raw("<w:r><w:br/></w:r>"u8);
            else
                xml.Run(run.Text, LookOf(run));
        }

        if (open is not null)
            xml.Raw("</w:hyperlink>"u8);
    }
}
