namespace Kravbibliotek.Curation.Editing;

/// <summary>A part of a draft: what two who wrote at the same time choose between, one by one.</summary>
/// <param name="Root">What the names of its fields begin with, for instance <c>Parameters</c>.</param>
/// <param name="Label">Its name in Swedish, the same as in <see cref="Requirements.RequirementDiff"/>.</param>
public sealed record DraftPart(string Root, string Label);

/// <summary>All parts of a draft and the names of their fields.</summary>
public static class DraftParts
{
    /// <summary>Titel.</summary>
    public const string Title = "Title";

    /// <summary>Krav.</summary>
    public const string Text = "Text";

    /// <summary>Krav som tilldelningskriterium.</summary>
    public const string TextAsAward = "TextAsAward";

    /// <summary>Krav som kontraktsvillkor.</summary>
    public const string TextAsContractTerm = "TextAsContractTerm";

    /// <summary>Parametrar.</summary>
    public const string Parameters = "Parameters";

    /// <summary>Bevis.</summary>
    public const string Proof = "Proof";

    /// <summary>Bevistidpunkt.</summary>
    public const string ProofTimes = "ProofTimes";

    /// <summary>Kravtyper.</summary>
    public const string Kinds = "Kinds";

    /// <summary>Förvald kravtyp.</summary>
    public const string DefaultKind = "DefaultKind";

    /// <summary>Kvalificeringsgrund.</summary>
    public const string Ground = "Ground";

    /// <summary>Nivå.</summary>
    public const string Level = "Level";

    /// <summary>Standarder.</summary>
    public const string Standards = "Standards";

    /// <summary>Lagar.</summary>
    public const string Laws = "Laws";

    /// <summary>Gäller.</summary>
    public const string Conditions = "Conditions";

    /// <summary>Motiv.</summary>
    public const string Rationale = "Rationale";

    /// <summary>Uppföljning.</summary>
    public const string FollowUp = "FollowUp";

    /// <summary>Vägledning.</summary>
    public const string Guidance = "Guidance";

    /// <summary>Livscykelkostnad.</summary>
    public const string CostNote = "CostNote";

    /// <summary>Leverantörens insats.</summary>
    public const string Effort = "Effort";

    /// <summary>Mål.</summary>
    public const string Goals = "Goals";

    /// <summary>All parts in the order of the requirement page.</summary>
    public static IReadOnlyList<DraftPart> All { get; } =
    [
        new(Title, "Titel"), new(Text, "Krav"), new(TextAsAward, "Krav som tilldelningskriterium"),
        new(TextAsContractTerm, "Krav som kontraktsvillkor"), new(Parameters, "Parametrar"), new(Proof, "Bevis"),
        new(ProofTimes, "Bevistidpunkt"), new(Kinds, "Kravtyper"), new(DefaultKind, "Förvald kravtyp"),
        new(Ground, "Kvalificeringsgrund"), new(Level, "Nivå"), new(Standards, "Standarder"), new(Laws, "Lagar"),
        new(Conditions, "Gäller"), new(Rationale, "Motiv"), new(FollowUp, "Uppföljning"), new(Guidance, "Vägledning"),
        new(CostNote, "Livscykelkostnad"), new(Effort, "Leverantörens insats"), new(Goals, "Mål"),
    ];

    /// <summary>The parts that are one text of Markdown each.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [Text, TextAsAward, TextAsContractTerm, Proof, Rationale, FollowUp, Guidance, CostNote];

    /// <summary>The part that a field belongs to, by the beginning of its name.</summary>
    public static string RootOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.IndexOfAny(['[', '.']) is var cut and > 0 ? field[..cut] : field;
    }

    /// <summary>True for a name that a field of a draft may have.</summary>
    public static bool IsField(string name) => RootOf(name) is var root && All.Any(p => p.Root == root);
}
