namespace Kravbibliotek.Word.Export;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Share">Its share of the table's width.</param>
/// <param name="IsNumber">True when it holds numbers, which stand to the right.</param>
internal readonly record struct TableColumn(string Header, int Share, bool IsNumber = false);

/// <summary>
/// Writes tables that everybody can read: a header row that is repeated, a title for screen readers, fixed columns, no merged cells and
/// no cell without a paragraph. Only rows that fit well within a page are held together; a long requirement or answer is never cut off.
/// </summary>
internal sealed class TableWriter(WordXml xml)
{
    private int[] _widths = [];

    /// <summary>Begins a table with its header row.</summary>
    /// <param name="style">Table style.</param>
    /// <param name="title">Title that screen readers say.</param>
    /// <param name="description">What the table holds.</param>
    /// <param name="width">Width of the text in twentieths of a point.</param>
    /// <param name="columns">The columns.</param>
    public void Start(string style, string title, string description, int width, params TableColumn[] columns)
    {
        _widths = Shares(width, columns);
        xml.Raw("<w:tbl><w:tblPr><w:tblStyle w:val=\""u8).Text(style).Raw("\"/><w:tblW w:w=\""u8).Number(width)
            .Raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "u8)
            .Raw("w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\""u8).Text(title)
            .Raw("\"/><w:tblDescription w:val=\""u8).Text(description).Raw("\"/></w:tblPr><w:tblGrid>"u8);
        foreach (var column in _widths)
            xml.Raw("<w:gridCol w:w=\""u8).Number(column).Raw("\"/>"u8);
        xml.Raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"u8);
        for (var i = 0; i < columns.Length; i++)
            Cell(i, columns[i].IsNumber ? "TabellhuvudTal" : "Tabellhuvud", columns[i].Header);
        EndRow();
    }

    /// <summary>Begins a row.</summary>
    /// <param name="together">True for a row that should not break over pages; only rows well below a page's height.</param>
    public void StartRow(bool together = true) =>
        xml.Raw(together ? "<w:tr><w:trPr><w:cantSplit/></w:trPr>"u8 : "<w:tr>"u8);

    /// <summary>Begins a cell; it must end with a paragraph.</summary>
    public void StartCell(int column) =>
        xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8).Number(_widths[column]).Raw("\" w:type=\"dxa\"/></w:tcPr>"u8);

    /// <summary>Ends a cell.</summary>
    public void EndCell() => xml.Raw("</w:tc>"u8);

    /// <summary>A cell of one paragraph.</summary>
    public void Cell(int column, string style, string text)
    {
        StartCell(column);
        xml.Paragraph(style, text);
        EndCell();
    }

    /// <summary>Ends a row.</summary>
    public void EndRow() => xml.Raw("</w:tr>"u8);

    /// <summary>Ends the table.</summary>
    public void End() => xml.Raw("</w:tbl>"u8);

    private static int[] Shares(int width, TableColumn[] columns)
    {
        var total = columns.Sum(c => c.Share);
        var widths = Array.ConvertAll(columns, c => width * c.Share / total);
        widths[^1] += width - widths.Sum();
        return widths;
    }
}
