using Kravbibliotek.Lists;
using Kravbibliotek.Profiles;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>What the page of an annex shows, whether it starts from a profile or from a list.</summary>
/// <param name="Rows">The requirements to choose among.</param>
/// <param name="Form">What has been filled in.</param>
/// <param name="HasPdf">True when PDF can be made.</param>
public sealed record AnnexPage(IReadOnlyList<ProfileRow> Rows, AnnexForm Form, bool HasPdf)
{
    /// <summary>The profile it starts from, or null when it starts from a list.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The list it starts from, or an empty one.</summary>
    public RequirementList List { get; init; } = RequirementList.Empty;

    /// <summary>What of the list cannot be in an annex, since the library does not have it.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Where the form is sent.</summary>
    public string Address => Profile is null ? Links.ListAnnex(List) : Links.Annex(Profile.Id);

    /// <summary>Where one came from.</summary>
    public string Back => Profile is null ? Links.List(List) : Links.Profile(Profile.Id);

    /// <summary>True when the profile has a short form.</summary>
    public bool HasShortForm => Profile?.Requirements.Any(r => r.ShortForm) == true;

    /// <summary>The rows in the order they are shown: by area.</summary>
    public IEnumerable<ProfileRow> Of(Kravbibliotek.Requirements.Area area) => Rows.Where(r => r.Requirement.Area == area);
}
