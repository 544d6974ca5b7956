namespace Marten.Exceptions;

/// <summary>Base of the store's own exceptions.</summary>
public class MartenException : Exception
{
    /// <summary>Without a message.</summary>
    public MartenException()
    {
    }

    /// <summary>With a message.</summary>
    public MartenException(string message) : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public MartenException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
