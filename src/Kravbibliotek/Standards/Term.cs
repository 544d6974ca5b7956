namespace Kravbibliotek.Standards;

/// <summary>A glossary entry (begrepp).</summary>
public sealed record Term
{
    /// <summary>ASCII id, also the file name.</summary>
    public required string Id { get; init; }

    /// <summary>The term as written in running text.</summary>
    public required string Name { get; init; }

    /// <summary>Abbreviation, or null.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>English name, or null.</summary>
    public string? English { get; init; }

    /// <summary>Definition in own words.</summary>
    public required string Definition { get; init; }

    /// <summary>Where the meaning comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}
