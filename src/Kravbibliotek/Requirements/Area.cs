namespace Kravbibliotek.Requirements;

/// <summary>The eight areas of the library (område). The folder of a requirement says its area.</summary>
public enum Area
{
    /// <summary>INF, information och öppna standarder.</summary>
    Information,

    /// <summary>ARK, arkitektur och integration.</summary>
    Architecture,

    /// <summary>SAK, informationssäkerhet.</summary>
    Security,

    /// <summary>DAT, dataskydd.</summary>
    DataProtection,

    /// <summary>TIL, tillgänglighet.</summary>
    Accessibility,

    /// <summary>OPK, öppen källkod och livscykelkostnad.</summary>
    OpenSource,

    /// <summary>GEM, gemensamma digitala funktioner.</summary>
    SharedServices,

    /// <summary>LEV, leverans, drift och avslut.</summary>
    Delivery,
}
