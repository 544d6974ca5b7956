using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Consultations;

/// <summary>What a visitor has written.</summary>
/// <param name="Field">The field meant, or null.</param>
/// <param name="Passage">The words meant, or null.</param>
/// <param name="Text">What is said.</param>
/// <param name="By">Who says it.</param>
/// <param name="IsCurator">True for somebody who could show it anyhow: it is shown at once.</param>
public sealed record NewComment(string? Field, string? Passage, string? Text, Commenter By, bool IsCurator = false);

/// <summary>Something that is done with a comment.</summary>
/// <param name="By">Who does it.</param>
public abstract record CommentCommand(Actor By);

/// <summary>Visa.</summary>
/// <param name="By">Who does it.</param>
public sealed record ShowComment(Actor By) : CommentCommand(By);

/// <summary>Avvisa: it is kept, but neither shown nor answered.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Reason">Why.</param>
public sealed record RejectComment(Actor By, string? Reason) : CommentCommand(By);

/// <summary>Svara. A comment that is answered is shown.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Text">The answer.</param>
/// <param name="Effect">What the comment led to.</param>
public sealed record AnswerComment(Actor By, string? Text, AnswerEffect Effect) : CommentCommand(By);

/// <summary>All that a decision about comments rests on.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Draft">Its draft.</param>
/// <param name="Consultation">The consultation.</param>
/// <param name="Now">When it is decided.</param>
public sealed record ConsultationSituation(Requirement Requirement, Draft Draft, Consultation Consultation, DateTimeOffset Now)
{
    /// <summary>True when the public may comment now: the draft still says what was sent out.</summary>
    public bool IsOpen => ConsultationRules.IsOpen(Consultation, Draft, SwedishDay.Of(Now));
}

/// <summary>What a decision about a comment came to: both as they become, or why not.</summary>
/// <param name="Comment">The comment afterwards, or null when refused.</param>
/// <param name="Consultation">Its consultation afterwards, or null when refused.</param>
/// <param name="Findings">Why it was refused; empty otherwise.</param>
public sealed record CommentDecision(ConsultationComment? Comment, Consultation? Consultation, IReadOnlyList<Finding> Findings);
