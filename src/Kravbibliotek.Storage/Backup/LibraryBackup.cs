using System.Data;
using System.IO.Compression;
using System.Text;
using Kravbibliotek.Storage.Postgres;
using Npgsql;

namespace Kravbibliotek.Storage.Backup;

/// <summary>
/// Writes everything in our schema as one archive: a zip with a manifest and the rows of each table as text. It holds what is not public too
/// (accounts, tenders), so the file is to be kept as a secret.
/// </summary>
public static class LibraryBackup
{
    /// <summary>Writes the archive. All of it is of one moment, also while others write.</summary>
    /// <param name="database">The library.</param>
    /// <param name="target">Where the archive is written.</param>
    /// <param name="now">The time that the manifest states.</param>
    /// <param name="progress">Told after each part.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<BackupReport> WriteAsync(
        LibraryDatabase database, Stream target, DateTimeOffset now, IProgress<BackupProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        await using (var settings = new NpgsqlCommand("set transaction read only; " + CopyText.Settings, connection))
            await settings.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);

        var catalogue = new SchemaCatalogue(connection, database.Schema);
        var tables = await catalogue.TablesAsync(cancellation).ConfigureAwait(false);
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var written = new List<BackupTable>();
        foreach (var table in tables)
        {
            var done = written.Sum(earlier => earlier.Rows);
            var total = Math.Max(tables.Sum(each => each.RowsEstimated), done);
            written.Add(await WriteTableAsync(
                connection, catalogue, archive, table,
                rows => progress?.Report(new(table.Name, done + rows, Math.Max(total, done + rows))), cancellation).ConfigureAwait(false));
        }

        var manifest = new BackupManifest
        {
            Created = now,
            Postgres = connection.PostgreSqlVersion.ToString(),
            Tables = written,
            Sequences = await catalogue.SequencesAsync(cancellation).ConfigureAwait(false),
        };
        manifest.Write(archive);
        return manifest.ToReport();
    }

    private static async Task<BackupTable> WriteTableAsync(
        NpgsqlConnection connection, SchemaCatalogue catalogue, ZipArchive archive, CatalogueTable table,
        Action<long> rowsPassed, CancellationToken cancellation)
    {
        var result = new BackupTable(table.Name, table.Columns, 0, "");
        var columns = string.Join(", ", table.Columns.Select(SchemaCatalogue.Quote));
        var copy = $"copy (select {columns} from {catalogue.Qualify(table.Name)} t order by {table.Order}) to stdout";
        using var rows = await connection.BeginTextExportAsync(copy, cancellation).ConfigureAwait(false);
        await using var entry = BackupManifest.NewEntry(archive, result.EntryName).Open();
        await using var writer = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var (count, hash) = await CopyText.PassAsync(rows, writer, rowsPassed, cancellation).ConfigureAwait(false);
        return result with { Rows = count, Sha256 = hash };
    }
}
