using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Quality;

/// <summary>Every rule of the Swedish requirement checker (kravgranskaren), in one table.</summary>
public static class QualityRules
{
    internal const string OverlapCode = "S121";

    /// <summary>The rules by code.</summary>
    public static IReadOnlyList<QualityRule> All { get; } =
    [
        Rule("S101", "Standard utan eller likvärdig", EquivalenceRules.Standards,
            "En standard eller märkning får krävas bara om den som uppfyller samma sak på ett annat sätt också får vara med. Författningar behöver inte tillägget.",
            "Lösningen ska lämna ut kalendern enligt RFC 5545.", "Lösningen ska lämna ut kalendern enligt RFC 5545, eller likvärdig.",
            "Lägg till ”, eller likvärdig,” efter standarden."),
        Rule("S102", "Varumärke utan eller likvärdigt", EquivalenceRules.BrandNames,
            "Ett varumärke, en produkt eller ett ursprung gynnar en leverantör och stänger ute andra.",
            "Lösningen ska exportera rapporter till Excel.", "Lösningen ska exportera rapporter i ett öppet kalkylformat.",
            "Beskriv egenskapen. Går det inte, lägg till ”eller likvärdigt”."),
        Rule("S103", "Flera krav i ett", ObligationRules.Several,
            "Den som uppfyller det ena men inte det andra kan varken svara ja eller nej.",
            "Leverantören ska utbilda användarna samt lämna en handbok.", "Leverantören ska utbilda användarna.",
            "Dela upp texten i flera krav, eller skriv det andra som en uppgift i presens."),
        Rule("S104", "Modalverb som inte passar kravtypen", ObligationRules.Modal,
            "Kravtypen avgör om det står ska eller bör. Ett annat hjälpverb gör det oklart vad som gäller.",
            "Leverantören ska lämna en rapport. Den bör vara på svenska.", "Leverantören ska lämna en rapport på svenska.",
            "Låt kravets ska vara det enda som lägger på en skyldighet, och skriv resten i presens."),
        Rule("S105", "Ingen aktör", ActorRules.NoActor,
            "Utan aktör vet ingen vem som svarar för att kravet blir uppfyllt.",
            "Säkerhetskopior ska tas varje natt.", "Leverantören ska ta en säkerhetskopia varje natt.",
            "Börja med Leverantören, Lösningen eller en annan som gör det som krävs."),
        Rule("S106", "Passivum utan aktör", ActorRules.Passive,
            "Ett verb i passiv form döljer vem som gör något.",
            "Planen uppdateras varje år.", "Leverantören uppdaterar planen varje år.",
            "Skriv vem som gör det, och verbet i aktiv form."),
        Rule("S107", "Vaga ord", WordRules.Vague,
            "Ord som kan läsas på olika sätt kan inte prövas och leder till tvist.",
            "Lösningen ska vara snabb.", "Lösningen ska visa sökresultatet inom {{svarstid}}.",
            "Ange ett mått, räkna upp vad som avses eller beskriv vad som händer."),
        Rule("S108", "Absoluta ord som inte går att pröva", WordRules.Absolute,
            "Det som gäller alltid, aldrig eller helt kan ingen lova och ingen kontrollera.",
            "Lösningen ska alltid vara tillgänglig.", "Lösningen ska vara tillgänglig minst {{andel}} av servicetiden.",
            "Ange en nivå, en gräns eller ett urval."),
        Rule("S109", "Negationer", WordRules.Negations,
            "Två nekande ord i samma mening är svåra att läsa rätt.",
            "Lösningen ska inte sakna stöd för tangentbord.", "Lösningen ska gå att använda med tangentbord.",
            "Skriv vad som gäller i stället för vad som inte gäller."),
        Rule("S110", "Pronomen utan syftning", WordRules.LoosePronouns,
            "Kravet läses ofta för sig. Då finns inget som ordet kan syfta på.",
            "Leverantören ska lämna den till Beställaren.", "Leverantören ska lämna rapporten till Beställaren.",
            "Skriv ut vad som avses."),
        Rule("S111", "Bevis saknas eller saknar tidpunkt", ContentRules.Proof,
            "Leverantören behöver veta vad som lämnas och när, och beställaren vad som kontrolleras.",
            "En beskrivning.", "**Med anbudet:** en beskrivning av hur Lösningen uppfyller kravet.",
            "Skriv en punkt för varje tidpunkt: **Med anbudet:**, **Vid leverans:** eller **Under avtalstiden:**."),
        Rule("S112", "Motiv saknas", ContentRules.Rationale,
            "Den som inte vet varför kravet finns kan inte avgöra om det behövs.",
            "Kravet behövs.", "Utan logg går det inte att utreda vem som har läst uppgifterna.",
            "Skriv en mening som säger vad som händer om kravet inte finns."),
        Rule("S113", "Parameter oanvänd eller utan förval eller gränser", ContentRules.Parameters,
            "Ett värde utan förval och gränser lämnar bilagan tom eller kravet orimligt.",
            "svarstid: tal, inget förval", "svarstid: tal, 1–8 timmar, förval 2",
            "Ange förval och gränser, och använd parametern i texten."),
        Rule("S114", "Förkortning som inte är förklarad", WordRules.Abbreviations,
            "En förkortning som läsaren inte kan gör kravet obegripligt.",
            "Lösningen ska lämna loggar till Beställarens SIEM.", "Lösningen ska lämna loggar till Beställarens system för säkerhetsövervakning.",
            "Skriv ut orden, eller lägg till begreppet i ordlistan."),
        Rule("S115", "Utgåva som är ersatt eller upphävd", ContentRules.Editions,
            "Leverantörer bygger efter den utgåva som gäller.",
            "ISO/IEC 25010:2011, som är ersatt", "ISO/IEC 25010:2023, som gäller",
            "Hänvisa till den gällande utgåvan."),
        Rule("S116", "Avsnitt som utgåvan saknar", ContentRules.Clauses,
            "En hänvisning som inte leder någonstans kan inte uppfyllas.",
            "EN 301 549 V3.2.1, avsnitt 9.1.4.99", "EN 301 549 V3.2.1, avsnitt 9.1.4.3",
            "Rätta avsnittet."),
        Rule("S117", "Lag som är upphävd eller lagrum som inte finns", ContentRules.Laws,
            "Ett krav som stöder sig på en lag som inte gäller faller vid överprövning.",
            "LOU 25 kap. 1 §", "LOU 9 kap. 4 §",
            "Rätta lagrummet, eller hänvisa till den lag som gäller."),
        Rule("S118", "För lång mening", SentenceRules.Long,
            "En mening med fler än trettio ord går inte att hålla i huvudet.",
            "Leverantören ska under hela avtalstiden och i samråd med Beställaren ta fram, hålla aktuell och varje år gå igenom en plan som "
                + "beskriver hur Leverantören arbetar med ändringar, fel, förbättringar och utbildning i Lösningen.",
            "Leverantören ska hålla en plan för ändringar aktuell. Leverantören och Beställaren går igenom planen varje år.",
            "Dela meningen."),
        Rule("S119", "Inskjutna satser i varandra", SentenceRules.Nested,
            "Bisatser i bisatser får läsaren att tappa tråden.",
            "Leverantören ska lämna den rapport som Beställaren, som vet vilka uppgifter som behövs, har begärt.",
            "Leverantören ska lämna den rapport som Beställaren har begärt.",
            "Dela meningen, eller skriv om bisatsen till en egen mening."),
        Rule("S120", "Substantivkedjor", SentenceRules.Chains,
            "Långa sammansättningar och substantiv i rad döljer vem som gör vad.",
            "Leverantören ska ansvara för planering av genomförande av avveckling av Lösningen.", "Leverantören ska planera avvecklingen av Lösningen.",
            "Skriv verb i stället för substantiv, och dela långa ord."),
        Rule(OverlapCode, "Text som upprepar eller överlappar ett annat krav", Overlap.InText,
            "Två krav som säger samma sak kan komma att säga emot varandra.",
            "Leverantören ska inom fyra timmar från Beställarens anmälan av ett fel påbörja felsökningen. Ett annat krav säger: "
                + "Leverantören ska påbörja felsökning inom fyra timmar från det att Beställaren anmäler ett fel.",
            "Ett krav om tiden. Behövs båda säger relationen mellan dem varför.",
            "Ta bort det ena, eller skriv relationen mellan dem: ersätter, överlappar eller strider mot."),
        Rule("S122", "Ska i vägledningen", ObligationRules.Guidance,
            "Vägledningen är råd till beställaren. Det som ska göras hör hemma i kravet.",
            "Beställaren ska ange vilka system som berörs.", "Ange vilka system som berörs.",
            "Skriv en uppmaning eller ett råd."),
        Rule("S123", "Läsbarhet", SentenceRules.Readability,
            "Läsbarhetsindex (LIX) räknar långa ord och meningar. Det är en upplysning, eftersom facktermer drar upp talet.",
            "Många långa ord i långa meningar.", "Korta meningar med vanliga ord.",
            "Läs texten högt och korta där du tappar andan.") with { Severity = Severity.Info },
    ];

    /// <summary>The rule with a code, or null.</summary>
    public static QualityRule? ByCode(string code) => All.FirstOrDefault(r => r.Code == code);

    /// <summary>Everything that is found in a content, in the order of the rules.</summary>
    public static IReadOnlyList<QualityFinding> Check(RequirementContent content, QualityContext context)
    {
        var text = new QualityText(content, context);
        return [.. All.SelectMany(r => r.Check(text))];
    }

    /// <summary>True for a rule that remarks on what a hard rule may have found already.</summary>
    internal static bool HasHardCounterpart(string code) => code is "S113" or "S115" or "S116" or "S117";

    private static QualityRule Rule(
        string code, string name, Func<QualityText, IEnumerable<QualityHit>> find, string reason, string bad, string good, string mend) =>
        new(code, name, Severity.Warning, reason, bad, good, mend) { Find = find };
}
