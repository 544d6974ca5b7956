namespace Kravbibliotek.Curation;

/// <summary>Something that is done with a draft beside writing in it.</summary>
/// <param name="By">Who does it.</param>
public abstract record DraftCommand(Actor By);

/// <summary>Skicka till granskning. Whoever does it vouches for the text and counts as an author.</summary>
/// <param name="By">Who does it.</param>
public sealed record SendForReview(Actor By) : DraftCommand(By);

/// <summary>A passage and what is said about it.</summary>
/// <param name="Field">The field, for instance <c>Krav</c>.</param>
/// <param name="Words">The words meant, or null for the field as a whole.</param>
/// <param name="Text">What is said.</param>
public sealed record PassageComment(string Field, string? Words, string Text);

/// <summary>Återlämna: back to the authors with comments on passages.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Comments">At least one.</param>
public sealed record ReturnToAuthors(Actor By, IReadOnlyList<PassageComment> Comments) : DraftCommand(By);

/// <summary>Godkänn. Refused to everybody who wrote any of it.</summary>
/// <param name="By">Who does it.</param>
public sealed record Approve(Actor By) : DraftCommand(By);

/// <summary>Öppna remiss.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Period">When the public may comment.</param>
public sealed record OpenConsultation(Actor By, ConsultationPeriod Period) : DraftCommand(By);

/// <summary>Avsluta remissen: back to review.</summary>
/// <param name="By">Who does it.</param>
public sealed record CloseConsultation(Actor By) : DraftCommand(By);

/// <summary>Decides how an approved draft is going to be published, and on which day.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Plan">The plan; its author is <paramref name="By"/> whatever it says.</param>
public sealed record PlanPublication(Actor By, PublicationPlan Plan) : DraftCommand(By);

/// <summary>Takes the day of publication away.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Why">Kept as a comment when it was not a person's choice, otherwise null.</param>
public sealed record CancelPublication(Actor By, string? Why = null) : DraftCommand(By);

/// <summary>The text has been compared with a version published since it was begun, and goes on from that one.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Number">The version that it has been compared with.</param>
public sealed record Rebase(Actor By, int Number) : DraftCommand(By);

/// <summary>Ge upp utkastet: what is published stays as it is.</summary>
/// <param name="By">Who does it.</param>
public sealed record Discard(Actor By) : DraftCommand(By);
