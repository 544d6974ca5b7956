namespace Kravbibliotek.Storage.Import;

/// <summary>What is known of the library as a whole; there is one such document.</summary>
public sealed record LibraryState
{
    /// <summary>The only id.</summary>
    public const string TheId = "bibliotek";

    /// <summary>Always <see cref="TheId"/>.</summary>
    public string Id { get; init; } = TheId;

    /// <summary>When the first import had come to its end; null while none has, however many documents there are.</summary>
    public DateTimeOffset? FirstImported { get; init; }
}
