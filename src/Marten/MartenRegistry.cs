using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Marten.Schema;

namespace Marten;

/// <summary>Mappings of document types to tables.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "They are nested in the API that this follows.")]
public class MartenRegistry
{
    private readonly ConcurrentDictionary<Type, DocumentMapping> _mappings = new();

    internal MartenRegistry()
    {
    }

    internal IReadOnlyList<DocumentMapping> Mappings => [.. _mappings.Values.OrderBy(mapping => mapping.Alias, StringComparer.Ordinal)];

    /// <summary>Maps a document type. Called again it goes on with the same mapping.</summary>
    public DocumentMappingExpression<T> For<T>() => new(MappingFor(typeof(T)));

    /// <summary>The type's mapping; a type that nobody mapped is stored by the conventions.</summary>
    internal DocumentMapping MappingFor(Type documentType) => _mappings.GetOrAdd(documentType, type => new DocumentMapping(type));

    /// <summary>Maps one document type.</summary>
    public class DocumentMappingExpression<T>
    {
        private readonly DocumentMapping _mapping;

        internal DocumentMappingExpression(DocumentMapping mapping) => _mapping = mapping;

        /// <summary>Names the table <c>mt_doc_&lt;alias&gt;</c>, in lower case.</summary>
        public DocumentMappingExpression<T> DocumentAlias(string alias)
        {
            _mapping.SetAlias(alias);
            return this;
        }

        /// <summary>Says which member holds the id; without it the one called Id does.</summary>
        public DocumentMappingExpression<T> Identity(Expression<Func<T, object>> member)
        {
            _mapping.SetId(MemberPath.Of(member).Member);
            return this;
        }

        /// <summary>An index over one member, or over several: <c>x => new { x.A, x.B }</c>.</summary>
        public DocumentMappingExpression<T> Index(Expression<Func<T, object?>> expression, Action<ComputedIndex>? configure = null)
        {
            if (configure is not null)
                throw new NotSupportedException("Settings of an index are not covered by this subset of Marten.");
            _mapping.Indexes.Add(new IndexDefinition(null, IsUnique: false, MemberPath.ListOf(expression)));
            return this;
        }

        /// <summary>A unique index with a name, over the expressions together.</summary>
        public DocumentMappingExpression<T> UniqueIndex(
            UniqueIndexType indexType, string indexName, params Expression<Func<T, object>>[] expressions)
        {
            if (indexType != UniqueIndexType.Computed)
                throw new NotSupportedException("Columns of their own for members are not covered by this subset of Marten.");
            _mapping.Indexes.Add(new IndexDefinition(indexName, IsUnique: true, [.. expressions.SelectMany(MemberPath.ListOf)]));
            return this;
        }

        /// <summary>Numbers the saves of a document 1, 2, 3 … Once on it stays on.</summary>
        public DocumentMappingExpression<T> UseNumericRevisions(bool enabled)
        {
            _mapping.UseNumericRevisions |= enabled;
            return this;
        }

        /// <summary>Maps the store's own columns to members.</summary>
        public DocumentMappingExpression<T> Metadata(Action<MetadataConfig> configure)
        {
            configure(new MetadataConfig(_mapping));
            return this;
        }

        /// <summary>Maps the store's own columns to members.</summary>
        public class MetadataConfig
        {
            internal MetadataConfig(DocumentMapping mapping) => Revision = new Column<long>(mapping);

            /// <summary>The numeric revision.</summary>
            public Column<long> Revision { get; }

            /// <summary>One of the store's own columns. The revision is the only one in the subset.</summary>
            public class Column<TProperty>
            {
                private readonly DocumentMapping _mapping;

                internal Column(DocumentMapping mapping) => _mapping = mapping;

                /// <summary>Whether the column is used.</summary>
                [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "It is so in the API that this follows.")]
                public bool Enabled
                {
                    set => _mapping.RevisionEnabled = value;
                }

                /// <summary>The member is filled from the column on reading, and set after a save.</summary>
                public void MapTo(Expression<Func<T, TProperty>> memberExpression)
                {
                    _mapping.SetRevisionMember(MemberPath.Of(memberExpression).Member);
                    _mapping.RevisionEnabled = true;
                }
            }
        }
    }
}
