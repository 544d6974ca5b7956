namespace Kravbibliotek.Storage.Postgres;

/// <summary>The database cannot be used as it is. The message is a Swedish sentence made for people, safe to show.</summary>
public sealed class DatabaseProblemException : Exception
{
    /// <summary>With the sentence to show.</summary>
    public DatabaseProblemException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence to show and what lay behind it.</summary>
    public DatabaseProblemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
