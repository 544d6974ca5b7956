namespace Kravbibliotek.Requirements;

/// <summary>What is known of one area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Prefix">First part of the keys that are born here, for instance <c>TIL</c>.</param>
/// <param name="Folder">ASCII folder under <c>requirements/</c>, also used in URLs.</param>
/// <param name="Name">Swedish name on screen and as chapter in an annex.</param>
/// <param name="Description">One sentence on what the area holds.</param>
public sealed record AreaInfo(Area Area, string Prefix, string Folder, string Name, string Description);

/// <summary>The eight areas in the order of strategy goal M15, which is also the order of an annex's chapters.</summary>
public static class Areas
{
    /// <summary>All areas in order.</summary>
    public static IReadOnlyList<AreaInfo> All { get; } =
    [
        new(Area.Information, "INF", "information", "Information och öppna standarder",
            "Format, begrepp, metadata och öppna standarder som gör att informationen kan delas, bevaras och flyttas."),
        new(Area.Architecture, "ARK", "arkitektur", "Arkitektur och integration",
            "Gränssnitt, identitet och lösa kopplingar som gör att lösningen kan samverka med andra."),
        new(Area.Security, "SAK", "sakerhet", "Informationssäkerhet",
            "Skydd av konfidentialitet, riktighet, tillgänglighet och spårbarhet efter risk."),
        new(Area.DataProtection, "DAT", "dataskydd", "Dataskydd",
            "Behandling av personuppgifter, biträdesförhållanden och sekretess."),
        new(Area.Accessibility, "TIL", "tillganglighet", "Tillgänglighet",
            "Lösningar som kan användas av alla, även personer med funktionsnedsättning."),
        new(Area.OpenSource, "OPK", "oppen-kallkod", "Öppen källkod och livscykelkostnad",
            "Öppen källkod, rättigheter, inlåsning och kostnader under hela livscykeln."),
        new(Area.SharedServices, "GEM", "gemensamt", "Gemensamma digitala funktioner",
            "E-legitimation, säker digital kommunikation, digital post, e-faktura och annan gemensam infrastruktur."),
        new(Area.Delivery, "LEV", "leverans", "Leverans, drift och avslut",
            "Införande, drift, support, uppföljning och ett ordnat avslut."),
    ];

    /// <summary>What is known of an area.</summary>
    public static AreaInfo Of(Area area) => All.First(a => a.Area == area);

    /// <summary>The area that a folder or URL part names, or null.</summary>
    public static AreaInfo? ByFolder(string? folder) => All.FirstOrDefault(a => a.Folder == folder);
}
