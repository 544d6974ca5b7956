using System.Collections.Frozen;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Changes;

/// <summary>The Swedish words for what records hold, where the change log is shown.</summary>
internal static class ChangeWords
{
    private static readonly FrozenSet<string> Hidden = new[] { "revision" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["account"] = "Konto",
        ["answer"] = "Svar",
        ["area"] = "Område",
        ["at"] = "När",
        ["authors"] = "Författare",
        ["basedOn"] = "Utgår från version",
        ["by"] = "Av",
        ["clauses"] = "Avsnitt",
        ["comments"] = "Kommentarer",
        ["conflicts"] = "Strider mot",
        ["consultation"] = "Remisstid",
        ["content"] = "Innehåll",
        ["currentNumber"] = "Gällande version",
        ["day"] = "Dag",
        ["description"] = "Beskrivning",
        ["designation"] = "Beteckning",
        ["draftRevision"] = "Utkastets sparning",
        ["edition"] = "Utgåva",
        ["editions"] = "Utgåvor",
        ["field"] = "Fält",
        ["fingerprint"] = "Fingeravtryck",
        ["from"] = "Från",
        ["hasTwoFactor"] = "Tvåfaktorsinloggning",
        ["id"] = "Id",
        ["isLawyer"] = "Jurist",
        ["isLocked"] = "Låst",
        ["key"] = "Nyckel",
        ["kind"] = "Slag",
        ["lastDay"] = "Sista dag",
        ["leadTo"] = "Ledde till",
        ["name"] = "Namn",
        ["nextReview"] = "Ses över senast",
        ["note"] = "Ändringsnot",
        ["number"] = "Nummer",
        ["openness"] = "Öppenhet",
        ["organisation"] = "Organisation",
        ["outcome"] = "Utfall",
        ["overlaps"] = "Överlappar",
        ["passage"] = "Ställe",
        ["period"] = "Tid",
        ["plan"] = "Publicering",
        ["publisher"] = "Utgivare",
        ["reason"] = "Skäl",
        ["reasons"] = "Skäl",
        ["relations"] = "Relationer",
        ["replacedBy"] = "Ersätts av",
        ["replaces"] = "Ersätter",
        ["requirements"] = "Krav",
        ["requires"] = "Kräver",
        ["responsible"] = "Ansvarig",
        ["reviewer"] = "Granskare",
        ["roles"] = "Roller",
        ["shortForm"] = "Kortform",
        ["standard"] = "Standard",
        ["state"] = "Läge",
        ["status"] = "Status",
        ["subject"] = "Gäller",
        ["tags"] = "Taggar",
        ["text"] = "Text",
        ["title"] = "Titel",
        ["to"] = "Till",
        ["versionNumber"] = "Version",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for what only the storage cares about.</summary>
    public static bool IsHidden(string name) => Hidden.Contains(name);

    /// <summary>The name of a field; one that has no word here keeps its own.</summary>
    public static string Label(string name) => Labels.GetValueOrDefault(name, name);

    /// <summary>A value as people read it.</summary>
    public static string Value(string name, string value) => name switch
    {
        "state" when Is(value, out DraftState state) => CurationWords.States.Label(state),
        "status" when Is(value, out RequirementStatus status) => Words.Statuses.Label(status),
        "status" when Is(value, out Standards.EditionStatus edition) => Words.EditionStatuses.Label(edition),
        "kind" or "changeKind" when Is(value, out ChangeKind change) => Words.Changes.Label(change),
        "area" when Is(value, out Area area) => Areas.Of(area).Name,
        "roles" when Is(value, out Role role) => AccountWords.Roles.Label(role),
        "organisation" when Organisations.Find(value) is { } organisation => organisation.Name,
        _ => value,
    };

    private static bool Is<T>(string value, out T found)
        where T : struct, Enum => Enum.TryParse(value, ignoreCase: false, out found) && Enum.IsDefined(found);
}
