using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats.Json;

/// <summary>The registers around the requirements as JSON.</summary>
public static class RegisterShapes
{
    private static readonly JsonShape<OpennessCriterion> Criteria = new("oppenhetskriterium", "Ett kriterium när en standards öppenhet bedömdes.", m => m
        .Text("name", "Kriteriet.", c => c.Name, "Texten är fritt tillgänglig")
        .OptionalFlag("met", "Om det är uppfyllt, eller null när det inte är känt.", c => c.Met, true));

    private static readonly JsonShape<Clause> Clauses = new("avsnitt", "Ett avsnitt i en utgåva av en standard.", m => m
        .Text("number", "Avsnittets nummer.", c => c.Number, "9.1.4.3")
        .Flag("isVoid", "Sant när numret finns men inte innehåller något.", c => c.IsVoid, false));

    private static readonly JsonShape<Edition> Editions = new("standardutgava", "En utgåva av en standard.", m => m
        .Text("name", "Utgåvan, som utgivaren skriver den.", e => e.Name, "V3.2.1")
        .OptionalText("published", "När den gavs ut: år, år och månad, eller dag.", e => e.Published, "2021-03")
        .Word("status", "Var utgåvan är i sitt liv.", Words.EditionStatuses, e => e.Status, EditionStatus.Current)
        .OptionalText("replacedBy", "Utgåvan som har ersatt den.", e => e.ReplacedBy, null)
        .OptionalText("note", "En anmärkning.", e => e.Note, null)
        .List("clauses", "Avsnitten, när biblioteket känner till dem.", Clauses, e => e.Clauses));

    private static readonly JsonShape<LawPlace> Places = new("lagrum", "Ett ställe i en lag.", m => m
        .Text("name", "Stället.", p => p.Name, "9 kap. 2 §")
        .Text("heading", "Vad det handlar om, med egna ord.", p => p.Heading, "Tillgänglighet och utformning för alla")
        .OptionalWord("topic", "Vad en kravbilaga åberopar det för.", Words.LawTopics, p => p.Topic, LawTopic.TechnicalRequirements));

    private static readonly JsonShape<StatutoryException> Exceptions = new("lagundantag", "Ett undantag i lagen.", m => m
        .Text("place", "Stället i lagen.", e => e.Place, "9 kap. 2 §")
        .Text("text", "Vad undantaget gäller, med egna ord.", e => e.Text, "Särskilda skäl."));

    private static readonly JsonShape<KeyValuePair<string, IReadOnlyList<string>>> ProfileFacts = new(
        "profilfakta", "Något som en kravprofil förutsätter.", m => m
        .Text("fact", "Det som avgör, till exempel leveransform.", f => f.Key, "leverans")
        .Texts("values", "Värdena.", f => f.Value, "molntjänst"));

    private static readonly JsonShape<KeyValuePair<string, string>> ProfileValues = new(
        "profilvarde", "Ett parametervärde som profilen föreslår i stället för förvalet.", m => m
        .Text("parameter", "Parameterns namn.", v => v.Key, "svarstid")
        .Text("value", "Värdet: tal med decimalpunkt, datum som 2027-01-31.", v => v.Value, "8"));

    private static readonly JsonShape<ProfileRequirement> ProfileRequirements = new("profilkrav", "Ett krav som en profil föreslår.", m => m
        .Pattern("key", "Kravets nyckel. Den senaste versionen avses.", JsonPatterns.Key, r => r.Key, "LEV-003")
        .OptionalWord("kind", "Kravtypen som föreslås, eller null för kravets eget förval.", Words.Kinds, r => r.Kind, RequirementKind.ContractTerm)
        .Flag("shortForm", "Sant när kravet hör till kortformen för små inköp.", r => r.ShortForm, true)
        .List("values", "Parametervärden som skiljer sig från förvalen.", ProfileValues,
            r => r.Values.OrderBy(v => v.Key, StringComparer.Ordinal)));

    private static readonly JsonShape<Answer> Answers = new("svar", "Ett svar på en fråga.", m => m
        .Text("value", "Värdet som villkor jämför med.", a => a.Value, "molntjänst")
        .Text("label", "Svaret som det står på sidan.", a => a.Label, "Molntjänst"));

    /// <summary>A standard with its editions.</summary>
    public static JsonShape<Standard> Standard { get; } = new("standarduppgifter", "En standard i registret.", m => m
        .Pattern("id", "Standardens id.", JsonPatterns.Id, s => s.Id, "EN-301-549")
        .Text("designation", "Beteckningen, som den brukar skrivas.", s => s.Designation, "EN 301 549")
        .Text("title", "Titeln på originalspråket.", s => s.Title, "Accessibility requirements for ICT products and services")
        .Text("publisher", "Utgivaren.", s => s.Publisher, "ETSI, CEN och CENELEC")
        .OptionalText("address", "Adress till texten eller utgivarens sida.", s => s.Address, "https://www.etsi.org/")
        .Text("textLicence", "Vad man får göra med standardens text.", s => s.TextLicence, "Får hämtas utan kostnad.")
        .OptionalText("legalBasis", "Det som gör standarden bindande eller ger den verkan.", s => s.LegalBasis, null)
        .Word("openness", "Hur öppen standarden bedöms vara.", Words.Opennesses, s => s.Openness.Judgement, Openness.Open)
        .OptionalDay("opennessDate", "Dagen för bedömningen.", s => s.Openness.Date, "2026-11-01")
        .List("opennessCriteria", "Kriterierna i bedömningen.", Criteria, s => s.Openness.Criteria)
        .OptionalText("opennessNote", "En anmärkning till bedömningen.", s => s.Openness.Note, null)
        .List("editions", "Utgåvorna, den nyaste först.", Editions, s => s.Editions)
        .Flag("verified", "Falskt när uppgifterna inte är kontrollerade mot utgivaren.", s => s.Verified, true));

    /// <summary>A law with the places that requirements may refer to.</summary>
    public static JsonShape<Law> Law { get; } = new("laguppgifter", "En lag, förordning eller EU-rättsakt i registret.", m => m
        .Pattern("id", "Lagens id.", JsonPatterns.Id, l => l.Id, "2016-1145")
        .Text("number", "Det officiella numret.", l => l.Number, "2016:1145")
        .Text("name", "Namnet.", l => l.Name, "lagen om offentlig upphandling")
        .OptionalText("shortName", "Kortnamnet.", l => l.ShortName, "LOU")
        .OptionalDay("inForce", "Första dag i kraft, eller null när det inte är kontrollerat.", l => l.InForce, "2017-01-01")
        .OptionalDay("repealed", "Dagen då den upphävdes.", l => l.Repealed, null)
        .OptionalText("address", "Adress till texten.", l => l.Address, "https://www.riksdagen.se/")
        .List("places", "Ställena som kraven kan hänvisa till.", Places, l => l.Places)
        .List("exceptions", "Undantag i lagen.", Exceptions, l => l.Exceptions)
        .OptionalText("note", "En anmärkning.", l => l.Note, null)
        .Flag("verified", "Falskt när uppgifterna inte är kontrollerade mot lagtexten.", l => l.Verified, true));

    /// <summary>A glossary entry.</summary>
    public static JsonShape<Term> Term { get; } = new("begreppsuppgifter", "Ett begrepp i ordlistan.", m => m
        .Pattern("id", "Begreppets id.", JsonPatterns.Id, t => t.Id, "losningen")
        .Text("name", "Ordet, som det skrivs i texterna.", t => t.Name, "Lösningen")
        .OptionalText("abbreviation", "Förkortningen.", t => t.Abbreviation, null)
        .OptionalText("english", "Ordet på engelska.", t => t.English, "the Solution")
        .Text("definition", "Vad ordet betyder.", t => t.Definition, "Det som Leverantören tillhandahåller enligt avtalet.")
        .Text("source", "Varifrån betydelsen kommer.", t => t.Source, "Kravbiblioteket"));

    /// <summary>A profile with the requirements that it proposes.</summary>
    public static JsonShape<Profile> Profile { get; } = new("profiluppgifter", "En kravprofil: ett startval för ett vanligt inköp.", m => m
        .Pattern("id", "Profilens id.", JsonPatterns.Id, p => p.Id, "molntjanst")
        .Text("title", "Rubriken.", p => p.Title, "Molntjänst")
        .Text("description", "När den används, i Markdown.", p => p.Description, "En färdig tjänst som nås över internet.")
        .List("facts", "Det som profilen förutsätter.", ProfileFacts, p => p.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))
        .List("requirements", "Kraven i ordning.", ProfileRequirements, p => p.Requirements));

    /// <summary>A question of the wizard.</summary>
    public static JsonShape<Question> Question { get; } = new("frageuppgifter", "En fråga i guiden.", m => m
        .Pattern("id", "Frågans id.", JsonPatterns.Id, q => q.Id, "leverans")
        .Text("fact", "Det som svaret avgör. Samma ord står i kravens villkor.", q => q.Fact, "leverans")
        .Count("order", "Plats i guiden, från 1.", 1, q => q.Order, 1)
        .Text("text", "Frågan.", q => q.Text, "Hur levereras lösningen?")
        .Text("help", "Hjälptext.", q => q.Help, "Välj det som stämmer bäst.")
        .Flag("isClassification", "Sant för informationsklassning: svaren är nivåerna 0 till 3.", q => q.IsClassification, false)
        .Flag("allowsMany", "Sant när flera svar får ges.", q => q.AllowsMany, true)
        .List("answers", "Svaren.", Answers, q => q.Answers));

    /// <summary>An area.</summary>
    public static JsonShape<AreaInfo> Area { get; } = new("omradesuppgifter", "Ett område i biblioteket.", m => m
        .AreaFolder("id", "Områdets id. Det är också värdet i omrade och i kravens area.", a => a.Folder)
        .Text("prefix", "Första delen i nycklarna till krav som skrivits här.", a => a.Prefix, "INF")
        .Text("name", "Namnet.", a => a.Name, Areas.All[0].Name)
        .Text("description", "Vad området innehåller.", a => a.Description, Areas.All[0].Description));
}
