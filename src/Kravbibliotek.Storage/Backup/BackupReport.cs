namespace Kravbibliotek.Storage.Backup;

/// <summary>What was written or read.</summary>
/// <param name="Created">When the backup was made.</param>
/// <param name="Tables">Number of tables.</param>
/// <param name="Rows">Number of rows in all of them.</param>
public sealed record BackupReport(DateTimeOffset Created, int Tables, long Rows);

/// <summary>How far the work has come.</summary>
/// <param name="Table">The table at work.</param>
/// <param name="Done">Rows done so far, in all tables.</param>
/// <param name="Total">Rows in all tables; an estimate while a backup is written.</param>
public sealed record BackupProgress(string Table, long Done, long Total);
