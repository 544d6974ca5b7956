using System.Linq.Expressions;
using System.Reflection;
using Marten.Exceptions;

namespace Marten.Schema;

/// <summary>How one document type is stored.</summary>
internal sealed class DocumentMapping
{
    private Func<object, string?>? _readId;
    private Action<object, long>? _writeRevision;

    public DocumentMapping(Type documentType)
    {
        DocumentType = documentType;
        DotNetTypeName = documentType.FullName!;
        Alias = AliasOf(documentType);
        if (MemberCalledId(documentType) is { } member) SetId(member);
    }

    public Type DocumentType { get; }

    /// <summary>What is stored in <c>mt_dotnet_type</c>.</summary>
    public string DotNetTypeName { get; }

    public string Alias { get; private set; }

    public string TableName => "mt_doc_" + Alias;

    public MemberInfo? IdMember { get; private set; }

    public bool UseNumericRevisions { get; set; }

    /// <summary>The revision column was asked for in the metadata, which needs numeric revisions too.</summary>
    public bool RevisionEnabled { get; set; }

    /// <summary>A member of the document follows the revision column.</summary>
    public bool HasRevisionMember => _writeRevision is not null;

    public List<IndexDefinition> Indexes { get; } = [];

    public void SetAlias(string alias) => Alias = alias.ToLowerInvariant();

    public void SetId(MemberInfo member)
    {
        IdMember = member;
        _readId = TypeOf(member) == typeof(string) ? Getter(member) : null;
    }

    public void SetRevisionMember(MemberInfo member) => _writeRevision = Setter(member);

    /// <summary>Refuses a mapping that cannot be stored.</summary>
    public void Validate()
    {
        if (IdMember is null)
            throw new InvalidDocumentException($"No closed-shape id strategy is registered for {DotNetTypeName} (id type , strategy ).");
        if (_readId is null)
            throw new InvalidDocumentException($"{DotNetTypeName}.{IdMember.Name} is not a string, and this subset of Marten covers string ids only.");
        if (RevisionEnabled && !UseNumericRevisions)
            throw new InvalidDocumentException(
                $"{DotNetTypeName} has both the Guid version metadata and the numeric revision metadata enabled, "
                + "but they map to the same mt_version column. Add UseNumericRevisions(true).");
    }

    /// <summary>The document's id, which has to be set before it is queued.</summary>
    public string IdOf(object document)
    {
        Validate();
        var id = _readId!(document);
        if (string.IsNullOrEmpty(id))
            throw new InvalidOperationException(
                $"{DocumentType.Name} uses externally-assigned string keys but the document's id is null or empty.");
        return id;
    }

    /// <summary>Sets the member that follows the revision column, if there is one.</summary>
    public void SetRevision(object document, long revision) => _writeRevision?.Invoke(document, revision);

    // Nested classes keep the outer class's name: Catalogue.Entry becomes catalogue_entry.
    private static string AliasOf(Type type)
    {
        var name = type.IsNested ? $"{type.DeclaringType!.Name}_{type.Name}" : type.Name;
        return name.ToLowerInvariant();
    }

    private static MemberInfo? MemberCalledId(Type type)
        => type.GetMember("Id", BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(member => member is PropertyInfo or FieldInfo);

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private Func<object, string?> Getter(MemberInfo member)
    {
        var document = Expression.Parameter(typeof(object));
        var access = Expression.MakeMemberAccess(Expression.Convert(document, DocumentType), member);
        return Expression.Lambda<Func<object, string?>>(access, document).Compile();
    }

    private Action<object, long> Setter(MemberInfo member)
    {
        if (member is PropertyInfo { CanWrite: false })
            throw new InvalidDocumentException($"{DotNetTypeName}.{member.Name} cannot be set, so it cannot follow the revision.");
        var document = Expression.Parameter(typeof(object));
        var revision = Expression.Parameter(typeof(long));
        var access = Expression.MakeMemberAccess(Expression.Convert(document, DocumentType), member);
        var assign = Expression.Assign(access, Expression.Convert(revision, TypeOf(member)));
        return Expression.Lambda<Action<object, long>>(assign, document, revision).Compile();
    }
}
