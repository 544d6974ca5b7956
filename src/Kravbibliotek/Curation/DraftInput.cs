namespace Kravbibliotek.Curation;

/// <summary>
/// What somebody has typed in the editor and not saved yet, invalid values and all. There is one for each draft and account. It is no
/// part of the draft: it makes nobody an author and collides with nobody.
/// </summary>
public sealed record DraftInput
{
    /// <summary>Draft and account; see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the requirement.</summary>
    public required string Key { get; init; }

    /// <summary>Whose it is, as the change log calls the account.</summary>
    public required string Account { get; init; }

    /// <summary>The revision of the draft that the writing began from.</summary>
    public long DraftRevision { get; init; }

    /// <summary>Marks of the text that the writing began from; see <see cref="Editing.DraftMerge.MarksOf"/>.</summary>
    public string Began { get; init; } = "";

    /// <summary>The fields as typed, by name; null when there is nothing unsaved.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>When it was kept.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The page that it was saved or thrown away from last; what that page sends late is not kept again.</summary>
    public string? DonePage { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }

    /// <summary>The document id of what an account has typed in a draft.</summary>
    public static string IdOf(string key, string account) => $"{key}/{account}";
}
