using JasperFx;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal;

/// <summary>One queued change.</summary>
internal abstract class Operation
{
    /// <summary>The type whose table has to be there.</summary>
    public virtual Type? DocumentType => null;

    /// <summary>The command returns a row that has to be looked at.</summary>
    public virtual bool ReturnsRow => false;

    /// <summary>Takes the document as it is now; a save that is run again writes the same.</summary>
    public virtual void Prepare(DocumentSerializer serializer)
    {
    }

    public abstract NpgsqlBatchCommand ToCommand();

    /// <summary>Looks at what the command returned: null = no row. The answer is what went wrong, if anything.</summary>
    public virtual Exception? Read(long? revision) => null;

    protected static NpgsqlBatchCommand Command(string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }
}

/// <summary>Writes a document.</summary>
internal abstract class SaveOperation(DocumentSql sql, object document, string id) : Operation
{
    private byte[] _json = [];

    public DocumentSql Sql { get; } = sql;

    public object Document { get; } = document;

    public string Id { get; } = id;

    public override Type DocumentType => Sql.Mapping.DocumentType;

    public override bool ReturnsRow => true;

    /// <summary>The revision of a row that is new.</summary>
    protected virtual long FirstRevision => 1;

    public override void Prepare(DocumentSerializer serializer) => _json = serializer.ToJson(Document, DocumentType);

    public override Exception? Read(long? revision)
    {
        if (revision is null) return WhenNothingWasWritten();
        if (Sql.Mapping.UseNumericRevisions) Sql.Mapping.SetRevision(Document, revision.Value);
        return null;
    }

    protected abstract Exception? WhenNothingWasWritten();

    protected NpgsqlBatchCommand SaveCommand(string text) => Command(
        text,
        new NpgsqlParameter { Value = Id },
        new NpgsqlParameter { Value = _json, NpgsqlDbType = NpgsqlDbType.Jsonb },
        new NpgsqlParameter { Value = Sql.Mapping.DotNetTypeName },
        new NpgsqlParameter { Value = Sql.Mapping.UseNumericRevisions ? FirstRevision : Guid.CreateVersion7() });
}

internal sealed class InsertOperation(DocumentSql sql, object document, string id) : SaveOperation(sql, document, id)
{
    public override NpgsqlBatchCommand ToCommand() => SaveCommand(Sql.Insert);

    protected override Exception WhenNothingWasWritten() => new DocumentAlreadyExistsException(DocumentType, Id);
}

internal sealed class StoreOperation(DocumentSql sql, object document, string id) : SaveOperation(sql, document, id)
{
    public override NpgsqlBatchCommand ToCommand() => SaveCommand(Sql.Store);

    // Only a trigger that skips the row gets here, and it has its reasons.
    protected override Exception? WhenNothingWasWritten() => null;
}

internal sealed class UpdateRevisionOperation(DocumentSql sql, object document, string id, long revision) : SaveOperation(sql, document, id)
{
    protected override long FirstRevision => revision == 0 ? 1 : revision;

    public override NpgsqlBatchCommand ToCommand()
    {
        var command = SaveCommand(Sql.UpdateRevision);
        command.Parameters.Add(new NpgsqlParameter { Value = revision });
        return command;
    }

    protected override Exception WhenNothingWasWritten() => new ConcurrencyException(DocumentType, Id);
}

internal sealed class DeleteOperation(DocumentSql sql, string? id) : Operation
{
    public override Type DocumentType => sql.Mapping.DocumentType;

    public override NpgsqlBatchCommand ToCommand()
        => Command(sql.Delete, new NpgsqlParameter { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
}

internal sealed class SqlOperation : Operation
{
    private readonly string _sql;
    private readonly object?[] _values;

    public SqlOperation(string sql, object?[] values)
    {
        var statement = sql.TrimEnd();
        if (statement.TrimEnd(';').Contains(';', StringComparison.Ordinal))
            throw new ArgumentOutOfRangeException(
                nameof(sql),
                "You must specify one SQL command at a time because of Marten's usage of command batching. ';' cannot be used as a command separator here.");
        _sql = SqlText.Number(statement.TrimEnd(';'), '?', values.Length)
            ?? throw new InvalidOperationException($"Wrong number of parameter values to SQL '{sql}', got {values.Length} parameters");
        _values = values;
    }

    public override NpgsqlBatchCommand ToCommand() => Command(_sql, _values.Select(value => new NpgsqlParameter { Value = value ?? DBNull.Value }));
}
