using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Tests.Requirements;

namespace Kravbibliotek.Tests.Curation.Editing;

/// <summary>Who writes is warned of what some cannot take in, and of nothing else.</summary>
public class WritingAdviceTests
{
    [Theory]
    [InlineData("Läs [här](https://exempel.se) om det.", "här")]
    [InlineData("Se [https://exempel.se/a](https://exempel.se/a).", "https://exempel.se/a")]
    [InlineData("Se <https://exempel.se/b>.", "adress")]
    [InlineData("Dessa:\n• ett\n• två", "•")]
    [InlineData("DET HÄR ÄR VIKTIGT för alla.", "DET HÄR ÄR VIKTIGT")]
    [InlineData("Se rutan till höger.", "till höger")]
    [InlineData("Fyll i de rödmarkerade fälten.", "rödmarkerade")]
    public void Of_HardToTakeIn_SaysSo(string text, string about)
    {
        var advice = Assert.Single(WritingAdvice.Of(Sample.Content with { Guidance = text }));

        Assert.Equal("Guidance", advice.Field);
        Assert.Contains(about, advice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Se [DIGG:s vägledning om webbriktlinjer](https://exempel.se).")]
    [InlineData("- ett\n- två\n\nEn mening – med tankstreck. XML, JSON och CSV.")]
    [InlineData("Rätt till insyn.")]
    public void Of_OrdinaryText_SaysNothing(string text) => Assert.Empty(WritingAdvice.Of(Sample.Content with { Guidance = text }));
}
