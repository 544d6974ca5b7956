namespace Weasel.Core;

/// <summary>What a bulk insert does with ids that exist.</summary>
public enum BulkInsertMode
{
    /// <summary>An existing id stops the whole insert.</summary>
    InsertsOnly,

    /// <summary>Existing documents are left as they are.</summary>
    IgnoreDuplicates,

    /// <summary>Existing documents are overwritten and their revision starts again at 1.</summary>
    OverwriteExisting,

    /// <summary>Not covered by the subset.</summary>
    OverwriteIfVersionMatches
}
