namespace JasperFx;

/// <summary>What the store may do by itself to the database schema.</summary>
public enum AutoCreate
{
    /// <summary>Create what is missing and change what differs. The subset treats it as <see cref="CreateOrUpdate"/>: no table is dropped.</summary>
    All,

    /// <summary>Create what is missing and change what differs.</summary>
    CreateOrUpdate,

    /// <summary>Create what is missing, refuse when something differs.</summary>
    CreateOnly,

    /// <summary>Change nothing when a document type is first used.</summary>
    None
}
