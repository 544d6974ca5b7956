using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tenders;

/// <summary>The Swedish words of tenders, in one place for options, forms and annexes.</summary>
public static class TenderWords
{
    /// <summary>Upphandlingslag.</summary>
    public static Vocabulary<ProcurementLaw> Laws { get; } = new(
        new(ProcurementLaw.Lou, "lou", "LOU"),
        new(ProcurementLaw.Luf, "luf", "LUF"),
        new(ProcurementLaw.Luk, "luk", "LUK"));

    /// <summary>Utvärderingsgrund.</summary>
    public static Vocabulary<AwardGround> Grounds { get; } = new(
        new(AwardGround.PriceAndQuality, "pris-kvalitet", "Bästa förhållandet mellan pris och kvalitet", "Best price-quality ratio"),
        new(AwardGround.Cost, "kostnad", "Kostnad", "Cost"),
        new(AwardGround.Price, "pris", "Pris", "Price"));
}
