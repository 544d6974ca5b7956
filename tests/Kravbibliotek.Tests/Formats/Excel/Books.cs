using System.IO.Compression;
using System.Text;
using Kravbibliotek.Formats.Excel;

namespace Kravbibliotek.Tests.Formats.Excel;

/// <summary>Excel files for tests, sound and otherwise.</summary>
internal static class Books
{
    public static WrittenSheet Sheet(IReadOnlyList<IReadOnlyList<string>> rows) => new()
    {
        Name = "Blad & co",
        Columns = [new(20), new(60)],
        Rows = rows,
    };

    public static MemoryStream Stream(params IReadOnlyList<WrittenSheet> sheets)
    {
        var file = new MemoryStream();
        ExcelWriter.Write("En titel", sheets, file);
        file.Position = 0;
        return file;
    }

    /// <summary>The same file with one part changed or, when it has none, added.</summary>
    public static MemoryStream Change(MemoryStream file, string part, Func<string, string> change)
    {
        var changed = new MemoryStream();
        changed.Write(file.ToArray());
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(part);
            var text = "";
            if (entry is not null)
            {
                using (var reader = new StreamReader(entry.Open()))
                    text = reader.ReadToEnd();
                entry.Delete();
            }

            using var writer = new StreamWriter(archive.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        changed.Position = 0;
        return changed;
    }

    /// <summary>A file of one sheet with these rows as XML.</summary>
    public static MemoryStream WithRows(string rows) => Change(Stream(Sheet([["x"]])), "xl/worksheets/sheet1.xml", _ =>
        $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
}
