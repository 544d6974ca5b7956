namespace JasperFx;

/// <summary>The stored document is already at the revision that was to be written, or at a higher one.</summary>
public class ConcurrencyException : Exception
{
    /// <summary>Says that the document of this type and id was not as expected.</summary>
    public ConcurrencyException(Type docType, object id)
        : this($"Optimistic concurrency check failed for {docType.FullName} #{id}", docType, id)
    {
    }

    /// <summary>Uses a message of the caller's.</summary>
    public ConcurrencyException(string message) : base(message)
    {
    }

    /// <summary>Uses a message of the caller's and keeps the cause.</summary>
    public ConcurrencyException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Uses a message of the caller's about one document.</summary>
    public ConcurrencyException(string message, Type? docType, object id) : base(message)
    {
        DocType = docType?.FullName ?? "";
        Id = id;
    }

    /// <summary>Full name of the document's type.</summary>
    public string DocType { get; set; } = "";

    /// <summary>Id of the document.</summary>
    public object Id { get; set; } = "";
}
