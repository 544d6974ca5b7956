using System.Diagnostics.CodeAnalysis;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Requirements;

/// <summary>One word of a closed vocabulary: the value in code, the word in files and URLs, the label on screen.</summary>
/// <param name="Value">The value in code.</param>
/// <param name="Code">The word in requirement files.</param>
/// <param name="Label">The label on screen and in annexes.</param>
public sealed record Word<T>(T Value, string Code, string Label)
    where T : struct, Enum;

/// <summary>A closed vocabulary in Swedish, in the order it is shown.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A vocabulary, not a general collection.")]
public sealed class Vocabulary<T>(params Word<T>[] words)
    where T : struct, Enum
{
    /// <summary>All words in order.</summary>
    public IReadOnlyList<Word<T>> All { get; } = words;

    /// <summary>The word in files for a value.</summary>
    public string Code(T value) => Find(value).Code;

    /// <summary>The label on screen for a value.</summary>
    public string Label(T value) => Find(value).Label;

    /// <summary>The value that a word in a file stands for; false when the word is unknown.</summary>
    public bool TryParse(string? code, out T value)
    {
        var word = All.FirstOrDefault(w => string.Equals(w.Code, code, StringComparison.Ordinal));
        value = word?.Value ?? default;
        return word is not null;
    }

    private Word<T> Find(T value) =>
        All.FirstOrDefault(w => EqualityComparer<T>.Default.Equals(w.Value, value))
        ?? throw new ArgumentOutOfRangeException(nameof(value), value, "Värdet saknar ord.");
}

/// <summary>The Swedish words of the library, in one place for files, screen and annex.</summary>
public static class Words
{
    /// <summary>Kravtyp.</summary>
    public static Vocabulary<RequirementKind> Kinds { get; } = new(
        new(RequirementKind.Mandatory, "ska-krav", "Ska-krav"),
        new(RequirementKind.Award, "tilldelningskriterium", "Tilldelningskriterium (bör)"),
        new(RequirementKind.ContractTerm, "kontraktsvillkor", "Särskilt kontraktsvillkor"),
        new(RequirementKind.Qualification, "kvalificeringskrav", "Kvalificeringskrav"));

    /// <summary>Status.</summary>
    public static Vocabulary<RequirementStatus> Statuses { get; } = new(
        new(RequirementStatus.Draft, "utkast", "Utkast"),
        new(RequirementStatus.Review, "granskning", "Granskning"),
        new(RequirementStatus.Consultation, "remiss", "Remiss"),
        new(RequirementStatus.Published, "publicerad", "Publicerad"),
        new(RequirementStatus.Retiring, "utgående", "Utgående"),
        new(RequirementStatus.Withdrawn, "upphävd", "Upphävd"));

    /// <summary>Ändring.</summary>
    public static Vocabulary<ChangeKind> Changes { get; } = new(
        new(ChangeKind.New, "ny", "Ny"),
        new(ChangeKind.Editorial, "redaktionell", "Redaktionell"),
        new(ChangeKind.Substantive, "saklig", "Saklig"),
        new(ChangeKind.Breaking, "brytande", "Brytande"));

    /// <summary>Nivå.</summary>
    public static Vocabulary<Level> Levels { get; } = new(
        new(Level.Basic, "bas", "Bas"),
        new(Level.Advanced, "avancerad", "Avancerad"),
        new(Level.Leading, "spjutspets", "Spjutspets"));

    /// <summary>Bevistidpunkt.</summary>
    public static Vocabulary<ProofTime> ProofTimes { get; } = new(
        new(ProofTime.Bid, "anbud", "Med anbudet"),
        new(ProofTime.Delivery, "leverans", "Vid leverans"),
        new(ProofTime.Contract, "avtalstid", "Under avtalstiden"));

    /// <summary>Kvalificeringsgrund, LOU 14 kap. 1 §.</summary>
    public static Vocabulary<QualificationGround> QualificationGrounds { get; } = new(
        new(QualificationGround.Suitability, "behörighet", "Behörighet att utöva yrkesverksamhet"),
        new(QualificationGround.EconomicStanding, "ekonomi", "Ekonomisk och finansiell ställning"),
        new(QualificationGround.TechnicalAbility, "kapacitet", "Teknisk och yrkesmässig kapacitet"));

    /// <summary>Parametertyp.</summary>
    public static Vocabulary<ParameterType> ParameterTypes { get; } = new(
        new(ParameterType.Number, "tal", "Tal"),
        new(ParameterType.Choice, "val", "Val"),
        new(ParameterType.Date, "datum", "Datum"),
        new(ParameterType.Text, "text", "Text"));

    /// <summary>Utgåvestatus för en standard.</summary>
    public static Vocabulary<EditionStatus> EditionStatuses { get; } = new(
        new(EditionStatus.Current, "gällande", "Gällande"),
        new(EditionStatus.Upcoming, "kommande", "Kommande"),
        new(EditionStatus.Replaced, "ersatt", "Ersatt"),
        new(EditionStatus.Withdrawn, "upphävd", "Upphävd"));

    /// <summary>Bedömd öppenhet.</summary>
    public static Vocabulary<Openness> Opennesses { get; } = new(
        new(Openness.Open, "öppen", "Öppen"),
        new(Openness.PartlyOpen, "delvis-öppen", "Delvis öppen"),
        new(Openness.Closed, "inte-öppen", "Inte öppen"),
        new(Openness.NotAssessed, "ej-bedömd", "Ej bedömd"));

    /// <summary>Vad ett lagrum åberopas för i en kravbilaga.</summary>
    public static Vocabulary<LawTopic> LawTopics { get; } = new(
        new(LawTopic.TechnicalRequirements, "tekniska-krav", "Tekniska krav"),
        new(LawTopic.Standards, "standarder", "Hänvisning till standarder"),
        new(LawTopic.Equivalence, "likvärdighet", "Likvärdiga lösningar"),
        new(LawTopic.AwardCriteria, "tilldelningskriterier", "Tilldelningskriterier"),
        new(LawTopic.ContractTerms, "kontraktsvillkor", "Särskilda kontraktsvillkor"),
        new(LawTopic.Qualification, "kvalificering", "Kvalificering"),
        new(LawTopic.SelfDeclaration, "egen-försäkran", "Egen försäkran"),
        new(LawTopic.PrinciplesBelowThreshold, "principer-under-tröskelvärdet", "Principer under tröskelvärdet"),
        new(LawTopic.DocumentsBelowThreshold, "dokument-under-tröskelvärdet", "Upphandlingsdokument under tröskelvärdet"));
}
