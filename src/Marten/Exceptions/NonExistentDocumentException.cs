namespace Marten.Exceptions;

/// <summary>A document that has to be there is missing. Nothing that the subset covers throws it; it is here for code that catches it.</summary>
public class NonExistentDocumentException : MartenException
{
    /// <summary>Names the missing document.</summary>
    public NonExistentDocumentException(Type docType, object id) : base($"Nonexistent document {docType.FullName}: {id}")
    {
        DocType = docType;
        Id = id;
    }

    /// <summary>Type of the document.</summary>
    public Type DocType { get; }

    /// <summary>Id of the document.</summary>
    public object Id { get; }
}
