using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Search;

/// <summary>What the list of requirements can be narrowed by.</summary>
public enum SearchFacet
{
    /// <summary>Område; codes are the areas' folders.</summary>
    Area,

    /// <summary>Kravtyp: the kinds that a requirement may be used as; codes are the words in files.</summary>
    Kind,

    /// <summary>Nivå; codes are the words in files.</summary>
    Level,

    /// <summary>Status; codes are the words in files without dots. With none chosen everything but the withdrawn is found.</summary>
    Status,

    /// <summary>Standard; codes are ids.</summary>
    Standard,

    /// <summary>Lagrum; codes are the laws' ids.</summary>
    Law,

    /// <summary>Kravprofil; codes are ids.</summary>
    Profile,

    /// <summary>Goal of the strategy; codes such as <c>M15</c>.</summary>
    Goal,

    /// <summary>Tagg; codes are the tags in lower case.</summary>
    Tag,
}

/// <summary>A value of a facet.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Code">The word for it in addresses.</param>
/// <param name="Label">What it is called in Swedish.</param>
public sealed record FacetValue(SearchFacet Facet, string Code, string Label)
{
    /// <summary>Where it is in its life, as addresses write it.</summary>
    public static string CodeOf(RequirementStatus status) => SwedishWords.Fold(Words.Statuses.Code(status));

    /// <summary>A tag, as addresses write it.</summary>
    public static string CodeOfTag(string tag) => SwedishWords.Lower(tag);

    /// <summary>Everything that a requirement can be narrowed by, each value once.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="content">Its current content.</param>
    /// <param name="standards">The standards that the content leans on.</param>
    /// <param name="laws">The laws that the content refers to.</param>
    /// <param name="profiles">The profiles that propose it.</param>
    public static IReadOnlyList<FacetValue> Of(
        Requirement requirement, RequirementContent content, IEnumerable<Standard> standards, IEnumerable<Law> laws,
        IEnumerable<Profile> profiles)
    {
        var area = Areas.Of(requirement.Area);
        IEnumerable<FacetValue> values =
        [
            new(SearchFacet.Area, area.Folder, area.Name),
            .. content.AllowedKinds.Select(k => new FacetValue(SearchFacet.Kind, Words.Kinds.Code(k), Words.Kinds.Label(k))),
            new(SearchFacet.Level, Words.Levels.Code(content.Level), Words.Levels.Label(content.Level)),
            new(SearchFacet.Status, CodeOf(requirement.Status), Words.Statuses.Label(requirement.Status)),
            .. standards.Select(s => new FacetValue(SearchFacet.Standard, s.Id, s.Designation)),
            .. laws.Select(l => new FacetValue(SearchFacet.Law, l.Id, l.ShortName ?? l.Name)),
            .. profiles.Select(p => new FacetValue(SearchFacet.Profile, p.Id, p.Title)),
            .. content.Goals.Select(g => new FacetValue(SearchFacet.Goal, g, g)),
            .. requirement.Tags.Select(t => new FacetValue(SearchFacet.Tag, CodeOfTag(t), t)),
        ];
        return [.. values.DistinctBy(v => (v.Facet, v.Code)).OrderBy(v => v.Facet).ThenBy(v => v.Code, StringComparer.Ordinal)];
    }
}

/// <summary>A value of a facet and how many hits have it.</summary>
/// <param name="Code">The word for it in addresses.</param>
/// <param name="Label">What it is called in Swedish.</param>
/// <param name="Count">How many hits there would be with it alone chosen in its facet and all other filters as they are.</param>
public sealed record FacetCount(string Code, string Label, int Count);
