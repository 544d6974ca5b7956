using Kravbibliotek.Checks;
using Kravbibliotek.Curation;

namespace Kravbibliotek.Proposals;

/// <summary>Something that a curator does with a submission.</summary>
/// <param name="By">Who does it.</param>
public abstract record SubmissionCommand(Actor By);

/// <summary>Ta hand om: from now on this curator is responsible.</summary>
/// <param name="By">Who does it.</param>
public sealed record TakeOn(Actor By) : SubmissionCommand(By);

/// <summary>Lämna ifrån sig: somebody else may take it on.</summary>
/// <param name="By">Who does it.</param>
public sealed record HandBack(Actor By) : SubmissionCommand(By);

/// <summary>Besvara: closes it. Answering again changes the answer.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Text">What is said.</param>
/// <param name="Effect">What it leads to.</param>
/// <param name="ShownText">What everybody may read of what was handed in, or null to show nothing.</param>
public sealed record AnswerSubmission(Actor By, string? Text, SubmissionEffect Effect, string? ShownText) : SubmissionCommand(By);

/// <summary>Says which draft comes of it.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Draft">The draft.</param>
public sealed record LinkDraft(Actor By, DraftLink Draft) : SubmissionCommand(By);

/// <summary>Nothing comes of it in that draft after all.</summary>
/// <param name="By">Who does it.</param>
public sealed record UnlinkDraft(Actor By) : SubmissionCommand(By);

/// <summary>The version that came of it is published.</summary>
/// <param name="By">Who does it.</param>
public sealed record Implement(Actor By) : SubmissionCommand(By);

/// <summary>What a decision about a submission came to.</summary>
/// <param name="Submission">The submission afterwards, or null when refused.</param>
/// <param name="Findings">Why it was refused; empty otherwise.</param>
public sealed record SubmissionDecision(Submission? Submission, IReadOnlyList<Finding> Findings);
