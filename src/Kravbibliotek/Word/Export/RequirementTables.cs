namespace Kravbibliotek.Word.Export;

/// <summary>Writes the chapters: a heading, an introduction and one table an area, row by row.</summary>
internal sealed class RequirementTables(WordXml xml, ExportState state)
{
    private static readonly int[] Shares = [140, 520, 90, 170, 130];

    // About half a landscape page, so that holding a row together never leaves more than that empty.
    private const int LongestHeldTogether = 1100;

    private readonly TableWriter _table = new(xml);
    private readonly BlockWriter _blocks = new(xml, state);

    /// <summary>Writes every chapter that has requirements.</summary>
    public void Write(Action<int, string> heading)
    {
        var columns = TemplateContract.Columns.Zip(Shares, (header, share) => new TableColumn(header, share)).ToArray();
        var area = 0;
        foreach (var chapter in state.Model.Chapters.Where(c => c.Items.Count > 0))
        {
            area++;
            heading(1, chapter.Title);
            xml.Paragraph("Ingress", chapter.Intro);
            _table.Start("Kravtabell", $"Krav: {chapter.Title}",
                "En rad för varje krav. De tre sista kolumnerna är svarsfält för leverantören.", state.Template.TextWidth("krav"), columns);
            for (var i = 0; i < chapter.Items.Count; i++)
                WriteRow(chapter.Items[i], area, i + 1);
            _table.End();
        }
    }

    private void WriteRow(AnnexItem item, int area, int row)
    {
        var printed = PrintedItem.Of(item);
        state.Digests.Add(printed.Digest(state.Scratch));
        _table.StartRow(together: printed.Length < LongestHeldTogether);
        _table.StartCell(0);
        foreach (var paragraph in printed.Key)
            xml.Paragraph(paragraph.Style!, paragraph.Block.Runs[0].Text);
        _table.EndCell();
        _table.StartCell(1);
        _blocks.Write(printed.Requirement, TemplateContract.Bookmark(item.Key, item.Number));
        _table.EndCell();
        for (var i = 0; i < TemplateContract.Controls.Count; i++)
        {
            _table.StartCell(2 + i);
            if (item.IsAnswered)
                WriteControl(TemplateContract.Controls[i], item, area, row);
            else
                xml.Paragraph("SvarInget", TemplateContract.NotAnswered[i]);
            _table.EndCell();
        }

        _table.EndRow();
    }

    /// <summary>
    /// A control on run level: of all placements it is the one that most programs keep. It is bound by position, which survives programs
    /// that drop tags.
    /// </summary>
    private void WriteControl(ControlKind control, AnnexItem item, int area, int row)
    {
        xml.StartParagraph("Svar").Raw("<w:sdt><w:sdtPr><w:alias w:val=\""u8).Text($"{control.Title} {item.Key}")
            .Raw("\"/><w:tag w:val=\""u8).Text(TemplateContract.Tag(control.Code, item.Key, item.Number))
            .Raw("\"/><w:id w:val=\""u8).Number(state.NextControl())
            .Raw("\"/><w:lock w:val=\"sdtLocked\"/><w:placeholder><w:docPart w:val=\""u8).Text(control.DocPart)
            .Raw("\"/></w:placeholder><w:showingPlcHdr/><w:dataBinding w:prefixMappings=\"xmlns:k='"u8)
            .Text(TemplateContract.DataNamespace).Raw("'\" w:xpath=\"/k:bilaga[1]/k:o["u8).Number(area).Raw("]/k:k["u8).Number(row)
            .Raw("]/k:"u8).Text(control.Code).Raw("[1]\" w:storeItemID=\""u8).Text(state.StoreId).Raw("\"/>"u8);
        if (control == TemplateContract.Controls[0])
            WriteList();
        else
            xml.Raw("<w:text w:multiLine=\"1\"/>"u8);
        xml.Raw("</w:sdtPr><w:sdtContent>"u8).Run(control.Placeholder, "PlaceholderText").Raw("</w:sdtContent></w:sdt>"u8).EndParagraph();
    }

    private void WriteList()
    {
        xml.Raw("<w:dropDownList>"u8);
        foreach (var (value, text) in TemplateContract.Answers)
            xml.Raw("<w:listItem w:displayText=\""u8).Text(text).Raw("\" w:value=\""u8).Text(value).Raw("\"/>"u8);
        xml.Raw("</w:dropDownList>"u8);
    }
}
