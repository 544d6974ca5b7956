namespace Kravbibliotek.Requirements;

/// <summary>One file of a release.</summary>
/// <param name="Path">Path under <c>requirements/</c> with forward slashes.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower case hexadecimal.</param>
/// <param name="Fingerprint">Fingerprint of the requirement version in it, or null for other files.</param>
public sealed record ReleaseFile(string Path, string Sha256, string? Fingerprint);

/// <summary>A named, citable baseline of the whole library (utgåva): every file in it, by hash.</summary>
public sealed record Release
{
    /// <summary>Year and running number, for instance <c>2026.1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The day it was cut.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What is in it, in plain words.</summary>
    public required string Note { get; init; }

    /// <summary>Every file but the releases themselves, ordered by path (ordinal).</summary>
    public required IReadOnlyList<ReleaseFile> Files { get; init; }
}
