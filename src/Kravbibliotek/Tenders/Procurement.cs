namespace Kravbibliotek.Tenders;

/// <summary>The procurement law that a tender follows. The register of laws holds their names and places, by short name.</summary>
public enum ProcurementLaw
{
    /// <summary>Lagen om offentlig upphandling.</summary>
    Lou,

    /// <summary>Lagen om upphandling inom försörjningssektorerna.</summary>
    Luf,

    /// <summary>Lagen om upphandling av koncessioner.</summary>
    Luk,
}

/// <summary>What the bids are evaluated on (utvärderingsgrund).</summary>
public enum AwardGround
{
    /// <summary>Bästa förhållandet mellan pris och kvalitet.</summary>
    PriceAndQuality,

    /// <summary>Kostnad.</summary>
    Cost,

    /// <summary>Pris: then there are no award criteria.</summary>
    Price,
}
