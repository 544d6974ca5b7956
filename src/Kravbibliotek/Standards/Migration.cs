using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Standards;

/// <summary>That an edition has been replaced, by what and why (ersatt utgåva). Its worklist asks what follows from it.</summary>
public sealed record EditionReplacement
{
    /// <summary>Standard and edition; see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the standard.</summary>
    public required string Standard { get; init; }

    /// <summary>The edition that is replaced.</summary>
    public required string Edition { get; init; }

    /// <summary>Id of the standard that replaces it; the same one when only the edition is another.</summary>
    public required string ByStandard { get; init; }

    /// <summary>The edition that replaces it.</summary>
    public required string ByEdition { get; init; }

    /// <summary>From when.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Why, in plain words.</summary>
    public required string Reason { get; init; }

    /// <summary>Who said so.</summary>
    public required string By { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }

    /// <summary>The id of the replacement of an edition.</summary>
    public static string IdOf(string standard, string edition) => $"{standard}/{edition}";
}

/// <summary>What somebody decides about a row of the worklist.</summary>
public enum MigrationChoice
{
    /// <summary>Flytta hänvisningen: written into the draft of the requirement.</summary>
    Migrate,

    /// <summary>Behåll som det är, with a reason.</summary>
    Keep,

    /// <summary>Inte berört.</summary>
    NotRelevant,
}

/// <summary>A decision about one row.</summary>
public sealed record MigrationDecision
{
    /// <summary>Replacement and row; see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the replacement.</summary>
    public required string Replacement { get; init; }

    /// <summary>What it was decided on, see <see cref="MigrationRow.Basis"/>: when that is another, it is asked again.</summary>
    public required string Basis { get; init; }

    /// <summary>What was decided.</summary>
    public required MigrationChoice Choice { get; init; }

    /// <summary>What the requirement refers to instead, when it was migrated.</summary>
    public StandardReference? To { get; init; }

    /// <summary>Why, or null when nothing more was said.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }

    /// <summary>The id of the decision about a row.</summary>
    public static string IdOf(string replacement, string row) => $"{replacement}/{row}";
}

/// <summary>One thing that a replaced edition affects.</summary>
/// <param name="Name">Its name in the worklist, for instance <c>krav/TIL-001</c> or <c>profil/molntjanst</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Basis">What a decision about it rests on.</param>
public sealed record MigrationRow(string Name, string Title, string Basis)
{
    /// <summary>The requirement, when it is one.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>Its current version, when that refers to the edition.</summary>
    public RequirementVersion? Version { get; init; }

    /// <summary>Its open draft, whatever that refers to.</summary>
    public Draft? Draft { get; init; }

    /// <summary>The profile, when it is one.</summary>
    public Profile? Profile { get; init; }

    /// <summary>Keys of the affected requirements that the profile proposes.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The latest decision, or null.</summary>
    public MigrationDecision? Decision { get; init; }

    /// <summary>True when it is decided, and nothing that it was decided on has changed.</summary>
    public bool IsDecided => Decision?.Basis == Basis;
}

/// <summary>What follows from a replaced edition: pure, from what the library holds.</summary>
public static class Migration
{
    /// <summary>The row of a requirement, or null when neither its version nor its draft refers to the edition.</summary>
    public static MigrationRow? RowOf(EditionReplacement replacement, Requirement requirement, RequirementVersion? version, Draft? draft)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        ArgumentNullException.ThrowIfNull(requirement);
        var published = version is null ? null : ReferenceIn(replacement, version.Content);
        var written = draft?.Content is { } content ? ReferenceIn(replacement, content) : null;
        if (published is null && written is null)
            return null;
        var open = draft?.Content is null ? null : draft;
        return new($"krav/{requirement.Key}", (open?.Content ?? version!.Content).Title, Basis(version, published, open, written))
        {
            Requirement = requirement,
            Version = published is null ? null : version,
            Draft = open,
        };
    }

    /// <summary>The row of a profile, or null when it proposes no affected requirement.</summary>
    public static MigrationRow? RowOf(Profile profile, IReadOnlySet<string> affected)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var keys = profile.Requirements.Select(r => r.Key).Where(affected.Contains).Order(StringComparer.Ordinal).ToList();
        return keys.Count == 0 ? null : new($"profil/{profile.Id}", profile.Title, string.Join(' ', keys)) { Profile = profile, Keys = keys };
    }

    /// <summary>The reference to the replaced edition, or null.</summary>
    public static StandardReference? ReferenceIn(EditionReplacement replacement, RequirementContent content)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        ArgumentNullException.ThrowIfNull(content);
        return content.Standards.FirstOrDefault(s => s.Standard == replacement.Standard && s.Edition == replacement.Edition);
    }

    /// <summary>The content with another reference in the place of the one to the replaced edition.</summary>
    public static RequirementContent Migrated(EditionReplacement replacement, RequirementContent content, StandardReference to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var old = ReferenceIn(replacement, content);
        var same = content.Standards.FirstOrDefault(s => s != old && s.Standard == to.Standard && s.Edition == to.Edition);
        // Without clauses a reference means the whole standard, which holds whatever clauses the other names.
        var merged = same is null ? to : to with
        {
            Clauses = same.Clauses.Count == 0 || to.Clauses.Count == 0 ? [] : [.. same.Clauses.Union(to.Clauses, StringComparer.Ordinal)],
            DeviationReason = to.DeviationReason ?? same.DeviationReason,
        };
        return content with { Standards = [.. content.Standards.Where(s => s != same).Select(s => s == old ? merged : s)] };
    }

    /// <summary>The clause proposed for an old one: the same number, only if the new edition has it with a requirement in it.</summary>
    public static string? Proposed(string clause, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return edition.Clauses.Any(c => c.Number == clause && !c.IsVoid) ? clause : null;
    }

    private static string Basis(RequirementVersion? version, StandardReference? published, Draft? draft, StandardReference? written)
    {
        var current = version is null ? "-" : $"{version.Number}:{Clauses(published)}";
        return draft is null ? current : $"{current} utkast:{Clauses(written)}";
    }

    private static string Clauses(StandardReference? reference) => reference is null ? "-" : $"[{string.Join(',', reference.Clauses)}]";
}
