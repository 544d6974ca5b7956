using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>The Swedish words of curation.</summary>
public static class CurationWords
{
    /// <summary>Utkastets läge.</summary>
    public static Vocabulary<DraftState> States { get; } = new(
        new(DraftState.Editing, "redigeras", "Redigeras"),
        new(DraftState.Review, "granskning", "Granskning"),
        new(DraftState.Consultation, "remiss", "Remiss"),
        new(DraftState.Approved, "godkänt", "Godkänt"),
        new(DraftState.Closed, "avslutat", "Avslutat"));
}
