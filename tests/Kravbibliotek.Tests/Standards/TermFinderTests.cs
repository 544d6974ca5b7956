using Kravbibliotek.Standards;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Standards;

/// <summary>Terms of the glossary are found where they stand, inflected or not, and nowhere else.</summary>
public sealed class TermFinderTests
{
    [Theory]
    [InlineData("användare", "Varje användares behörighet och alla användarna.", "användares")]
    [InlineData("användare", "Lösningen används av flera.", null)]
    [InlineData("användare", "Slutanvändare loggar in.", null)]
    [InlineData("behörighet", "Behörigheterna ses över.", "Behörigheterna")]
    [InlineData("behörighet", "Bara behöriga personer kommer in.", null)]
    [InlineData("händelse", "Händelserna sparas.", "Händelserna")]
    [InlineData("händelse", "Det händer ofta.", null)]
    [InlineData("meddelande", "i meddelandets rubrik", "meddelandets")]
    [InlineData("meddelande", "Leverantören meddelar Beställaren.", null)]
    [InlineData("krypteringsnyckel", "Alla krypteringsnycklarna byts.", "krypteringsnycklarna")]
    [InlineData("register", "ur registret", "registret")]
    [InlineData("källkod", "Källkodens licens", "Källkodens")]
    [InlineData("öppen standard", "följer öppna standarder för", "öppna standarder")]
    [InlineData("öppen standard", "En öppen, fri standard", null)]
    [InlineData("öppet format", "i öppna format", "öppna format")]
    [InlineData("skadlig kod", "mot skadlig\nkod.", "skadlig\nkod")]
    [InlineData("allmän handling", "Allmänna handlingar lämnas ut.", "Allmänna handlingar")]
    [InlineData("särskilt kontraktsvillkor", "De särskilda kontraktsvillkoren", "särskilda kontraktsvillkoren")]
    [InlineData("tillgänglighet i drift", "Lösningens tillgänglighet i drift mäts.", "tillgänglighet i drift")]
    [InlineData("maskinläsbar", "i maskinläsbart format", "maskinläsbart")]
    [InlineData("personuppgiftsansvarig", "Den personuppgiftsansvariges ansvar", "personuppgiftsansvariges")]
    [InlineData("Leverantören", "Leverantörens personal", "Leverantörens")]
    [InlineData("Leverantören", "den leverantören som vinner", null)]
    [InlineData("API", "Lösningens API:er är öppna.", "API")]
    [InlineData("API", "En API-nyckel krävs.", null)]
    [InlineData("drift", "drift- och supporttid", null)]
    [InlineData("e-arkiv", "till e-arkivet varje år", "e-arkivet")]
    [InlineData("identitetstjänst", "via en IdP", "IdP")]
    public void Find_Text_FindsTheTermInAnyForm(string name, string text, string? expected)
    {
        var term = Term(name) with { Abbreviation = name == "identitetstjänst" ? "IdP" : null };

        var place = TermFinder.Of([term]).Find(text, new HashSet<string>()).Cast<TermPlace?>().FirstOrDefault();

        Assert.Equal(expected, place is { } p ? text.Substring(p.Start, p.Length) : null);
    }

    [Fact]
    public void Find_SeveralTerms_TakesTheLongestAndEachOnce()
    {
        const string Text = "Öppna standarder före andra standarder. En standard är öppen om den öppna standarden är fri.";
        var finder = TermFinder.Of([Term("standard"), Term("öppen standard")]);

        var places = finder.Find(Text, new HashSet<string>()).Select(p => (p.Id, Text.Substring(p.Start, p.Length)));

        Assert.Equal([("öppen standard", "Öppna standarder"), ("standard", "standarder")], places);
    }

    [Fact]
    public void Find_FoundBefore_IsLeftOut()
    {
        var found = new HashSet<string>();
        var finder = TermFinder.Of([Term("incident")]);

        Assert.Single(finder.Find("En incident.", found));
        Assert.Empty(finder.Find("Flera incidenter.", found));
        Assert.Empty(TermFinder.None.Find("En incident.", new HashSet<string>()));
    }

    [Fact]
    public async Task Find_EveryTermOfTheLibrary_IsFoundByItsOwnName()
    {
        var terms = (await RealLibrary.ReadAsync()).Terms;
        var finder = TermFinder.Of(terms);

        Assert.All(terms, t => Assert.Equal(new TermPlace(t.Id, 4, t.Name.Length), finder.Find($"Med {t.Name} avses", new HashSet<string>()).First()));
    }

    private static Term Term(string name) => new() { Id = name, Name = name, Definition = "…", Source = "…" };
}
