using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tenders;

/// <summary>One requirement that somebody wants in an annex.</summary>
public sealed record AnnexSelection
{
    /// <summary>Key of the requirement.</summary>
    public required string Key { get; init; }

    /// <summary>Number of the version, or null for the current one.</summary>
    public int? Number { get; init; }

    /// <summary>Kind, or null for the version's default.</summary>
    public RequirementKind? Kind { get; init; }

    /// <summary>Parameter values by name in file form; the version's defaults serve where none is given.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Price deduction in kronor for an award criterion that is met, or null when the tender documents say it elsewhere.</summary>
    public decimal? Deduction { get; init; }
}

/// <summary>What somebody asks an annex to be. Nothing in it is checked yet; see <see cref="AnnexBuilder"/>.</summary>
public sealed record AnnexOrder
{
    /// <summary>Title of the annex.</summary>
    public required string Title { get; init; }

    /// <summary>Diarienummer, or null.</summary>
    public string? ReferenceNumber { get; init; }

    /// <summary>Upphandlande organisation, or null.</summary>
    public string? Organisation { get; init; }

    /// <summary>The date printed on it; the caller's clock or wish.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The procurement law.</summary>
    public ProcurementLaw Law { get; init; }

    /// <summary>True when the tender's value is under the threshold, where for instance LOU 9 kap. does not apply.</summary>
    public bool BelowThreshold { get; init; }

    /// <summary>What the bids are evaluated on.</summary>
    public AwardGround Ground { get; init; }

    /// <summary>The requirements, in any order.</summary>
    public required IReadOnlyList<AnnexSelection> Selections { get; init; }

    /// <summary>True when the requirements of a chapter are to stand in the order they were selected in, false for the order of their keys.</summary>
    public bool KeepsOrder { get; init; }

    /// <summary>The selection that a profile proposes.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="shortForm">True for its short form only.</param>
    public static IReadOnlyList<AnnexSelection> SelectionOf(Profile profile, bool shortForm)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. profile.Requirements.Where(r => r.ShortForm || !shortForm)
            .Select(r => new AnnexSelection { Key = r.Key, Kind = r.Kind, Values = r.Values })];
    }
}
