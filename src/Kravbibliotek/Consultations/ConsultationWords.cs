using Kravbibliotek.Requirements;

namespace Kravbibliotek.Consultations;

/// <summary>The Swedish words of consultations.</summary>
public static class ConsultationWords
{
    /// <summary>Om en synpunkt visas.</summary>
    public static Vocabulary<CommentState> States { get; } = new(
        new(CommentState.Waiting, "väntar", "Väntar"),
        new(CommentState.Shown, "visas", "Visas"),
        new(CommentState.Rejected, "avvisad", "Avvisad"));

    /// <summary>Vad en synpunkt ledde till.</summary>
    public static Vocabulary<AnswerEffect> Effects { get; } = new(
        new(AnswerEffect.Changed, "ändrat", "Ändrat"),
        new(AnswerEffect.Partly, "delvis", "Delvis ändrat"),
        new(AnswerEffect.Unchanged, "ej-ändrat", "Inte ändrat"));
}
