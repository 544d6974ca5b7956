using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Lists;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Lists;

public class ListFileTests
{
    private static readonly IReadOnlyList<ListRow> Rows = ListReview.Rows(
        RequirementList.Of([new("SAK-002", 1), new("SAK-001")]),
        [Build.Requirement("SAK-001", 2), Build.Requirement("SAK-002")],
        [Build.Version("SAK-001", 2, Build.Content("=HYPERLINK(\"http://x\")", "+1 {{ska}} \"två\"\nrader; å")), Build.Version("SAK-002")]);

    [Fact]
    public void WriteRead_Json_IsTheSame() =>
        Assert.Equal([new("SAK-002", 1), new("SAK-001")], ListFile.Read(Written(ListJson.Write)).Picks);

    [Fact]
    public void WriteRead_Csv_KeepsToTheVersionsWritten() =>
        Assert.Equal([new("SAK-002", 1), new("SAK-001", 2)], ListFile.Read(Written(ListCsv.Write)).Picks);

    [Fact]
    public void Write_Csv_SaysItsSchemaAndHoldsNoFormula()
    {
        var lines = Encoding.UTF8.GetString(Written(ListCsv.Write)).Split('\n');

        Assert.StartsWith("schema,key,number,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{ListCsv.Schema},SAK-002,1,", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"'+1 ", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Krav;Rubrik\r\nTIL-001;Ett\r\nsak-2;\"Två\r\nrader; till\"\r\n", "TIL-1,SAK-2")]
    [InlineData("\uFEFFnyckel\tversion\nTIL-001\t3\n\t\n", "TIL-1.3")]
    [InlineData("title,key\n\"TIL-009, nej\",TIL-001", "TIL-1")]
    public void Read_CsvOfOnesOwn_FindsTheKeys(string csv, string expected) =>
        Assert.Equal(expected, string.Join(',', ListFile.Read(Encoding.UTF8.GetBytes(csv)).Picks));

    [Theory]
    [InlineData("", ListFileFault.Empty, null)]
    [InlineData("{ \"schema\": \"kravlista\",\n \"version\": 1, x", ListFileFault.Broken, 2L)]
    [InlineData("{ \"items\": [] }", ListFileFault.OtherJson, null)]
    [InlineData("[1]", ListFileFault.OtherJson, null)]
    [InlineData("{ \"schema\": \"kravlista\", \"version\": 1 }", ListFileFault.OtherJson, null)]
    [InlineData("{ \"schema\": \"kravlista\", \"version\": 2, \"items\": [] }", ListFileFault.Later, null)]
    [InlineData("{ \"schema\": \"kravlista\", \"version\": 1, \"items\": [] }", ListFileFault.Empty, null)]
    [InlineData("a,b\n1,2", ListFileFault.NoKeys, null)]
    [InlineData("PK\u0003\u0004\u0000\u0000", ListFileFault.Broken, null)]
    public void Read_NoList_SaysWhy(string content, ListFileFault fault, long? line)
    {
        var refused = Assert.Throws<ListFileException>(() => ListFile.Read(Encoding.UTF8.GetBytes(content)));

        Assert.Equal((fault, line), (refused.Fault, refused.Line));
    }

    [Fact]
    public void Read_ItemThatIsNoKey_IsTold()
    {
        var reading = ListFile.Read("""{"schema":"kravlista","version":1,"items":[{"key":"TIL-001","number":"x"},{"key":7},4,{"key":"SAK-002","number":2}]}"""u8.ToArray());

        Assert.Equal("SAK-2.2", Assert.Single(reading.Picks).ToString());
        Assert.Equal(3, reading.Odd.Count);
    }

    [Fact]
    public void Read_TooManyRows_IsRefused()
    {
        var csv = "key\n" + string.Join('\n', Enumerable.Range(1, RequirementList.MostPicks + 1).Select(i => $"TIL-{i:D3}"));

        Assert.Equal(ListFileFault.TooMany, Assert.Throws<ListFileException>(() => ListFile.Read(Encoding.UTF8.GetBytes(csv))).Fault);
    }

    [Fact]
    public void Read_DamagedFile_ReadOrRefused()
    {
        byte[][] sound = [Written(ListJson.Write), Written(ListCsv.Write)];
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(Arb.From(Gen.Elements(sound)), Arb.From(Gen.Choose(0, 5000)), Arb.From(Gen.Choose(0, 255)), (file, position, value) =>
            {
                var bytes = file.ToArray();
                bytes[position % bytes.Length] = (byte)value;
                return IsReadOrRefused(bytes) && IsReadOrRefused(bytes[..(position % bytes.Length)]);
            }));
    }

    [Fact]
    public void Read_RandomBytes_ReadOrRefused() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arb.From(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()), IsReadOrRefused));

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return ListFile.Read(bytes).Picks.All(p => p.Key.Length >= 7);
        }
        catch (ListFileException refused)
        {
            return Enum.IsDefined(refused.Fault);
        }
    }

    private static byte[] Written(Action<IEnumerable<ListRow>, Stream> write)
    {
        using var target = new MemoryStream();
        write(Rows, target);
        return target.ToArray();
    }
}
