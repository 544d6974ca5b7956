using System.Reflection;
using Marten.Internal;

namespace Marten.Schema;

/// <summary>The table of one document type as it ought to be.</summary>
internal sealed class DocumentTable
{
    private readonly DocumentMapping _mapping;
    private readonly DocumentSerializer _serializer;
    private readonly string _schema;

    public DocumentTable(DocumentMapping mapping, DocumentSerializer serializer, string schema)
    {
        mapping.Validate();
        (_mapping, _serializer, _schema) = (mapping, serializer, Identifier.Quote(schema));
        Name = $"{_schema}.{Identifier.Quote(mapping.TableName)}";
        Columns = [.. ColumnsOf(mapping)];
        Indexes = [.. mapping.Indexes.Select(ToIndex)];
    }

    /// <summary>The name with its schema.</summary>
    public string Name { get; }

    public IReadOnlyList<Column> Columns { get; }

    public IReadOnlyList<Index> Indexes { get; }

    public string CreateStatement()
    {
        var columns = Columns.Select(column => $"    {column.Definition},\n");
        var key = Identifier.Quote($"pkey_{_mapping.TableName}_id");
        return $"CREATE TABLE IF NOT EXISTS {Name} (\n{string.Concat(columns)}CONSTRAINT {key} PRIMARY KEY (id)\n);";
    }

    private static IEnumerable<Column> ColumnsOf(DocumentMapping mapping)
    {
        yield return new Column("id", "character varying", "varchar", "NOT NULL");
        yield return new Column("data", "jsonb", "jsonb", "NOT NULL");
        yield return new Column("mt_last_modified", "timestamp with time zone", "timestamp with time zone", "NULL DEFAULT (transaction_timestamp())");
        if (!mapping.UseNumericRevisions)
            yield return new Column("mt_version", "uuid", "uuid", "NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid)");
        yield return new Column("mt_dotnet_type", "character varying", "varchar", "NULL");
        if (mapping.UseNumericRevisions) yield return new Column("mt_version", "bigint", "bigint", "NOT NULL DEFAULT 0");
    }

    private Index ToIndex(IndexDefinition index)
    {
        var name = index.NameOn(_mapping);
        var unique = index.IsUnique ? "UNIQUE " : "";
        var elements = string.Join(", ", index.Paths.Select(Element));
        return new Index(name, $"CREATE {unique}INDEX {Identifier.Quote(name)} ON {Name} USING btree ({elements})");
    }

    // The expressions are written the way PostgreSQL prints them, so that an index in the catalogue can be compared with its mapping.
    private string Element(MemberPath path)
    {
        if (path.Members.Count == 1 && path.Member.Name == _mapping.IdMember!.Name) return "id";
        var text = path.Members.SkipLast(1).Aggregate("data", (parent, member) => $"({parent} -> '{_serializer.NameOf(member)}'::text)");
        text = $"({text} ->> '{_serializer.NameOf(path.Member)}'::text)";
        var type = path.Member is PropertyInfo property ? property.PropertyType : ((FieldInfo)path.Member).FieldType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || (type.IsEnum && _serializer.EnumsAsText)) return $"({text})";
        if (ImmutableFunctions.For(type) is { } function) return $"{_schema}.{function}({text})";
        return $"(({text})::{CastFor(type)})";
    }

    private static string CastFor(Type type)
        => type == typeof(int) || type.IsEnum ? "integer"
            : type == typeof(long) ? "bigint"
            : type == typeof(decimal) ? "numeric"
            : type == typeof(double) ? "double precision"
            : type == typeof(bool) ? "boolean"
            : type == typeof(Guid) ? "uuid"
            : type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "jsonb"
            : throw new NotSupportedException($"An index over a member of type {type.Name} is not covered by this subset of Marten.");

    /// <summary>A column: its type as the catalogue prints it, and as it is written when created.</summary>
    internal sealed record Column(string Name, string CatalogueType, string Type, string Rest)
    {
        public string Definition => $"{Name} {Type} {Rest}";
    }

    /// <summary>An index and the statement that creates it.</summary>
    internal sealed record Index(string Name, string Statement);
}
