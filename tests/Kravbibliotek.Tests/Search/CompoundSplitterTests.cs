using Kravbibliotek.Search;

namespace Kravbibliotek.Tests.Search;

public sealed class CompoundSplitterTests
{
    private static readonly CompoundSplitter Splitter =
        CompoundSplitter.Learn(["Leverantören ska redovisa hur tillgängligheten följs upp."]);

    [Theory]
    [InlineData("informationssäkerhet", "information säkerhet")]
    [InlineData("personuppgiftsbiträdesavtal", "person personuppgift uppgift biträde avtal")]
    [InlineData("upphandlingsdokument", "upphandling dokument")]
    [InlineData("tillgänglighetsredogörelse", "tillgänglighet")]
    [InlineData("säkerhetskopiering", "säkerhet")]
    [InlineData("källkodslicens", "källkod licens")]
    public void Parts_Compound_AreFound(string word, string parts) =>
        Assert.Superset(parts.Split(' ').Select(SwedishWords.Root).ToHashSet(), Splitter.Parts(word).ToHashSet());

    [Theory]
    [InlineData("krav")]
    [InlineData("säkerhet")]
    [InlineData("tillgängligheten")]
    [InlineData("")]
    public void Parts_SimpleWord_AreNone(string word) => Assert.Empty(Splitter.Parts(word));

    [Fact]
    public void Parts_EndlessWord_IsLeftAlone() => Assert.Empty(Splitter.Parts(string.Concat(Enumerable.Repeat("data", 100))));
}
