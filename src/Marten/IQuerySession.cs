using System.Diagnostics.CodeAnalysis;

namespace Marten;

/// <summary>Reads documents. Every call takes a connection of its own.</summary>
public interface IQuerySession : IDisposable, IAsyncDisposable
{
    /// <summary>The document with this id, or null.</summary>
    Task<T?> LoadAsync<T>(string id, CancellationToken token = default) where T : notnull;

    /// <summary>The documents with these ids, in no particular order; missing ones are left out.</summary>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "It is so in the API that this follows.")]
    Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, IEnumerable<string> ids) where T : notnull;

    /// <summary>Whether a document with this id is stored.</summary>
    Task<bool> CheckExistsAsync<T>(string id, CancellationToken token = default) where T : notnull;

    /// <summary>
    /// Documents by SQL that continues <c>select … from the table as d</c> with <c>where …</c> or <c>order by …</c>; or a whole select,
    /// whose first column is the document's JSON or, for simple types, the value. Each <c>?</c> is a parameter, also inside literals.
    /// </summary>
    Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken token, params object[] parameters);

    /// <summary>The same with another mark for parameters, for SQL that uses the operator <c>?</c>.</summary>
    Task<IReadOnlyList<T>> QueryAsync<T>(char placeholder, string sql, CancellationToken token, params object[] parameters);
}
