using Marten.Schema;

namespace Marten.Internal;

/// <summary>The SQL that reads and writes one document type.</summary>
internal sealed class DocumentSql
{
    /// <summary>
    /// First column of what a writing statement returns. Rows without it come from SQL that was queued by the caller.
    /// </summary>
    public const string ResultColumn = "mt_saved";

    private readonly string _insert;
    private readonly string _returning;

    public DocumentSql(DocumentMapping mapping, string schema)
    {
        Mapping = mapping;
        Table = $"{Identifier.Quote(schema)}.{Identifier.Quote(mapping.TableName)}";
        ReadsRevision = mapping is { UseNumericRevisions: true, HasRevisionMember: true };
        Select = ReadsRevision ? $"select d.data, d.mt_version from {Table} as d" : $"select d.data from {Table} as d";
        _insert = $"insert into {Table} as d (id, data, mt_dotnet_type, mt_version, mt_last_modified) "
            + "values ($1, $2, $3, $4, transaction_timestamp()) on conflict (id) ";
        _returning = $"returning {(mapping.UseNumericRevisions ? "d.mt_version" : "1::bigint")} as {ResultColumn}";
        Insert = _insert + "do nothing " + _returning;
        Store = Overwriting(mapping.UseNumericRevisions ? "d.mt_version + 1" : "excluded.mt_version", condition: "");
        UpdateRevision = Overwriting("case when $5 = 0 then d.mt_version + 1 else $5 end", condition: "where $5 = 0 or d.mt_version < $5 ");
        Delete = $"delete from {Table} where id = $1";
    }

    public DocumentMapping Mapping { get; }

    /// <summary>The table with its schema.</summary>
    public string Table { get; }

    /// <summary>The second column read is the revision.</summary>
    public bool ReadsRevision { get; }

    public string Select { get; }

    public string Insert { get; }

    public string Store { get; }

    /// <summary>$5 is the revision asked for; 0 checks nothing.</summary>
    public string UpdateRevision { get; }

    public string Delete { get; }

    private string Overwriting(string version, string condition)
        => _insert + "do update set data = excluded.data, mt_dotnet_type = excluded.mt_dotnet_type, "
            + $"mt_version = {version}, mt_last_modified = transaction_timestamp() {condition}{_returning}";
}
