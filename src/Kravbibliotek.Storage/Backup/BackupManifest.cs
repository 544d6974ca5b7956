using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kravbibliotek.Storage.Backup;

/// <summary>The table of contents of a backup archive.</summary>
internal sealed record BackupManifest
{
    public const string FormatName = "kravbibliotek-backup";
    public const int CurrentVersion = 1;

    private const string EntryName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Format { get; init; } = FormatName;

    public int Version { get; init; } = CurrentVersion;

    public required DateTimeOffset Created { get; init; }

    /// <summary>PostgreSQL's version, for people; the archive can be read by another.</summary>
    public required string Postgres { get; init; }

    /// <summary>In the order in which they can be filled: what others refer to comes first.</summary>
    public required IReadOnlyList<BackupTable> Tables { get; init; }

    public required IReadOnlyList<BackupSequence> Sequences { get; init; }

    public BackupReport ToReport() => new(Created, Tables.Count, Tables.Sum(table => table.Rows));

    public void Write(ZipArchive archive)
    {
        using var stream = NewEntry(archive, EntryName).Open();
        JsonSerializer.Serialize(stream, this, Json);
    }

    public static BackupManifest Read(ZipArchive archive)
    {
        const string NotOurs = "Filen är ingen säkerhetskopia av kravbiblioteket.";
        var entry = archive.GetEntry(EntryName) ?? throw new BackupRefusedException(NotOurs);
        BackupManifest? manifest;
        try
        {
            using var stream = entry.Open();
            manifest = JsonSerializer.Deserialize<BackupManifest>(stream, Json);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new BackupRefusedException(NotOurs, e);
        }

        if (manifest?.Format != FormatName)
            throw new BackupRefusedException(NotOurs);
        if (manifest.Version != CurrentVersion)
            throw new BackupRefusedException(
                $"Säkerhetskopian har format {manifest.Version}, men det här programmet läser format {CurrentVersion}. " +
                "Använd en nyare version av programmet.");
        return manifest;
    }

    /// <summary>A part of the archive that is the same whenever it is written.</summary>
    public static ZipArchiveEntry NewEntry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry;
    }
}

/// <summary>A table's part of the archive: its rows as PostgreSQL's COPY writes text.</summary>
internal sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    public string EntryName => $"tabeller/{Name}.copy";
}

/// <summary>How far a sequence has counted.</summary>
internal sealed record BackupSequence(string Name, long LastValue, bool IsCalled);
