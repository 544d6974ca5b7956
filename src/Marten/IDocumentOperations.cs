namespace Marten;

/// <summary>Queues changes. Nothing reaches the database before the save, which runs them in the order of the calls.</summary>
public interface IDocumentOperations : IQuerySession
{
    /// <summary>Deletes the document with this id, if there is one.</summary>
    void Delete<T>(string id) where T : notnull;

    /// <summary>Adds new documents; an id that is taken makes the save fail.</summary>
    void Insert<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Adds new documents; an id that is taken makes the save fail.</summary>
    void Insert<T>(params T[] entities) where T : notnull;

    /// <summary>Runs a statement that returns no rows in the same transaction. Each <c>?</c> is a parameter, also inside literals.</summary>
    void QueueSqlCommand(string sql, params object[] parameterValues);

    /// <summary>Inserts or overwrites, without looking at the revision.</summary>
    void Store<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Inserts or overwrites, without looking at the revision.</summary>
    void Store<T>(params T[] entities) where T : notnull;

    /// <summary>
    /// Writes the document as this revision; the save fails unless the stored one is lower. 0 checks nothing and counts up by one.
    /// A missing id is inserted.
    /// </summary>
    void UpdateRevision<T>(T entity, long revision) where T : notnull;
}
