using Kravbibliotek.Requirements;

namespace Kravbibliotek.Consultations;

/// <summary>The words of consultations.</summary>
public static class ConsultationWords
{
    /// <summary>Om en synpunkt visas.</summary>
    public static Vocabulary<CommentState> States { get; } = new(
        new(CommentState.Waiting, "väntar", "Väntar", "Waiting"),
        new(CommentState.Shown, "visas", "Visas", "Shown"),
        new(CommentState.Rejected, "avvisad", "Avvisad", "Rejected"));

    /// <summary>Vad en synpunkt ledde till.</summary>
    public static Vocabulary<AnswerEffect> Effects { get; } = new(
        new(AnswerEffect.Changed, "ändrat", "Ändrat", "Changed"),
        new(AnswerEffect.Partly, "delvis", "Delvis ändrat", "Partly changed"),
        new(AnswerEffect.Unchanged, "ej-ändrat", "Inte ändrat", "Not changed"));
}
