namespace Kravbibliotek.Requirements;

/// <summary>What is known of one area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Prefix">First part of the keys that are born here, for instance <c>TIL</c>.</param>
/// <param name="Folder">ASCII folder under <c>requirements/</c>, also used in URLs.</param>
/// <param name="Name">Swedish name on screen and as chapter in an annex.</param>
/// <param name="Description">One Swedish sentence on what the area holds.</param>
/// <param name="English">Name on English pages.</param>
/// <param name="EnglishDescription">One sentence for English pages on what the area holds.</param>
public sealed record AreaInfo(
    Area Area, string Prefix, string Folder, string Name, string Description, string English, string EnglishDescription);

/// <summary>The eight areas in the order of strategy goal M15, which is also the order of an annex's chapters.</summary>
public static class Areas
{
    /// <summary>All areas in order.</summary>
    public static IReadOnlyList<AreaInfo> All { get; } =
    [
        new(Area.Information, "INF", "information", "Information och öppna standarder",
            "Format, begrepp, metadata och öppna standarder som gör att informationen kan delas, bevaras och flyttas.",
            "Information and open standards",
            "Formats, concepts, metadata and open standards that let information be shared, preserved and moved."),
        new(Area.Architecture, "ARK", "arkitektur", "Arkitektur och integration",
            "Gränssnitt, identitet och lösa kopplingar som gör att lösningen kan samverka med andra.",
            "Architecture and integration",
            "Interfaces, identity and loose coupling that let the solution work together with others."),
        new(Area.Security, "SAK", "sakerhet", "Informationssäkerhet",
            "Skydd av konfidentialitet, riktighet, tillgänglighet och spårbarhet efter risk.",
            "Information security",
            "Protection of confidentiality, integrity, availability and traceability according to risk."),
        new(Area.DataProtection, "DAT", "dataskydd", "Dataskydd",
            "Behandling av personuppgifter, biträdesförhållanden och sekretess.",
            "Data protection",
            "Processing of personal data, the roles of controllers and processors, and secrecy."),
        new(Area.Accessibility, "TIL", "tillganglighet", "Tillgänglighet",
            "Lösningar som kan användas av alla, även personer med funktionsnedsättning.",
            "Accessibility",
            "Solutions that everyone can use, including people with disabilities."),
        new(Area.OpenSource, "OPK", "oppen-kallkod", "Öppen källkod och livscykelkostnad",
            "Öppen källkod, rättigheter, inlåsning och kostnader under hela livscykeln.",
            "Open source and life-cycle cost",
            "Open source, rights, lock-in and costs over the whole life cycle."),
        new(Area.SharedServices, "GEM", "gemensamt", "Gemensamma digitala funktioner",
            "E-legitimation, säker digital kommunikation, digital post, e-faktura och annan gemensam infrastruktur.",
            "Shared digital services",
            "Electronic identification, secure digital communication, digital post, e-invoicing and other shared infrastructure."),
        new(Area.Delivery, "LEV", "leverans", "Leverans, drift och avslut",
            "Införande, drift, support, uppföljning och ett ordnat avslut.",
            "Delivery, operation and exit",
            "Introduction, operation, support, follow-up and an orderly exit."),
    ];

    /// <summary>What is known of an area.</summary>
    public static AreaInfo Of(Area area) => All.First(a => a.Area == area);

    /// <summary>The area that a folder or URL part names, or null.</summary>
    public static AreaInfo? ByFolder(string? folder) => All.FirstOrDefault(a => a.Folder == folder);
}
