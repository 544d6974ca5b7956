using JasperFx;
using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Search;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace Kravbibliotek.Storage.Import;

/// <summary>
/// Reads the library as files into the database. It adds versions and releases and never removes or alters one; what may change
/// becomes as the files say. Doing it twice changes nothing the second time.
/// </summary>
public sealed class LibraryImport(LibraryHost host, TimeProvider time)
{
    private const string RunAgain = "Det som hann läsas in är hela krav. Läs in igen, så fortsätter den där den slutade.";
    private readonly ChangeLog _log = new(time);

    /// <summary>True until a first import has come to its end, also when one was interrupted.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var state = await session.LoadAsync<LibraryState>(LibraryState.TheId, cancellation).ConfigureAwait(false);
        return state?.FirstImported is null;
    }

    /// <summary>
    /// Imports a library that has passed its checks. When something published would have to change, everything is refused and
    /// nothing is stored. Otherwise whole batches are stored; being killed in between leaves whole requirements only.
    /// </summary>
    /// <exception cref="DatabaseProblemException">The database failed meanwhile; the message says what to do.</exception>
    public async Task<ImportReport> ImportAsync(
        Library library, ChangeContext context, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: false, cancellation).ConfigureAwait(false);
        return await ImportInTurnAsync(library, context, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Imports a folder, but only when no first import has come to its end. Of several processes that start at once one imports
    /// and the others wait for it. Null when there was nothing to do; a folder with errors is refused with its findings.
    /// </summary>
    /// <exception cref="LibraryFolderException">The folder cannot be read.</exception>
    public async Task<ImportReport?> ImportIfEmptyAsync(
        string folder, ChangeContext context, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (!await IsEmptyAsync(cancellation).ConfigureAwait(false))
            return null;
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: false, cancellation).ConfigureAwait(false);
        if (!await IsEmptyAsync(cancellation).ConfigureAwait(false))
            return null;
        var read = LibraryReader.Read(await LibraryFolder.ReadAsync(folder, cancellation).ConfigureAwait(false));
        var errors = LibraryCheck.Run(read).Where(f => f.Severity == Severity.Error).Select(f => new Refusal(f)).ToList();
        return errors.Count > 0
            ? new() { Refused = errors }
            : await ImportInTurnAsync(read.Library, context, progress, cancellation).ConfigureAwait(false);
    }

    private async Task<ImportReport> ImportInTurnAsync(
        Library library, ChangeContext context, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var plan = await PlanAsync(library, new(context.Who), cancellation).ConfigureAwait(false);
        if (plan.Refused.Count > 0)
            return new() { Refused = plan.Refused };
        var total = plan.Batches.Sum(b => b.Changes.Count);
        var done = 0;
        foreach (var batch in plan.Batches)
        {
            await StoreAsync(batch, context, cancellation).ConfigureAwait(false);
            done += batch.Changes.Count;
            progress?.Report(new(done, total));
        }

        await MarkFirstAsync(cancellation).ConfigureAwait(false);
        var changes = plan.Batches.SelectMany(b => b.Changes).ToList();
        return new()
        {
            Added = [.. changes.Where(c => c.Before is null).Select(c => c.Subject)],
            Updated = [.. changes.Where(c => c.Before is not null).Select(c => c.Subject)],
            Unchanged = plan.Unchanged,
        };
    }

    private async Task<ImportPlan> PlanAsync(Library library, Actor by, CancellationToken cancellation)
    {
        var stored = await LibraryDocuments.LoadAsync(host.Store, cancellation).ConfigureAwait(false);
        await using var session = host.Store.LightweightSession();
        var files = await session.QueryAsync<string>($"select id from \"{host.Schema}\".mt_doc_storedfile", cancellation)
            .ConfigureAwait(false);
        var digests = await SearchRefresh.DigestsAsync(host.Writing, host.Schema, cancellation).ConfigureAwait(false);
        return new ImportPlanner(stored, library, files.ToHashSet(StringComparer.Ordinal), digests, by).Plan();
    }

    private async Task StoreAsync(ImportBatch batch, ChangeContext context, CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        foreach (var change in batch.Changes)
        {
            var action = change.Before is null ? ChangeAction.Added : ChangeAction.Updated;
            change.Queue(session);
            SearchIndex.QueueName(session, host.Schema, change.After);
            _log.Add(session, context, action, change.Subject, change.Before, change.After);
        }

        session.Insert<StoredFile>(batch.Files);
        foreach (var entry in batch.Entries)
            SearchIndex.Queue(session, host.Schema, entry);
        await SaveAsync(session, cancellation).ConfigureAwait(false);
    }

    private static async Task SaveAsync(IDocumentSession session, CancellationToken cancellation)
    {
        try
        {
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConcurrencyException or DocumentAlreadyExistsException or AggregateException)
        {
            throw new DatabaseProblemException($"Biblioteket ändrades av någon annan under inläsningen. {RunAgain}", e);
        }
        catch (Exception e) when (e is MartenException or NpgsqlException or ObjectDisposedException)
        {
            throw new DatabaseProblemException($"Databasen avbröt inläsningen. {RunAgain}", e);
        }
    }

    private async Task MarkFirstAsync(CancellationToken cancellation)
    {
        if (!await IsEmptyAsync(cancellation).ConfigureAwait(false))
            return;
        await using var session = host.Store.LightweightSession();
        session.Store(new LibraryState { FirstImported = time.GetUtcNow() });
        await SaveAsync(session, cancellation).ConfigureAwait(false);
    }
}
