using System.Collections.Frozen;
using System.Globalization;
using Kravbibliotek.Accounts;
using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Changes;

/// <summary>The Swedish words for what records hold, where the change log is shown.</summary>
internal static class ChangeWords
{
    // The subject of the line says the id, and what a decision was made on is compared by the program alone.
    private static readonly FrozenSet<string> Hidden = new[] { "revision", "id", "basis" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["abbreviation"] = "Förkortning",
        ["account"] = "Konto",
        ["address"] = "Adress",
        ["allowsMany"] = "Flera svar",
        ["answer"] = "Svar",
        ["answers"] = "Svarsalternativ",
        ["area"] = "Område",
        ["at"] = "När",
        ["authors"] = "Författare",
        ["basedOn"] = "Utgår från version",
        ["became"] = "Blev version",
        ["by"] = "Av",
        ["byEdition"] = "Ersätts av utgåva",
        ["byStandard"] = "Ersätts av standard",
        ["choice"] = "Beslut",
        ["clauses"] = "Avsnitt",
        ["comments"] = "Kommentarer",
        ["conflicts"] = "Strider mot",
        ["consultation"] = "Remisstid",
        ["content"] = "Innehåll",
        ["criteria"] = "Kriterier",
        ["currentNumber"] = "Gällande version",
        ["date"] = "Datum",
        ["day"] = "Dag",
        ["definition"] = "Definition",
        ["description"] = "Beskrivning",
        ["designation"] = "Beteckning",
        ["deviationReason"] = "Skäl för avvikelse",
        ["draft"] = "Utkast",
        ["draftRevision"] = "Utkastets sparning",
        ["edition"] = "Utgåva",
        ["editions"] = "Utgåvor",
        ["effect"] = "Leder till",
        ["english"] = "Engelska",
        ["exceptions"] = "Undantag",
        ["fact"] = "Uppgift",
        ["facts"] = "Uppgifter",
        ["field"] = "Fält",
        ["files"] = "Filer",
        ["fingerprint"] = "Fingeravtryck",
        ["from"] = "Från",
        ["hasTwoFactor"] = "Tvåfaktorsinloggning",
        ["heading"] = "Rubrik",
        ["help"] = "Hjälptext",
        ["inForce"] = "Gäller från",
        ["isClassification"] = "Klassning",
        ["isErased"] = "Personuppgifter borttagna",
        ["isLawyer"] = "Jurist",
        ["isLocked"] = "Låst",
        ["isShown"] = "Visas för alla",
        ["isVoid"] = "Utgått",
        ["judgement"] = "Bedömning",
        ["key"] = "Nyckel",
        ["kind"] = "Slag",
        ["label"] = "Etikett",
        ["lastDay"] = "Sista dag",
        ["leadTo"] = "Ledde till",
        ["legalBasis"] = "Rättslig grund",
        ["met"] = "Uppfyllt",
        ["name"] = "Namn",
        ["nextReview"] = "Ses över senast",
        ["note"] = "Ändringsnot",
        ["number"] = "Nummer",
        ["openness"] = "Öppenhet",
        ["order"] = "Ordning",
        ["organisation"] = "Organisation",
        ["outcome"] = "Utfall",
        ["overlaps"] = "Överlappar",
        ["page"] = "Sida",
        ["passage"] = "Ställe",
        ["path"] = "Fil",
        ["period"] = "Tid",
        ["place"] = "Lagrum",
        ["places"] = "Lagrum",
        ["plan"] = "Publicering",
        ["published"] = "Publicerad",
        ["publisher"] = "Utgivare",
        ["reason"] = "Skäl",
        ["reasons"] = "Skäl",
        ["relations"] = "Relationer",
        ["repealed"] = "Upphävd",
        ["replacedBy"] = "Ersätts av",
        ["replacement"] = "Ersatt utgåva",
        ["replaces"] = "Ersätter",
        ["requirements"] = "Krav",
        ["requires"] = "Kräver",
        ["responsible"] = "Ansvarig",
        ["reviewer"] = "Granskare",
        ["roles"] = "Roller",
        ["rule"] = "Regel",
        ["sha256"] = "Kontrollsumma",
        ["shortForm"] = "Kortform",
        ["shortName"] = "Kort namn",
        ["source"] = "Källa",
        ["standard"] = "Standard",
        ["state"] = "Läge",
        ["status"] = "Status",
        ["subject"] = "Gäller",
        ["tags"] = "Taggar",
        ["text"] = "Text",
        ["textLicence"] = "Licens för texten",
        ["title"] = "Titel",
        ["to"] = "Till",
        ["topic"] = "Ämne",
        ["value"] = "Värde",
        ["values"] = "Värden",
        ["verified"] = "Kontrollerad",
        ["versionNumber"] = "Version",
        ["waivers"] = "Undantag från granskningen",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for what only the storage cares about.</summary>
    public static bool IsHidden(string name) => Hidden.Contains(name);

    /// <summary>The name of a field; one that has no word here keeps its own.</summary>
    public static string Label(string name) => Labels.GetValueOrDefault(name, name);

    /// <summary>A value as people read it.</summary>
    public static string Value(string name, string value) => name switch
    {
        "state" when Is(value, out DraftState state) => CurationWords.States.Label(state),
        "state" when Is(value, out CommentState comment) => ConsultationWords.States.Label(comment),
        "status" when Is(value, out RequirementStatus status) => Words.Statuses.Label(status),
        "status" when Is(value, out Standards.EditionStatus edition) => Words.EditionStatuses.Label(edition),
        "status" when Is(value, out SubmissionStatus submission) => SubmissionWords.Statuses.Label(submission),
        "kind" when Is(value, out SubmissionKind kind) => SubmissionWords.Kinds.Label(kind),
        "kind" when Is(value, out RequirementKind kind) => Words.Kinds.Label(kind),
        "kind" or "changeKind" when Is(value, out ChangeKind change) => Words.Changes.Label(change),
        "area" when Is(value, out Area area) => Areas.Of(area).Name,
        "roles" when Is(value, out Role role) => AccountWords.Roles.Label(role),
        "judgement" when Is(value, out Standards.Openness openness) => Words.Opennesses.Label(openness),
        "topic" when Is(value, out Standards.LawTopic topic) => Words.LawTopics.Label(topic),
        "choice" when Is(value, out Standards.MigrationChoice choice) => Choice(choice),
        // Answers to a comment and to a proposal share the word.
        "effect" when value == nameof(AnswerEffect.Partly) => "Delvis",
        "effect" when Is(value, out AnswerEffect effect) => ConsultationWords.Effects.Label(effect),
        "effect" when Is(value, out SubmissionEffect effect) => SubmissionWords.Effects.Label(effect),
        "at" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) =>
            SwedishDay.Clock(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        "organisation" when Organisations.Find(value) is { } organisation => organisation.Name,
        _ => value,
    };

    private static string Choice(Standards.MigrationChoice choice) => choice switch
    {
        Standards.MigrationChoice.Migrate => "Flyttas",
        Standards.MigrationChoice.Keep => "Behålls",
        _ => "Berörs inte",
    };

    private static bool Is<T>(string value, out T found)
        where T : struct, Enum => Enum.TryParse(value, ignoreCase: false, out found) && Enum.IsDefined(found);
}
