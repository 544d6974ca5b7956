namespace Marten.Exceptions;

// These types are public in the package. The subset keeps them internal, since its public API is held to a list without them:
// they are caught as MartenException and their full names are the same.

/// <summary>Two transactions wrote the same rows (40001).</summary>
internal sealed class ConcurrentUpdateException(Exception innerException)
    : MartenException("Write collision detected while commiting the transaction.", innerException);

/// <summary>The class cannot be stored as it is mapped.</summary>
internal sealed class InvalidDocumentException(string message) : MartenException(message);

/// <summary>PostgreSQL refused a schema change.</summary>
internal sealed class MartenSchemaException(string subject, string ddl, Exception innerException)
    : MartenException($"DDL Execution for '{subject}' Failed!\n\n{ddl}", innerException);

/// <summary>Two document types share a table.</summary>
internal sealed class AmbiguousDocumentTypeAliasesException(string message) : MartenException(message);
