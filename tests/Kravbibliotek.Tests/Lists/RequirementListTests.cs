using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Lists;

namespace Kravbibliotek.Tests.Lists;

public class RequirementListTests
{
    private static readonly Gen<RequirementPick> AnyPick =
        from prefix in Gen.Elements("TIL", "SAK", "LEV", "INF")
        from ordinal in Gen.Choose(1, 1200)
        from number in Gen.Choose(0, 12)
        select new RequirementPick($"{prefix}-{ordinal:D3}", number == 0 ? null : number);

    [Theory]
    [InlineData("TIL-1.3,SAK-2", "TIL-001.3 SAK-002")]
    [InlineData("TIL-001, sak-002\tLEV003", "TIL-001 SAK-002 LEV-003")]
    [InlineData("TIL-001 version 3 och SAK-002, v2", "TIL-001.3 SAK-002.2")]
    [InlineData("https://exempel.se/krav/TIL-001/v/3?x=1", "TIL-001.3")]
    [InlineData("https://exempel.se/lista?k=TIL-1.3,SAK-2&krav=LEV-3", "TIL-001.3 SAK-002 LEV-003")]
    [InlineData("TIL–001/4.", "TIL-001.4")]
    [InlineData("Kryptering av trafik\nEN 301 549 och 2026-11-22", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Read_AsPeopleWrite_FindsTheKeys(string? text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ListText.Read(text).Picks.Select(p => p.Number is { } n ? $"{p.Key}.{n}" : p.Key)));

    [Theory]
    [InlineData("TIL-0A1")]
    [InlineData("TILL-001")]
    [InlineData("TIL-001.0")]
    [InlineData("TIL-1234567")]
    public void Read_AlmostAKey_IsTold(string text)
    {
        var reading = ListText.Read($"SAK-002 {text}");

        Assert.Equal(("SAK-002", text), (Assert.Single(reading.Picks).Key, Assert.Single(reading.Odd)));
    }

    [Fact]
    public void WriteRead_AnyList_IsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(AnyPick.ArrayOf()), picks =>
        {
            var list = RequirementList.Of(picks);
            Assert.Equal(list.Picks, ListText.Read(list.ToString()).Picks);
        }));

    [Fact]
    public void Read_AnyText_GivesOnlyKeysThatAreReadAgain() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arb.From(Gen.Elements("TIL", "til-", "-", "0", "1", "9999", ".", " v", "/v/", "/", ",", "å", "\n", "SAK-2", "=").ArrayOf()), parts =>
        {
            var reading = ListText.Read(string.Concat(parts));
            Assert.Equal(reading.Picks, ListText.Read(string.Join(',', reading.Picks)).Picks);
            Assert.True(reading.Odd.Count <= ListText.MostOdd);
        }));

    [Fact]
    public void ToString_FullListWithVersions_FitsInAnAddressAndACookie()
    {
        var list = RequirementList.Of(Enumerable.Range(0, 400).Select(i => new RequirementPick($"{(i % 2 == 0 ? "TIL" : "SAK")}-{(i / 2) + 1:D3}", 12)));

        Assert.Equal(RequirementList.MostPicks, list.Picks.Count);
        Assert.InRange(list.ToString().Length, 1, 3600);
    }

    [Fact]
    public void With_RequirementThatIsThere_ChangesItsVersionInPlace()
    {
        var list = RequirementList.Of([new("TIL-001", 1), new("SAK-002")]).With(new("TIL-001", 2));

        Assert.Equal("TIL-1.2,SAK-2", list.ToString());
    }

    [Theory]
    [InlineData("SAK-002", -1, "SAK-2,TIL-1,LEV-3")]
    [InlineData("SAK-002", 1, "TIL-1,LEV-3,SAK-2")]
    [InlineData("TIL-001", -1, "TIL-1,SAK-2,LEV-3")]
    [InlineData("LEV-003", 99, "TIL-1,SAK-2,LEV-3")]
    [InlineData("INF-009", 1, "TIL-1,SAK-2,LEV-3")]
    public void Moved_AnyStep_StaysInTheList(string key, int steps, string expected) =>
        Assert.Equal(expected, RequirementList.Of([new("TIL-001"), new("SAK-002"), new("LEV-003")]).Moved(key, steps).ToString());
}
