using Kravbibliotek.Search;

namespace Kravbibliotek.Tests.Search;

public sealed class SwedishWordsTests
{
    [Theory]
    [InlineData("krav kravet kraven kravens kravets")]
    [InlineData("kryptering krypteringen krypterad krypterade krypterat kryptera krypteras krypterande")]
    [InlineData("säkerhet säkerheten säkerhetens säkert säker")]
    [InlineData("upphandling upphandlingar upphandlingarna upphandla upphandlas upphandlare upphandlande")]
    [InlineData("tillgänglig tillgängligt tillgängliga tillgänglighet tillgängligheten")]
    [InlineData("användare användarna användning används använda användbar")]
    [InlineData("loggning loggar loggas loggen logga")]
    [InlineData("leverans leveransen leveranser leverera levererar")]
    [InlineData("uppgift uppgifter uppgifterna uppgiftens")]
    [InlineData("ärende ärenden ärendet ärendena")]
    [InlineData("process processen processer")]
    public void Root_FormsOfOneWord_AreOneRoot(string words) =>
        Assert.Single(words.Split(' ').Select(SwedishWords.Root).Distinct());

    [Theory]
    [InlineData("säker", "sak")]
    [InlineData("system", "syster")]
    [InlineData("licens", "lista")]
    [InlineData("logg", "lag")]
    [InlineData("data", "datum")]
    public void Root_DifferentWords_HaveDifferentRoots(string a, string b) =>
        Assert.NotEqual(SwedishWords.Root(a), SwedishWords.Root(b));

    [Theory]
    [InlineData("krypteringarna")]
    [InlineData("tillgänglighetsredogörelsens")]
    [InlineData("aaaaaaaaaa")]
    public void Root_OfARoot_IsTheSame(string word) =>
        Assert.Equal(SwedishWords.Root(word), SwedishWords.Root(SwedishWords.Root(word)));

    [Theory]
    [InlineData("Kravet är 99,9 %.", "kravet är 99 9")]
    [InlineData("e-faktura (Peppol)", "e faktura peppol")]
    [InlineData("a\u030ar och år", "år och år")]
    [InlineData("", "")]
    public void Words_Text_AreLettersAndDigits(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SwedishWords.Words(text).Select(w => w.Value)));

    [Fact]
    public void Words_ComposedLetters_PointAtTheTextAsItIs()
    {
        const string Text = "Ett a\u030ar går";

        Assert.Equal(["Ett", "a\u030ar", "går"], SwedishWords.Words(Text).Select(w => Text.Substring(w.Start, w.Length)));
    }

    [Fact]
    public void Fold_Text_HasNoDots() => Assert.Equal("tillganglighet asa e", SwedishWords.Fold("Tillgänglighet Åsa é"));

    [Fact]
    public void Fold_HalfACharacter_IsReplaced() => Assert.Equal("a\ufffd", SwedishWords.Fold("A\ud800"));
}
