using Kravbibliotek.Storage.Backup;

namespace Kravbibliotek.Cli;

/// <summary>Rows done of a backup as a share for the progress bar.</summary>
internal sealed class ShareOfRows(IProgress<double> progress) : IProgress<BackupProgress>
{
    public void Report(BackupProgress value) => progress.Report(value.Total == 0 ? 1 : (double)value.Done / value.Total);
}
