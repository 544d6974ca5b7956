using System.Globalization;

namespace Kravbibliotek.Consultations;

/// <summary>Whether a comment is shown to the public.</summary>
public enum CommentState
{
    /// <summary>Väntar: nobody has looked at it.</summary>
    Waiting,

    /// <summary>Visas.</summary>
    Shown,

    /// <summary>Avvisad: kept, but not shown and not answered.</summary>
    Rejected,
}

/// <summary>What a comment led to.</summary>
public enum AnswerEffect
{
    /// <summary>Ändrat.</summary>
    Changed,

    /// <summary>Delvis ändrat.</summary>
    Partly,

    /// <summary>Ej ändrat.</summary>
    Unchanged,
}

/// <summary>The answer to a comment.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Effect">What the comment led to.</param>
/// <param name="By">Who says it.</param>
/// <param name="At">When.</param>
public sealed record CommentAnswer(string Text, AnswerEffect Effect, string By, DateTimeOffset At);

/// <summary>Who comments. All of it is left out when nothing is said, and erased in time.</summary>
/// <param name="Name">Name, shown with the comment.</param>
/// <param name="Organisation">Organisation, shown with the comment.</param>
/// <param name="Email">Mail address, for curators only.</param>
/// <param name="Account">The account in the change log's words, when somebody signed in.</param>
public sealed record Commenter(string? Name, string? Organisation, string? Email, string? Account)
{
    /// <summary>Nobody known.</summary>
    public static Commenter Unknown { get; } = new(null, null, null, null);
}

/// <summary>Remissyttrande: what somebody says about a draft that is sent out.</summary>
public sealed record ConsultationComment
{
    /// <summary>Id of the consultation and number in it, for instance <c>LEV-003/1/12</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the consultation.</summary>
    public required string Consultation { get; init; }

    /// <summary>Number in the consultation, from 1 in the order they came in.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The field meant, as it is called in the comparison of versions, or null for the requirement as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>The words meant, as the commenter writes them, or null.</summary>
    public string? Passage { get; init; }

    /// <summary>What is said: plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Who says it.</summary>
    public Commenter By { get; init; } = Commenter.Unknown;

    /// <summary>When it came in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it is shown.</summary>
    public CommentState State { get; init; }

    /// <summary>Why it is refused, for curators; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The answer, or null.</summary>
    public CommentAnswer? Answer { get; init; }

    /// <summary>When name, organisation and mail address were erased because their time was up, or null.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }

    /// <summary>True when publication has to wait for an answer.</summary>
    public bool IsUnanswered => State != CommentState.Rejected && Answer is null;

    /// <summary>The id of a comment.</summary>
    public static string IdOf(string consultation, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{consultation}/{ordinal}");
}

/// <summary>What the change log says of a comment: nothing that the commenter wrote, and nothing of who it was.</summary>
/// <param name="State">Whether it is shown.</param>
/// <param name="Reason">Why it is refused.</param>
/// <param name="Answer">The answer.</param>
/// <param name="IsErased">True when the personal data is erased.</param>
public sealed record CommentFacts(CommentState State, string? Reason, CommentAnswer? Answer, bool IsErased)
{
    /// <summary>The facts of a comment.</summary>
    public static CommentFacts Of(ConsultationComment comment) =>
        new(comment.State, comment.Reason, comment.Answer, comment.ErasedAt is not null);
}
