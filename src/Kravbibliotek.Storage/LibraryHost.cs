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
    private readonly AsyncLocal<bool> _mayLag = new();
    private LibraryDatabase? _database;
    private DocumentStore? _store;
    private DocumentStore? _lagging;
    private volatile bool _isStandbyBehind;

    /// <summary>True from the moment that the stores can be used.</summary>
    [MemberNotNullWhen(true, nameof(_store), nameof(_lagging), nameof(_database))]
    public bool IsOpen => _store is not null;

    /// <summary>
    /// True lets what follows, in the same request, be read from a standby, which may be a moment behind. For what everybody may read:
    /// whoever has just saved something must find it again.
    /// </summary>
    public bool MayLag
    {
        get => _mayLag.Value;
        set => _mayLag.Value = value;
    }

    internal IDocumentStore Store => !IsOpen ? throw NotOpen() : ReadsFromStandby ? _lagging : _store;

    /// <summary>True while a standby has not yet got the latest change of what everybody may read.</summary>
    internal bool IsStandbyBehind
    {
        get => _isStandbyBehind;
        set => _isStandbyBehind = value;
    }

    /// <summary>True when several hosts are configured, so that something may be read from a standby.</summary>
    public bool HasSeveralHosts => Database.App is NpgsqlMultiHostDataSource;

    private bool ReadsFromStandby => MayLag && !IsStandbyBehind;

    /// <summary>The database itself, for backup, restore and health.</summary>
    public LibraryDatabase Database => IsOpen ? _database : throw NotOpen();

    internal string Schema => Database.Schema;

    /// <summary>Where changes and locks go: the primary when several hosts are configured.</summary>
    internal NpgsqlDataSource Writing => For(TargetSessionAttributes.ReadWrite);

    /// <summary>Where searches go: a standby when there is one and what is found may be a moment old.</summary>
    internal NpgsqlDataSource Reading => ReadsFromStandby ? For(TargetSessionAttributes.PreferStandby) : Writing;

    /// <summary>A standby, and never the primary.</summary>
    internal NpgsqlDataSource Standby => For(TargetSessionAttributes.Standby);

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
            var store = StoreReadingFrom(TargetSessionAttributes.ReadWrite, _database);
            await SearchRefresh.RunAsync(store, _database, cancellation).ConfigureAwait(false);
            _lagging = StoreReadingFrom(TargetSessionAttributes.PreferStandby, _database);
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
        if (_lagging is not null)
            await _lagging.DisposeAsync().ConfigureAwait(false);
        if (_database is not null)
            await _database.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private static DocumentStore StoreReadingFrom(TargetSessionAttributes preference, LibraryDatabase database) => DocumentStore.For(o =>
    {
        Documents.Configure(o, database.App, database.Schema);
        if (database.App is NpgsqlMultiHostDataSource)
            o.Advanced.MultiHostSettings.ReadSessionPreference = preference;
    });

    private NpgsqlDataSource For(TargetSessionAttributes preference) =>
        Database.App is NpgsqlMultiHostDataSource several ? several.WithTargetSession(preference) : Database.App;

    private static DatabaseProblemException NotOpen() => new("Databasen är inte öppnad än. Försök igen om en stund.");
}
