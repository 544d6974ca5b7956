namespace JasperFx;

/// <summary>An inserted id is taken, or a unique index of the document table was violated.</summary>
public class DocumentAlreadyExistsException : Exception
{
    /// <summary>
    /// With an inner exception a unique index was violated; the document named is then the first one of its table in the session,
    /// so look at the constraint's name instead.
    /// </summary>
    public DocumentAlreadyExistsException(Exception? inner, Type documentType, object id)
        : base($"Document already exists {documentType.FullName}: {id}", inner)
    {
        DocumentType = documentType;
        Id = id;
    }

    /// <summary>The id was taken.</summary>
    public DocumentAlreadyExistsException(Type documentType, object id) : this(null, documentType, id)
    {
    }

    /// <summary>Type of the document, by its older name.</summary>
    public Type DocType => DocumentType;

    /// <summary>Type of the document.</summary>
    public Type DocumentType { get; }

    /// <summary>Id of the document.</summary>
    public object Id { get; }
}
