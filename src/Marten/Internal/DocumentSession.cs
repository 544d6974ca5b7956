using System.Data;
using JasperFx;
using Marten.Exceptions;
using Npgsql;

namespace Marten.Internal;

/// <summary>Queues changes and saves them in the order of the calls.</summary>
internal sealed class DocumentSession(DocumentStore store, NpgsqlDataSource dataSource, IsolationLevel isolation)
    : QuerySession(store, dataSource, isolation), IDocumentSession
{
    private const int BatchSize = 500;

    private readonly List<Operation> _pending = [];
    private readonly HashSet<object> _stored = new(ReferenceEqualityComparer.Instance);

    public void Insert<T>(params T[] entities) where T : notnull => Insert((IEnumerable<T>)entities);

    public void Insert<T>(IEnumerable<T> entities) where T : notnull
        => Queue<T>(entities, (sql, document, id) => new InsertOperation(sql, document, id));

    public void Store<T>(params T[] entities) where T : notnull => Store((IEnumerable<T>)entities);

    // Storing one object twice before a save is one change.
    public void Store<T>(IEnumerable<T> entities) where T : notnull
        => Queue<T>(entities.Where(entity => !_stored.Contains(entity)), (sql, document, id) =>
        {
            _stored.Add(document);
            return new StoreOperation(sql, document, id);
        });

    public void UpdateRevision<T>(T entity, long revision) where T : notnull
        => Queue<T>([entity], (sql, document, id) => sql.Mapping.UseNumericRevisions
            ? new UpdateRevisionOperation(sql, document, id, revision)
            : new StoreOperation(sql, document, id));

    public void Delete<T>(string id) where T : notnull
    {
        ThrowIfDisposed();
        _pending.Add(new DeleteOperation(Owner.SqlFor(typeof(T)), id));
        // What is stored after a delete is a change again.
        _stored.Clear();
    }

    public void QueueSqlCommand(string sql, params object[] parameterValues)
    {
        ThrowIfDisposed();
        _pending.Add(new SqlOperation(sql, parameterValues));
    }

    public async Task SaveChangesAsync(CancellationToken token = default)
    {
        ThrowIfDisposed();
        token.ThrowIfCancellationRequested();
        if (_pending.Count == 0) return;
        foreach (var type in _pending.Select(operation => operation.DocumentType).OfType<Type>().Distinct())
            await Owner.EnsureTableAsync(type, token);
        foreach (var operation in _pending) operation.Prepare(Owner.Serializer);
        var hasRead = Connection.HasRead;
        try
        {
            await Failures.RunAsync(() => SaveOnceAsync(token), failure => !hasRead && Failures.IsCollision(failure), token);
        }
        catch (NpgsqlException failure)
        {
            throw Explain(failure);
        }
        // Only now: after a failure everything is still queued.
        _pending.Clear();
        _stored.Clear();
    }

    private void Queue<T>(IEnumerable<T> entities, Func<DocumentSql, object, string, Operation> operation) where T : notnull
    {
        ThrowIfDisposed();
        var sql = Owner.SqlFor(typeof(T));
        foreach (var entity in entities) _pending.Add(operation(sql, entity, sql.Mapping.IdOf(entity)));
    }

    private Task SaveOnceAsync(CancellationToken token) => Connection.WriteAsync(
        async transaction =>
        {
            var failures = new List<Exception>();
            foreach (var operations in _pending.Chunk(BatchSize)) await RunAsync(transaction, operations, failures, token);
            if (failures.Count == 1) throw failures[0];
            if (failures.Count > 1) throw new AggregateException(failures);
        },
        token);

    private static async Task RunAsync(NpgsqlTransaction transaction, Operation[] operations, List<Exception> failures, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection!, transaction);
        foreach (var operation in operations) batch.BatchCommands.Add(operation.ToCommand());
        await using var reader = await batch.ExecuteReaderAsync(token);
        foreach (var operation in operations.Where(operation => operation.ReturnsRow))
        {
            if (reader.FieldCount == 0 || reader.GetName(0) != DocumentSql.ResultColumn)
                throw new InvalidOperationException(
                    "SQL given to QueueSqlCommand returned rows, and a document operation comes after it. This subset of Marten refuses that: "
                    + "queue only statements without rows, or queue them last.");
            long? revision = await reader.ReadAsync(token) ? reader.GetInt64(0) : null;
            if (operation.Read(revision) is { } failure) failures.Add(failure);
            await reader.NextResultAsync(token);
        }
        // The rest is read too, since an error in it shows only then.
        while (await reader.NextResultAsync(token))
        {
        }
    }

    private Exception Explain(NpgsqlException failure)
    {
        if (failure is not PostgresException error) return Failures.InCommand(failure);
        if (error.SqlState == PostgresErrorCodes.SerializationFailure) return new ConcurrentUpdateException(error);
        // PostgreSQL names the table, not the row; the first document of that table stands for all.
        var first = error.SqlState != PostgresErrorCodes.UniqueViolation ? null : _pending.OfType<SaveOperation>()
            .FirstOrDefault(operation => operation.Sql.Mapping.TableName == error.TableName && Owner.SchemaName == error.SchemaName);
        return first is null ? Failures.InCommand(error) : new DocumentAlreadyExistsException(error, first.DocumentType, first.Id);
    }
}
