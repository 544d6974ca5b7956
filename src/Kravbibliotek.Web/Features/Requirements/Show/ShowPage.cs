using Kravbibliotek.Formats.Export;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Requirements.Show;

/// <summary>A requirement as it is now, with its history and what it has to do with.</summary>
public sealed record ShowPage
{
    /// <summary>The requirement.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>Its latest version.</summary>
    public required VersionView Current { get; init; }

    /// <summary>Every version, latest first.</summary>
    public required IReadOnlyList<RequirementVersion> History { get; init; }

    /// <summary>Its relations, both ways.</summary>
    public required IReadOnlyList<RelationRow> Relations { get; init; }

    /// <summary>Titles of the requirements that it has to do with, by key.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>The profiles that propose it.</summary>
    public required IReadOnlyList<ProfileUse> Profiles { get; init; }

    /// <summary>The latest release that has its latest version, or null.</summary>
    public required ReleaseSummary? Release { get; init; }

    /// <summary>Its consultations, the latest first.</summary>
    public required IReadOnlyList<ConsultationEntry> Consultations { get; init; }

    /// <summary>The day the page is read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The whole address of its permalink.</summary>
    public string Address { get; init; } = "";

    /// <summary>True when its next version is being written; told to curators only.</summary>
    public bool HasDraft { get; init; }

    /// <summary>How the requirement is cited.</summary>
    public string Citation() => RequirementTexts.Citation.With(
        Requirement.Key, Current.Content.Title, Current.Version.Number, Wording.Date(Current.Version.Published),
        Current.Version.Fingerprint[..12], Address);

    /// <summary>Text and proof to paste somewhere.</summary>
    public string AsText() =>
        $"{Requirement.Key} {Current.Content.Title}\n\n{VersionText.Wording(Current.Content, Current.Content.DefaultKind)}";
}

/// <summary>A profile that proposes a requirement.</summary>
/// <param name="Id">Id of the profile.</param>
/// <param name="Title">Title of the profile.</param>
/// <param name="Kind">The kind that it proposes.</param>
/// <param name="ShortForm">True when the requirement is in the short form too.</param>
public sealed record ProfileUse(string Id, string Title, RequirementKind Kind, bool ShortForm)
{
    /// <summary>How a profile uses a requirement that it has.</summary>
    public static ProfileUse Of(Profile profile, string key, RequirementKind otherwise)
    {
        var use = profile.Requirements.First(r => r.Key == key);
        return new(profile.Id, profile.Title, use.Kind ?? otherwise, use.ShortForm);
    }
}

/// <summary>One relation with the requirements at its other end.</summary>
/// <param name="Label">Its name in the language of the page.</param>
/// <param name="Keys">Keys at the other end.</param>
public sealed record RelationRow(string Label, IReadOnlyList<string> Keys)
{
    /// <summary>The relations that there are, both ways. Overlaps and conflicts are the same from both ends.</summary>
    public static IReadOnlyList<RelationRow> Of(Requirement requirement, IReadOnlyList<Requirement> relating)
    {
        var own = requirement.Relations;
        RelationRow[] rows =
        [
            new(RequirementTexts.RelationRequires, own.Requires),
            new(RequirementTexts.RelationRequiredBy, From(r => r.Relations.Requires)),
            new(RequirementTexts.RelationReplaces, own.Replaces),
            new(RequirementTexts.RelationReplacedBy, From(r => r.Relations.Replaces)),
            new(RequirementTexts.RelationOverlaps, [.. own.Overlaps.Union(From(r => r.Relations.Overlaps)).Order(StringComparer.Ordinal)]),
            new(RequirementTexts.RelationConflicts, [.. own.Conflicts.Union(From(r => r.Relations.Conflicts)).Order(StringComparer.Ordinal)]),
            new(RequirementTexts.RelationSucceeds, From(r => r.ReplacedBy)),
        ];
        return [.. rows.Where(r => r.Keys.Count > 0)];

        List<string> From(Func<Requirement, IReadOnlyList<string>> relation) =>
            [.. relating.Where(r => relation(r).Contains(requirement.Key)).Select(r => r.Key)];
    }
}
