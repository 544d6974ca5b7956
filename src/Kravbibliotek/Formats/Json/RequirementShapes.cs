using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Json;

/// <summary>Requirements and their versions as JSON.</summary>
public static class RequirementShapes
{
    private static readonly JsonShape<Waiver> Waivers = new("undantag", "En regel i kravgranskaren som inte gäller kravet, med skäl.", m => m
        .Text("rule", "Regelns kod.", w => w.Rule, "S106")
        .Text("reason", "Skälet.", w => w.Reason, "Ordet används så i lagen."));

    private static readonly JsonShape<StandardReference> Standards = new("standardhanvisning", "En hänvisning till en utgåva av en standard.", m => m
        .Text("id", "Standardens id i registret.", s => s.Standard, "EN-301-549")
        .Text("edition", "Utgåvan, som utgivaren skriver den.", s => s.Edition, "V3.2.1")
        .Texts("clauses", "Avsnitt i utgåvan. Tom lista när hela standarden avses.", s => s.Clauses, "9.1.4.3")
        .OptionalText("deviationReason", "Varför kravet vilar på en standard som inte bedömts som öppen.", s => s.DeviationReason, null));

    private static readonly JsonShape<LawReference> Laws = new("lagrumshanvisning", "En hänvisning till ett ställe i en lag.", m => m
        .Text("id", "Lagens id i registret.", l => l.Law, "2016-1145")
        .Text("place", "Stället i lagen.", l => l.Place, "9 kap. 2 §")
        .Flag("binding", "Sant när lagen inte lämnar något val, så att kravet inte kan mildras.", l => l.Binding, true));

    private static readonly JsonShape<Condition> Conditions = new("villkor", "En rad i när kravet gäller. Alla rader ska stämma.", m => m
        .Text("fact", "Det som avgör, till exempel leveransform.", c => c.Fact, "leverans")
        .Texts("anyOf", "Värden av vilka ett räcker. Tom lista när atLeast gäller.", c => c.AnyOf, "molntjänst", "drift")
        .OptionalNumber("atLeast", "Lägsta nivå i informationsklassningen, 0 till 3, eller null.", c => c.AtLeast, null));

    private static readonly JsonShape<Parameter> Parameters = new("parameter", "Ett värde som den som upphandlar väljer.", m => m
        .Text("name", "Namnet. I texterna står det som {{namn}}.", p => p.Name, "svarstid")
        .Word("type", "Värdets typ.", Words.ParameterTypes, p => p.Type, ParameterType.Number)
        .OptionalText("unit", "Enhet efter ett tal.", p => p.Unit, "timmar")
        .OptionalNumber("min", "Lägsta tal i det rekommenderade intervallet.", p => p.Min, 1)
        .OptionalNumber("max", "Högsta tal i det rekommenderade intervallet.", p => p.Max, 24)
        .Texts("choices", "Alternativen när typen är val.", p => p.Choices)
        .Text("default", "Förvalet: tal med decimalpunkt, datum som 2027-01-31.", p => p.Default, "4")
        .Text("explanation", "Vad värdet betyder och hur man väljer.", p => p.Explanation, "Hur lång tid som får gå tills felsökningen har börjat."));

    /// <summary>Everything that one version says. It never changes.</summary>
    public static JsonShape<RequirementVersion> Version { get; } = new("versionstext", "Det som publicerades i en version. Det ändras aldrig.", m => m
        .Count("number", "Versionens nummer: 1, 2, 3 och så vidare.", 1, v => v.Number, 2)
        .Day("published", "Dagen då versionen publicerades.", v => v.Published, "2026-09-14")
        .Word("change", "Vad versionen ändrar för den som använde den förra.", Words.Changes, v => v.ChangeKind, ChangeKind.Substantive)
        .Text("changeNote", "Vad som ändrades, i klartext.", v => v.ChangeNote, "Gränserna för svarstiden är vidgade.")
        .Pattern("fingerprint", "Fingeravtryck: SHA-256 över det som versionen kräver. Samma fingeravtryck betyder samma krav.", JsonPatterns.Hash,
            v => v.Fingerprint, "6f1ed002ab5595859014ebf0951522d9c2ea5b3ac6a4a3c4a0b0c1f4a8c5e7d1")
        .With(Content, v => v.Content));

    /// <summary>What may change of a requirement without a new version.</summary>
    public static JsonShape<Requirement> Facts { get; } = new("kravuppgifter", "Det som kan ändras utan att kravet får en ny version.", m => m
        .Pattern("key", "Kravets nyckel. Den ändras aldrig och återanvänds aldrig.", JsonPatterns.Key, r => r.Key, "LEV-003")
        .AreaFolder("area", "Området.", r => Areas.Of(r.Area).Folder)
        .Word("status", "Var kravet är i sitt liv.", Words.Statuses, r => r.Status, RequirementStatus.Published)
        .OptionalDay("lastDay", "Sista dag kravet får användas, när det är utgående eller upphävt.", r => r.LastDay, null)
        .Texts("replacedBy", "Nycklar till kraven som har ersatt det.", r => r.ReplacedBy)
        .OptionalDay("nextReview", "Dagen då en kurator ser över kravet nästa gång.", r => r.NextReview, "2027-03-01")
        .Texts("tags", "Fria ord att bläddra på.", r => r.Tags, "servicenivå", "support")
        .Texts("requires", "Nycklar till krav som måste väljas också.", r => r.Relations.Requires)
        .Texts("replaces", "Nycklar till krav som inte behövs bredvid detta.", r => r.Relations.Replaces)
        .Texts("overlaps", "Nycklar till krav som delvis säger samma sak.", r => r.Relations.Overlaps)
        .Texts("conflicts", "Nycklar till krav som inte kan väljas tillsammans med detta.", r => r.Relations.Conflicts)
        .List("waivers", "Regler i kravgranskaren som inte gäller kravet.", Waivers, r => r.Waivers));

    /// <summary>A requirement with all its versions, the first first.</summary>
    public static JsonShape<(Requirement Requirement, IReadOnlyList<RequirementVersion> Versions)> WithVersions { get; } =
        new("krav-med-versioner", "Ett krav med alla sina publicerade versioner.", m => m
            .With(Facts, r => r.Requirement)
            .List("versions", "Versionerna, den första först.", Version, r => r.Versions));

    private static JsonShape<RequirementContent> Content => new("kravinnehall", "Texter och uppgifter i en version.", m => m
        .Text("title", "Rubriken.", c => c.Title, "Svarstid vid kritiska fel")
        .Word("level", "Nivån.", Words.Levels, c => c.Level, Level.Basic)
        .Words("kinds", "De kravtyper som kravet får användas som.", Words.Kinds, c => c.AllowedKinds, RequirementKind.ContractTerm)
        .Word("defaultKind", "Kravtypen som föreslås.", Words.Kinds, c => c.DefaultKind, RequirementKind.ContractTerm)
        .OptionalWord("qualificationGround", "Grunden i 14 kap. 1 § LOU när kravet används som kvalificeringskrav.", Words.QualificationGrounds,
            c => c.QualificationGround, null)
        .Words("proofTimes", "När bevis lämnas.", Words.ProofTimes, c => c.ProofTimes, ProofTime.Contract)
        .Count("vendorEffort", "Leverantörens insats för att uppfylla kravet, från 0 (ingen) till 5 (mycket stor).", 0, c => c.VendorEffort, 2)
        .Texts("goals", "Mål i strategin Utveckling i en digital tid som kravet tjänar.", c => c.Goals, "M15")
        .List("standards", "Standarder som kravet hänvisar till.", Standards, c => c.Standards)
        .List("laws", "Lagrum som kravet hänvisar till.", Laws, c => c.Laws)
        .List("conditions", "När kravet gäller. Tom lista betyder alltid.", Conditions, c => c.Applicability.Conditions)
        .List("parameters", "Värden som den som upphandlar väljer.", Parameters, c => c.Parameters)
        .Text("text", "Kravtexten i Markdown. {{ska}} blir ska eller bör efter kravtyp, och {{namn}} står för en parameter.", c => c.Text,
            "Leverantören {{ska}} påbörja felsökning av ett kritiskt fel inom {{svarstid}} från Beställarens anmälan.")
        .OptionalText("textAsAward", "Egen lydelse när kravet används som tilldelningskriterium.", c => c.TextAsAward, null)
        .OptionalText("textAsContractTerm", "Egen lydelse när kravet används som kontraktsvillkor.", c => c.TextAsContractTerm, null)
        .Text("rationale", "Motiv, i Markdown.", c => c.Rationale, "Verksamheten behöver veta hur snart någon börjar arbeta med ett fel.")
        .Text("proof", "Bevis: vad leverantören lämnar och när, i Markdown.", c => c.Proof, "Under avtalstiden: en sammanställning varje kvartal.")
        .Text("followUp", "Uppföljning: vad beställaren kontrollerar och hur ofta, i Markdown.", c => c.FollowUp, "Gå igenom sammanställningen.")
        .Text("guidance", "Vägledning till beställaren, i Markdown. Står aldrig i kravbilagan.", c => c.Guidance, "Välj inte kortare tid än ni behöver.")
        .OptionalText("costNote", "Vad kravet betyder för livscykelkostnaden, i Markdown.", c => c.CostNote, null));
}
