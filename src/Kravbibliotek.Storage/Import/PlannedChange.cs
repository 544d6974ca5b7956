using Kravbibliotek.Search;
using Kravbibliotek.Storage.Releases;
using Marten;

namespace Kravbibliotek.Storage.Import;

/// <summary>One document to add or change.</summary>
/// <param name="Subject">What the change log calls it.</param>
/// <param name="Before">The document as stored, or null when it is new.</param>
/// <param name="After">What the change log keeps of the new state.</param>
/// <param name="Queue">Puts the operation on a session.</param>
internal sealed record PlannedChange(string Subject, object? Before, object? After, Action<IDocumentOperations> Queue);

/// <summary>What is stored in one transaction.</summary>
internal sealed record ImportBatch
{
    /// <summary>The documents, logged one by one.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    /// <summary>File contents of releases; not logged, their releases are.</summary>
    public IReadOnlyList<StoredFile> Files { get; init; } = [];

    /// <summary>Search rows that follow from the changes; made while they are gone through, because they are larger than what they are made of.</summary>
    public IEnumerable<SearchEntry> Entries { get; init; } = [];
}

/// <summary>Everything an import is going to do, decided before anything is written.</summary>
/// <param name="Batches">The transactions in order.</param>
/// <param name="Refused">Reasons to do none of it.</param>
/// <param name="Unchanged">How many subjects are as the files say already.</param>
internal sealed record ImportPlan(IReadOnlyList<ImportBatch> Batches, IReadOnlyList<Refusal> Refused, int Unchanged);
