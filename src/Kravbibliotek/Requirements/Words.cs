using System.Diagnostics.CodeAnalysis;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Requirements;

/// <summary>One word of a closed vocabulary: the value in code, the word in files and URLs, the labels on screen.</summary>
/// <param name="Value">The value in code.</param>
/// <param name="Code">The word in requirement files.</param>
/// <param name="Label">The Swedish label on screen and in annexes.</param>
/// <param name="English">The label on English pages; null for a word that no public page shows.</param>
public sealed record Word<T>(T Value, string Code, string Label, string? English = null)
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

    /// <summary>The Swedish label on screen for a value.</summary>
    public string Label(T value) => Find(value).Label;

    /// <summary>The label of a value on English pages.</summary>
    public string English(T value) => Find(value).English ?? Label(value);

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

/// <summary>The words of the library, in one place for files, screen and annex. Files and annexes are Swedish.</summary>
public static class Words
{
    /// <summary>Kravtyp.</summary>
    public static Vocabulary<RequirementKind> Kinds { get; } = new(
        new(RequirementKind.Mandatory, "ska-krav", "Ska-krav", "Mandatory requirement"),
        new(RequirementKind.Award, "tilldelningskriterium", "Tilldelningskriterium (bör)", "Award criterion"),
        new(RequirementKind.ContractTerm, "kontraktsvillkor", "Särskilt kontraktsvillkor", "Contract performance condition"),
        new(RequirementKind.Qualification, "kvalificeringskrav", "Kvalificeringskrav", "Qualification requirement"));

    /// <summary>Status.</summary>
    public static Vocabulary<RequirementStatus> Statuses { get; } = new(
        new(RequirementStatus.Draft, "utkast", "Utkast", "Draft"),
        new(RequirementStatus.Review, "granskning", "Granskning", "In review"),
        new(RequirementStatus.Consultation, "remiss", "Remiss", "Out for consultation"),
        new(RequirementStatus.Published, "publicerad", "Publicerad", "Published"),
        new(RequirementStatus.Retiring, "utgående", "Utgående", "Being phased out"),
        new(RequirementStatus.Withdrawn, "upphävd", "Upphävd", "Withdrawn"));

    /// <summary>Ändring.</summary>
    public static Vocabulary<ChangeKind> Changes { get; } = new(
        new(ChangeKind.New, "ny", "Ny", "New"),
        new(ChangeKind.Editorial, "redaktionell", "Redaktionell", "Editorial"),
        new(ChangeKind.Substantive, "saklig", "Saklig", "Substantive"),
        new(ChangeKind.Breaking, "brytande", "Brytande", "Breaking"));

    /// <summary>Nivå.</summary>
    public static Vocabulary<Level> Levels { get; } = new(
        new(Level.Basic, "bas", "Bas", "Basic"),
        new(Level.Advanced, "avancerad", "Avancerad", "Advanced"),
        new(Level.Leading, "spjutspets", "Spjutspets", "Leading edge"));

    /// <summary>Bevistidpunkt.</summary>
    public static Vocabulary<ProofTime> ProofTimes { get; } = new(
        new(ProofTime.Bid, "anbud", "Med anbudet", "With the tender"),
        new(ProofTime.Delivery, "leverans", "Vid leverans", "At delivery"),
        new(ProofTime.Contract, "avtalstid", "Under avtalstiden", "During the contract"));

    /// <summary>Kvalificeringsgrund, LOU 14 kap. 1 §.</summary>
    public static Vocabulary<QualificationGround> QualificationGrounds { get; } = new(
        new(
            QualificationGround.Suitability, "behörighet", "Behörighet att utöva yrkesverksamhet",
            "Suitability to pursue the professional activity"),
        new(QualificationGround.EconomicStanding, "ekonomi", "Ekonomisk och finansiell ställning", "Economic and financial standing"),
        new(QualificationGround.TechnicalAbility, "kapacitet", "Teknisk och yrkesmässig kapacitet", "Technical and professional ability"));

    /// <summary>Parametertyp.</summary>
    public static Vocabulary<ParameterType> ParameterTypes { get; } = new(
        new(ParameterType.Number, "tal", "Tal", "Number"),
        new(ParameterType.Choice, "val", "Val", "Choice"),
        new(ParameterType.Date, "datum", "Datum", "Date"),
        new(ParameterType.Text, "text", "Text", "Text"));

    /// <summary>Utgåvestatus för en standard.</summary>
    public static Vocabulary<EditionStatus> EditionStatuses { get; } = new(
        new(EditionStatus.Current, "gällande", "Gällande", "Current"),
        new(EditionStatus.Upcoming, "kommande", "Kommande", "Upcoming"),
        new(EditionStatus.Replaced, "ersatt", "Ersatt", "Replaced"),
        new(EditionStatus.Withdrawn, "upphävd", "Upphävd", "Withdrawn"));

    /// <summary>Bedömd öppenhet.</summary>
    public static Vocabulary<Openness> Opennesses { get; } = new(
        new(Openness.Open, "öppen", "Öppen", "Open"),
        new(Openness.PartlyOpen, "delvis-öppen", "Delvis öppen", "Partly open"),
        new(Openness.Closed, "inte-öppen", "Inte öppen", "Not open"),
        new(Openness.NotAssessed, "ej-bedömd", "Ej bedömd", "Not assessed"));

    /// <summary>Vad ett lagrum åberopas för i en kravbilaga.</summary>
    public static Vocabulary<LawTopic> LawTopics { get; } = new(
        new(LawTopic.TechnicalRequirements, "tekniska-krav", "Tekniska krav", "Technical requirements"),
        new(LawTopic.Standards, "standarder", "Hänvisning till standarder", "References to standards"),
        new(LawTopic.Equivalence, "likvärdighet", "Likvärdiga lösningar", "Equivalent solutions"),
        new(LawTopic.AwardCriteria, "tilldelningskriterier", "Tilldelningskriterier", "Award criteria"),
        new(LawTopic.ContractTerms, "kontraktsvillkor", "Särskilda kontraktsvillkor", "Contract performance conditions"),
        new(LawTopic.Qualification, "kvalificering", "Kvalificering", "Qualification"),
        new(LawTopic.SelfDeclaration, "egen-försäkran", "Egen försäkran", "Self-declaration"),
        new(
            LawTopic.PrinciplesBelowThreshold, "principer-under-tröskelvärdet", "Principer under tröskelvärdet",
            "Principles below the thresholds"),
        new(
            LawTopic.DocumentsBelowThreshold, "dokument-under-tröskelvärdet", "Upphandlingsdokument under tröskelvärdet",
            "Procurement documents below the thresholds"));
}
