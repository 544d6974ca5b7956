namespace Marten.Schema;

/// <summary>What a unique index is built on.</summary>
public enum UniqueIndexType
{
    /// <summary>A column of its own. Not covered by the subset.</summary>
    DuplicatedField,

    /// <summary>An expression over the stored JSON.</summary>
    Computed
}
