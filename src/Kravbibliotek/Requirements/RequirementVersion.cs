namespace Kravbibliotek.Requirements;

/// <summary>What was published once: immutable for ever.</summary>
public sealed record RequirementVersion
{
    /// <summary>Key and number, for instance <c>TIL-012/2</c>; see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the requirement.</summary>
    public required string Key { get; init; }

    /// <summary>1, 2, 3 … without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Day of publication.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>What it changes for those who used the version before.</summary>
    public required ChangeKind ChangeKind { get; init; }

    /// <summary>What changed, in plain words.</summary>
    public required string ChangeNote { get; init; }

    /// <summary>SHA-256 of the canonical form, 64 lower case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>All texts and data.</summary>
    public required RequirementContent Content { get; init; }

    /// <summary>The document id of a version.</summary>
    public static string IdOf(string key, int number) => FormattableString.Invariant($"{key}/{number}");
}
