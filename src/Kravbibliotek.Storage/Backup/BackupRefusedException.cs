namespace Kravbibliotek.Storage.Backup;

/// <summary>A backup cannot be restored. Nothing was changed. The message is a Swedish sentence made for people, safe to show.</summary>
public sealed class BackupRefusedException : Exception
{
    /// <summary>With the sentence to show.</summary>
    public BackupRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence to show and what lay behind it.</summary>
    public BackupRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
