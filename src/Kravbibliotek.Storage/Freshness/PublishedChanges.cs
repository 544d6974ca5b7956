using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Kravbibliotek.Storage.Freshness;

/// <summary>
/// Hears from the database when anything that everybody may read has changed, whichever process changed it, so that what is kept in
/// memory can be thrown away. Triggers tell it, so that no change can be forgotten.
/// </summary>
public sealed class PublishedChanges(LibraryHost host, ILogger<PublishedChanges> log) : BackgroundService
{
    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BeforeNewTry = TimeSpan.FromMilliseconds(500);
    private static readonly LibraryPart[] All = Enum.GetValues<LibraryPart>();

    private readonly long[] _editions = new long[All.Length];
    private volatile bool _isListening;

    /// <summary>Called after a part has changed.</summary>
    public event Func<LibraryPart, CancellationToken, ValueTask>? Changed;

    /// <summary>False while changes may be missed: nothing may then be kept in memory.</summary>
    public bool IsListening => _isListening;

    /// <summary>A number that is another whenever the part may have changed. Read it before reading the database.</summary>
    public long Edition(LibraryPart part) => Volatile.Read(ref _editions[(int)part]);

    /// <summary>Says that this process may have changed something, without waiting to hear it from the database.</summary>
    public void MayHaveChanged()
    {
        foreach (var part in All)
            Interlocked.Increment(ref _editions[(int)part]);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (host.IsOpen)
                    await ListenAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                log.LogDebug("Lyssnandet avslutas med programmet.");
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                log.LogWarning("Förbindelsen som säger till om ändringar är bruten; inga sidor sparas i minnet under tiden. {Problem}", e.Message);
            }

            // Without the primary nothing changes, and a standby is what there is to read from.
            (_isListening, host.IsStandbyBehind) = (false, false);
            await Task.Delay(BeforeNewTry, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await host.Writing.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        // Whatever happened before this was not heard.
        var heard = All.ToHashSet();
        connection.Notification += (_, told) =>
        {
            if (Enum.TryParse<LibraryPart>(told.Payload, out var part))
                heard.Add(part);
        };
        await using var listen = new NpgsqlCommand($"listen {new NpgsqlCommandBuilder().QuoteIdentifier(host.Schema)}", connection);
        await listen.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        for (string? awaited = null; ;)
        {
            if (heard.Count > 0)
            {
                var parts = heard.ToList();
                heard.Clear();
                awaited = await TellAsync(parts, connection, cancellation).ConfigureAwait(false);
            }

            _isListening = true;
            if (awaited is not null && await HasReachedStandbyAsync(awaited, cancellation).ConfigureAwait(false))
                (awaited, host.IsStandbyBehind) = (null, false);
            // A connection that has died without a word is found out by asking.
            if (!await connection.WaitAsync(awaited is null ? BetweenSigns : BetweenLooks, cancellation).ConfigureAwait(false))
                await listen.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Tells of the change. Gives the place in the log that a standby has to reach before it may be read from again.</summary>
    private async Task<string?> TellAsync(List<LibraryPart> parts, NpgsqlConnection connection, CancellationToken cancellation)
    {
        host.IsStandbyBehind = host.HasSeveralHosts;
        foreach (var part in parts)
        {
            Interlocked.Increment(ref _editions[(int)part]);
            if (Changed is { } changed)
                await changed(part, cancellation).ConfigureAwait(false);
        }

        return host.HasSeveralHosts
            ? await AskAsync<string>(connection, "select pg_current_wal_insert_lsn()::text", cancellation).ConfigureAwait(false)
            : null;
    }

    private async Task<bool> HasReachedStandbyAsync(string place, CancellationToken cancellation)
    {
        try
        {
            await using var standby = await host.PreferringStandby.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            var sql = $"select not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= '{place}'::pg_lsn";
            return await AskAsync<bool>(standby, sql, cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            log.LogDebug(e, "Reservdatabasen svarar inte.");
            return false;
        }
    }

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }
}
