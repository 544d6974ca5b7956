using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Marten.Exceptions;
using Npgsql;

namespace Kravbibliotek.Storage;

/// <summary>Tells whether the library can be served, for <c>/health/ready</c>.</summary>
public sealed class LibraryStatus(LibraryHost host, LibraryImport import)
{
    /// <summary>Null when all is well: the database answers, knows Swedish, has the schema, and the first import is done.</summary>
    public async Task<HealthProblem?> CheckAsync(CancellationToken cancellation = default)
    {
        if (!host.IsOpen)
            return new("startar", "Databasen är inte öppnad än.");
        try
        {
            return await host.Database.CheckAsync(cancellation).ConfigureAwait(false)
                ?? await CheckLibraryAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or MartenException)
        {
            return new("databas-saknas", "Databasen slutade svara.");
        }
    }

    private async Task<HealthProblem?> CheckLibraryAsync(CancellationToken cancellation)
    {
        if (!await HasTablesAsync(cancellation).ConfigureAwait(false))
            return new("schema", $"Schemat {host.Schema} saknar tabeller.");
        return await import.IsEmptyAsync(cancellation).ConfigureAwait(false)
            ? new("tomt", "Biblioteket har inte lästs in än.")
            : null;
    }

    private async Task<bool> HasTablesAsync(CancellationToken cancellation)
    {
        await using var command = host.Reading.CreateCommand("select to_regclass($1) is not null and to_regclass($2) is not null");
        command.Parameters.Add(new NpgsqlParameter { Value = $"\"{host.Schema}\".sok" });
        command.Parameters.Add(new NpgsqlParameter { Value = $"\"{host.Schema}\".mt_doc_requirementversion" });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }
}
