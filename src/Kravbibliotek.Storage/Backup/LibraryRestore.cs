using System.IO.Compression;
using Kravbibliotek.Storage.Postgres;
using Npgsql;

namespace Kravbibliotek.Storage.Backup;

/// <summary>Reads an archive into an empty library, all of it or nothing. The schema must have been applied.</summary>
public static class LibraryRestore
{
    /// <summary>Reads the archive in one transaction.</summary>
    /// <exception cref="BackupRefusedException">The archive is damaged or unknown, or the library is not empty; nothing was changed.</exception>
    public static async Task<BackupReport> ReadAsync(
        LibraryDatabase database, Stream source, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var archive = Open(source);
        var manifest = BackupManifest.Read(archive);
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await RunAsync(connection, CopyText.Settings, cancellation).ConfigureAwait(false);

        var catalogue = new SchemaCatalogue(connection, database.Schema);
        var tables = await catalogue.TablesAsync(cancellation).ConfigureAwait(false);
        RequireKnown(manifest, tables);
        await RequireEmptyAsync(connection, catalogue, tables, cancellation).ConfigureAwait(false);
        long done = 0;
        var total = manifest.Tables.Sum(table => table.Rows);
        foreach (var table in manifest.Tables)
        {
            var before = done;
            await ReadTableAsync(
                connection, catalogue, archive, table,
                rows => progress?.Report(new(table.Name, before + rows, total)), cancellation).ConfigureAwait(false);
            done += table.Rows;
        }

        foreach (var sequence in manifest.Sequences)
        {
            await using var command = new NpgsqlCommand("select setval($1::regclass, $2, $3)", connection);
            command.Parameters.Add(new() { Value = catalogue.Qualify(sequence.Name) });
            command.Parameters.Add(new() { Value = sequence.LastValue });
            command.Parameters.Add(new() { Value = sequence.IsCalled });
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        return manifest.ToReport();
    }

    private static ZipArchive Open(Stream source)
    {
        try
        {
            return new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException e)
        {
            throw new BackupRefusedException("Filen är ingen säkerhetskopia, eller så är den avkortad.", e);
        }
    }

    private static void RequireKnown(BackupManifest manifest, IReadOnlyList<CatalogueTable> tables)
    {
        var known = tables.ToDictionary(table => table.Name, table => table.Columns, StringComparer.Ordinal);
        foreach (var table in manifest.Tables)
        {
            if (!known.TryGetValue(table.Name, out var columns))
                throw Newer($"tabellen {table.Name}");
            if (table.Columns.Except(columns, StringComparer.Ordinal).FirstOrDefault() is { } column)
                throw Newer($"kolumnen {column} i tabellen {table.Name}");
        }

        static BackupRefusedException Newer(string what) =>
            new($"Säkerhetskopian innehåller {what}, som den här versionen av programmet inte har. Använd samma eller en nyare version.");
    }

    // The locks keep an import that starts now waiting until we are done.
    private static async Task RequireEmptyAsync(
        NpgsqlConnection connection, SchemaCatalogue catalogue, IReadOnlyList<CatalogueTable> tables, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            var name = catalogue.Qualify(table.Name);
            await RunAsync(connection, $"lock table {name} in share row exclusive mode", cancellation).ConfigureAwait(false);
            await using var command = new NpgsqlCommand($"select exists (select 1 from {name})", connection);
            if (await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true)
                throw new BackupRefusedException(
                    $"Biblioteket är inte tomt (tabellen {table.Name} har rader). En säkerhetskopia läses bara in i ett tomt bibliotek.");
        }
    }

    private static async Task ReadTableAsync(
        NpgsqlConnection connection, SchemaCatalogue catalogue, ZipArchive archive, BackupTable table,
        Action<long> rowsPassed, CancellationToken cancellation)
    {
        var entry = archive.GetEntry(table.EntryName) ?? throw Damaged(table);
        var columns = string.Join(", ", table.Columns.Select(SchemaCatalogue.Quote));
        (long Rows, string Sha256) read;
        try
        {
            var copy = $"copy {catalogue.Qualify(table.Name)} ({columns}) from stdin";
            await using var rows = await connection.BeginTextImportAsync(copy, cancellation).ConfigureAwait(false);
            using var reader = new StreamReader(entry.Open());
            read = await CopyText.PassAsync(reader, rows, rowsPassed, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or PostgresException)
        {
            throw Damaged(table, e);
        }

        if (read != (table.Rows, table.Sha256))
            throw Damaged(table);
    }

    private static BackupRefusedException Damaged(BackupTable table, Exception? inner = null)
    {
        var message = $"Säkerhetskopian är skadad: tabellen {table.Name} stämmer inte med innehållsförteckningen.";
        return inner is null ? new(message) : new(message, inner);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
