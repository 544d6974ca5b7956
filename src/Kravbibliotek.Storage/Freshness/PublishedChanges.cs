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

            _isListening = false;
            AcceptAnyStandby();
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
        while (true)
        {
            if (heard.Count > 0)
            {
                var parts = heard.ToList();
                heard.Clear();
                await TellAsync(parts, connection, cancellation).ConfigureAwait(false);
            }

            _isListening = true;
            var pause = host.IsStandbyBehind ? await LookAtStandbyAsync(cancellation).ConfigureAwait(false) : BetweenSigns;
            // A connection that has died without a word is found out by asking.
            if (!await connection.WaitAsync(pause, cancellation).ConfigureAwait(false))
                await listen.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Tells of the change, and demands it of a standby before that is read from again.</summary>
    private async Task TellAsync(List<LibraryPart> parts, NpgsqlConnection connection, CancellationToken cancellation)
    {
        host.IsStandbyBehind = host.HasSeveralHosts;
        foreach (var part in parts)
        {
            Interlocked.Increment(ref _editions[(int)part]);
            if (Changed is { } changed)
                await changed(part, cancellation).ConfigureAwait(false);
        }

        if (!host.HasSeveralHosts)
            return;
        await using var command = new NpgsqlCommand("select pg_current_wal_insert_lsn()::text", connection);
        host.Database.Standby.Demanded = (string?)await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads from a standby again when it has what is demanded. Gives the time until the next look.</summary>
    private async Task<TimeSpan> LookAtStandbyAsync(CancellationToken cancellation)
    {
        try
        {
            // Asked of a standby alone: that the primary answers says nothing of one that is coming back.
            await using var standby = await host.Standby.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var command = new NpgsqlCommand("select pg_last_wal_replay_lsn() >= $1::pg_lsn", standby);
            command.Parameters.Add(new() { Value = host.Database.Standby.Demanded });
            if (await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is not true)
                return BetweenLooks;
            host.IsStandbyBehind = false;
            return BetweenSigns;
        }
        catch (NpgsqlException e)
        {
            log.LogDebug(e, "Reservdatabasen svarar inte, eller har inte kommit ifatt.");
            // Without a cause inside, no host was even tried: all that could be a standby were found dead a moment ago.
            return e.InnerException is null ? BeforeNewTry : BetweenLooks;
        }
    }

    // Without the primary nothing changes, and a standby is what there is to read from.
    private void AcceptAnyStandby()
    {
        host.IsStandbyBehind = false;
        if (host.IsOpen)
            host.Database.Standby.Demanded = null;
    }
}
