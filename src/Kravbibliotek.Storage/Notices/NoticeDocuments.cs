using Kravbibliotek.Notices;

namespace Kravbibliotek.Storage.Notices;

/// <summary>A notice to one account.</summary>
public sealed record StoredNotice
{
    /// <summary>The line of the change log that it comes of, the number of the notice in it, and the account: told once, however often it is found.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the account.</summary>
    public required string Account { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What has happened.</summary>
    public required string Text { get; init; }

    /// <summary>What it is about, as the change log calls it.</summary>
    public required string Subject { get; init; }

    /// <summary>When it is to be mailed, as text that sorts; null when it is not, or has been.</summary>
    public string? MailDue { get; init; }

    /// <summary>How often mailing it to this account was refused.</summary>
    public int MailAttempts { get; init; }

    /// <summary>When it was mailed, or null.</summary>
    public DateTimeOffset? MailedAt { get; init; }
}

/// <summary>How one account wants its notices.</summary>
public sealed record NoticeSettings
{
    /// <summary>Id of the account.</summary>
    public required string Id { get; init; }

    /// <summary>By mail.</summary>
    public NoticeMail Mail { get; init; }

    /// <summary>Hash of the secret in the address of the feed, or null when there is no feed.</summary>
    public string? FeedHash { get; init; }

    /// <summary>The last notice that the person has said to have seen, or empty.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}

/// <summary>How far notices have come. There is one.</summary>
public sealed record NoticeProgress
{
    /// <summary>The id of the only one.</summary>
    public const string OnlyId = "notiser";

    /// <summary>Always the same.</summary>
    public string Id { get; init; } = OnlyId;

    /// <summary>The last line of the change log that was read.</summary>
    public required string Cursor { get; init; }

    /// <summary>How often in a row the mail server has failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it began to fail, or null when it works.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Before this moment it is not tried again.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}
