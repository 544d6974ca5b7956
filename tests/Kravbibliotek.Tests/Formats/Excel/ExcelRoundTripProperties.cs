using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Formats.Excel;

namespace Kravbibliotek.Tests.Formats.Excel;

/// <summary>What must hold for any cells and any bytes.</summary>
public class ExcelRoundTripProperties
{
    private static readonly string[] Awkward =
    [
        "=1+1", "+46 8", "-1", "@a", "1/2", "2026-11-20", " blank ", "två\nrader", "a\tb", "<b>&\"'", "_x0041_", "_x005F_x0041_", "__x0041__", "_xZZZZ_",
        "åäö €", "𝔸", "\u0301", "'", "1E5", "0123",
    ];

    private static readonly Gen<string> AnyText =
        Gen.OneOf(Gen.Elements('a', 'å', '_', 'x', '0', '\n', ' ', '&', '<').ArrayOf().Select(c => new string(c)), Gen.Elements(Awkward));

    [Fact]
    public void WriteRead_AnyCells_AreTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Arb.From(AnyText.ArrayOf().ArrayOf()), rows =>
        {
            var sheet = Assert.Single(ExcelReader.Read(Books.Stream(Books.Sheet(rows))).Sheets);
            var read = sheet.Rows.SelectMany(r => r.Cells.Select(c => (r.Number, c.Column, c.Text, c.IsFormula)));
            var written = rows.SelectMany((row, r) => row.Select((text, c) => (r + 1, c + 1, text, false)).Where(c => c.text.Length > 0));
            Assert.Equal(written, read);
        }));

    [Fact]
    public void Letters_AnyColumn_AreReadBack() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Arb.From(Gen.Choose(1, ExcelColumns.Last)), column =>
            ExcelColumns.Of(ExcelColumns.Cell(column, 7)) == column));

    [Fact]
    public void Read_RandomBytes_RefusedInWords() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()), bytes =>
            Assert.Throws<ExcelFileException>(() => ExcelReader.Read(new MemoryStream(bytes))).Message.Length > 0));

    [Fact]
    public void Read_DamagedFile_ReadOrRefusedInWords()
    {
        var sound = Books.Stream(Books.Sheet([["Rubrik", "Text"], ["a", "b"]])).ToArray();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(
                Arb.From(Gen.Choose(0, sound.Length - 1)), Arb.From(Gen.Choose(0, 255)), Arb.From(Gen.Choose(0, 4)), (at, value, cut) =>
                {
                    var bytes = sound.ToArray();
                    bytes[at] = (byte)value;
                    return IsReadOrRefused(cut == 0 ? bytes[..at] : bytes);
                }));
    }

    [Fact]
    public void Read_DamagedPart_ReadOrRefusedInWords() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(
            Arb.From(Gen.Elements(
                "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels")),
            Arb.From(Gen.Choose(0, 5000)),
            Arb.From(Gen.Elements("", "\"", "<", "0", "-1", "99999999999", "A0", "&x;", "../", "s", "\u0000")),
            (part, position, inserted) => IsReadOrRefused(Books.Change(Books.Stream(Books.Sheet([["Rubrik"], ["a"]])), part, xml =>
            {
                var at = position % xml.Length;
                return xml.Remove(at, Math.Min(position % 4, xml.Length - at)).Insert(at, inserted);
            }).ToArray())));

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return ExcelReader.Read(new MemoryStream(bytes)).Sheets.Count >= 0;
        }
        catch (ExcelFileException refused)
        {
            return refused.Message.EndsWith('.');
        }
    }
}
