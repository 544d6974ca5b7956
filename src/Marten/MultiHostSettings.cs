using Npgsql;

namespace Marten;

/// <summary>Which hosts serve reading and writing when the data source has several.</summary>
public sealed class MultiHostSettings
{
    /// <summary>Hosts for query sessions.</summary>
    public TargetSessionAttributes ReadSessionPreference { get; set; } = TargetSessionAttributes.ReadWrite;

    /// <summary>Hosts for document sessions and schema changes.</summary>
    public TargetSessionAttributes WriteSessionPreference { get; set; } = TargetSessionAttributes.ReadWrite;
}
