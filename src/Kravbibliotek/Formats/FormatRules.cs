using Kravbibliotek.Checks;

namespace Kravbibliotek.Formats;

/// <summary>The rules of form: K1 the file itself, K2 its structure. Codes never change meaning.</summary>
internal static class FormatRules
{
    public static readonly Rule UnknownPlace = new("K101", "Filen hör inte till biblioteket: här läses ingen fil med det namnet.",
        "Flytta eller ta bort filen. Mappar och filnamn beskrivs i README.md.");

    public static readonly Rule TooLarge = new("K102", "Filen är större än 1 MB och har inte lästs.", "Dela upp eller korta filen.");

    public static readonly Rule NotUtf8 = new("K103", "Filen är inte UTF-8.", "Spara om filen med teckenkodningen UTF-8.");

    public static readonly Rule Bom = new("K104",
        "Filen börjar med en byteordningsmarkering (BOM).",
        "Kör krav format, eller spara som UTF-8 utan BOM.");

    public static readonly Rule CarriageReturn = new("K105", "Filen har radslut med CR.", "Kör krav format, eller spara med radslut LF.");

    public static readonly Rule Tab = new("K106", "Raden innehåller ett tabbtecken.", "Skriv mellanslag i stället.");

    public static readonly Rule ForbiddenCharacter = new("K107",
        "Otillåtet tecken {0}: styrtecken och tecken som inte syns kan inte bäras i Word och XML.",
        "Ta bort tecknet.");

    public static readonly Rule DuplicatePath = new("K108", "Filen finns två gånger i det som lästes in.", "Ta bort den ena.");

    public static readonly Rule Syntax = new("K201",
        "YAML går inte att tolka: {0}",
        "Jämför med exemplet i README.md. Text med kolon, # eller citattecken sätts inom \"…\".");

    public static readonly Rule Anchor = new("K202",
        "Ankare, alias och taggar i YAML är inte tillåtna.",
        "Skriv ut värdet där det behövs.");

    public static readonly Rule DuplicateField = new("K203", "Fältet {0} står två gånger.", "Ta bort det ena.");

    public static readonly Rule UnknownField = new("K204", "Okänt fält: {0}.", "Rätta stavningen eller ta bort fältet. Här finns: {1}.");

    public static readonly Rule MissingField = new("K205", "Fältet {0} saknas.", "Lägg till {0}.");

    public static readonly Rule WrongShape = new("K206", "{0} ska vara {1}.", "Skriv om värdet som README.md visar.");

    public static readonly Rule UnknownWord = new("K207", "{0} kan inte vara ”{1}”.", "Välj bland: {2}.");

    public static readonly Rule Schema = new("K208", "Filens schema är inte 1.", "Skriv schema: 1 först i filen.");

    public static readonly Rule Date = new("K209", "{0} är inte ett datum: ”{1}”.", "Skriv datumet som 2026-11-20.");

    public static readonly Rule TooDeep = new("K210", "YAML är nästlad för djupt.", "Jämför med exemplet i README.md.");

    public static readonly Rule Number = new("K211", "{0} är inte {1}: ”{2}”.", "Skriv talet med siffror och decimalpunkt.");

    public static readonly Rule Condition = new("K212", "Villkoret på {0} går inte att tolka: ”{1}”.",
        "Skriv en lista med värden, [a, b], eller för klassning lägsta nivå \">=0\" till \">=3\". Andra jämförelser finns inte.");

    public static readonly Rule FrontMatter = new("K221",
        "Filen ska börja med front matter: en rad ---, fälten och en rad ---.",
        "Lägg till front matter som README.md visar.");

    public static readonly Rule MissingSection = new("K222", "Avsnittet ”{0}” saknas.", "Lägg till ## {0}.");

    public static readonly Rule UnknownSection = new("K223", "Okänd rubrik: {0}.", "Avsnitten är {1}. Texterna har inga egna rubriker.");

    public static readonly Rule SectionOrder = new("K224", "Avsnittet ”{0}” står på fel plats.", "Ordningen är {1}.");

    public static readonly Rule EmptySection = new("K225",
        "Avsnittet ”{0}” är tomt.",
        "Skriv avsnittet, eller ta bort rubriken om avsnittet får utelämnas.");

    public static readonly Rule DuplicateSection = new("K226", "Avsnittet ”{0}” står två gånger.", "Slå ihop dem.");

    public static readonly Rule TextBeforeSection = new("K227", "Text före den första rubriken.", "Flytta texten till ett avsnitt.");

    public static readonly Rule ClauseHeader = new("K231", "Avsnittsfilens rubrikrad ska vara avsnitt,utgår.", "Rätta rubrikraden.");

    public static readonly Rule ClauseRow = new("K232",
        "Raden går inte att tolka: den ska ha ett avsnitt och ”ja” eller ingenting i kolumnen utgår.",
        "Rätta raden.");

    public static readonly Rule DuplicateClause = new("K233", "Avsnittet {0} står två gånger.", "Ta bort den ena raden.");

    public static readonly Rule CoverageHeader = new("K234", "Täckningens rubrikrad ska vara nummer,krav,not.", "Rätta rubrikraden.");

    public static readonly Rule CoverageRow = new("K235",
        "Raden går inte att tolka: den ska ha ett nummer, nycklar med mellanslag mellan och en not.",
        "Rätta raden. En not med komma står inom citattecken.");

    public static readonly Rule NameMismatch = new("K240",
        "{0} är ”{1}” men filen ligger som ”{2}”.",
        "Nyckel, id och namn ändras aldrig: rätta fältet, eller flytta filen.");

    public static readonly Rule WrongContent = new("K241",
        "Innehållet stämmer inte med filens namn, som är dess kontrollsumma.",
        "Filerna i utgavor/filer skrivs aldrig för hand: återställ filen.");

    public static readonly Rule NotCanonical = new("K290", "Filen står inte på kanonisk form. Väntat här: {0}", "Kör krav format.");

    /// <summary>Rules that do not stop a file from being read, and that <c>krav format</c> mends.</summary>
    public static bool IsMendedByFormat(string code) => code == Bom.Code || code == CarriageReturn.Code || code == NotCanonical.Code;
}
