using Npgsql;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>
/// How far a standby has to have come before it is read from. A standby that has been away comes back with what it had written down,
/// which may be less than it had shown before.
/// </summary>
internal sealed class StandbyPlace
{
    private volatile string? _demanded;

    /// <summary>Place in the write-ahead log, as PostgreSQL writes it; null when any standby will do.</summary>
    public string? Demanded
    {
        get => _demanded;
        set => _demanded = value;
    }

    /// <summary>Lets no connection be opened to a standby that has not come so far, so that the next host is tried instead.</summary>
    public void Guard(NpgsqlDataSourceBuilder builder) => builder.UsePhysicalConnectionInitializer(
        connection =>
        {
            if (Question(connection) is not { } question)
                return;
            using (question)
                Demand(question.ExecuteScalar());
        },
        async connection =>
        {
            if (Question(connection) is not { } question)
                return;
            await using (question.ConfigureAwait(false))
                Demand(await question.ExecuteScalarAsync().ConfigureAwait(false));
        });

    private NpgsqlCommand? Question(NpgsqlConnection connection) => Demanded is not { } place ? null : new NpgsqlCommand(
        "select not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= $1::pg_lsn", connection)
    { Parameters = { new() { Value = place } } };

    private static void Demand(object? hasCome)
    {
        if (hasCome is not true)
            throw new NpgsqlException("Reservdatabasen har inte kommit ifatt.");
    }
}
