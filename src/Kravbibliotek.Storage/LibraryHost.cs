using System.Diagnostics.CodeAnalysis;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Schema;
using Kravbibliotek.Storage.Search;
using Marten;
using Npgsql;

namespace Kravbibliotek.Storage;

/// <summary>
/// The library's database in one process: opened once, with the schema brought up to date, and closed last. All stores are built
/// on it and may be resolved before it is open; using them then says so.
/// </summary>
public sealed class LibraryHost(DatabaseOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private LibraryDatabase? _database;
    private DocumentStore? _store;

    /// <summary>True from the moment that the stores can be used.</summary>
    [MemberNotNullWhen(true, nameof(_store), nameof(_database))]
    public bool IsOpen => _store is not null;

    internal IDocumentStore Store => IsOpen ? _store : throw NotOpen();

    /// <summary>The database itself, for backup, restore and health.</summary>
    public LibraryDatabase Database => IsOpen ? _database : throw NotOpen();

    internal string Schema => Database.Schema;

    /// <summary>Where changes and locks go: the primary when several hosts are configured.</summary>
    internal NpgsqlDataSource Writing => For(TargetSessionAttributes.ReadWrite);

    /// <summary>Where searches go: a standby when there is one.</summary>
    internal NpgsqlDataSource Reading => For(TargetSessionAttributes.PreferStandby);

    /// <summary>Opens the database, starting the private one when none is configured. Doing it again does nothing.</summary>
    public async Task OpenAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (IsOpen)
                return;
            _database ??= await LibraryDatabase.OpenAsync(options, cancellation).ConfigureAwait(false);
            await LibrarySchema.ApplyAsync(_database, cancellation).ConfigureAwait(false);
            var store = DocumentStore.For(o => Documents.Configure(o, _database.App, _database.Schema));
            await SearchIndex.RefreshAsync(store, _database, cancellation).ConfigureAwait(false);
            _store = store;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the database; the last process of a private one stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync().ConfigureAwait(false);
        if (_database is not null)
            await _database.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private NpgsqlDataSource For(TargetSessionAttributes preference) =>
        Database.App is NpgsqlMultiHostDataSource several ? several.WithTargetSession(preference) : Database.App;

    private static DatabaseProblemException NotOpen() => new("Databasen är inte öppnad än. Försök igen om en stund.");
}
