using System.Data;
using Weasel.Core;

namespace Marten;

/// <summary>Opens sessions on one database. One for the whole application.</summary>
public interface IDocumentStore : IDisposable, IAsyncDisposable
{
    /// <summary>The database schema.</summary>
    IMartenStorage Storage { get; }

    /// <summary>
    /// Opens a session that reads and writes. With the default isolation a connection is held only during a call; with any other
    /// the first read begins a transaction that lasts until the save.
    /// </summary>
    IDocumentSession LightweightSession(IsolationLevel isolationLevel = IsolationLevel.ReadCommitted);

    /// <summary>Opens a session that only reads.</summary>
    IQuerySession QuerySession();

    /// <summary>Copies many documents in, in one transaction: all or nothing.</summary>
    Task BulkInsertAsync<T>(
        IReadOnlyCollection<T> documents,
        BulkInsertMode mode = BulkInsertMode.InsertsOnly,
        int batchSize = 1000,
        CancellationToken cancellation = default) where T : notnull;
}
