using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Curation;

/// <summary>One page in the menu of curation.</summary>
/// <param name="Section">What a page of it puts in <c>ViewData["CurationSection"]</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Address">Where it is.</param>
public sealed record CurationMenuItem(string Section, string Label, string Address);

/// <summary>The pages of curation that everybody who curates or reviews may open, in the order of the menu.</summary>
public static class CurationMenu
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CurationMenuItem> Items { get; } =
    [
        new("start", StartTexts.Menu, Links.Curation),
        new("utkast", DraftTexts.Menu, Links.Drafts),
        new("publicera", WorkflowTexts.Publish, Links.Publish),
        new("remisser", ConsultationTexts.Nav, Links.CuratedConsultations),
        new("standarder", StandardTexts.Menu, Links.CurationStandards),
        new("utgavor", ReleaseTexts.Menu, Links.CurationReleases),
        new("inlasning", ReleaseTexts.Import, Links.Import),
        new("arenden", ProposalTexts.Submissions, Links.Submissions),
        new("handelser", ChangeTexts.Menu, Links.Changes),
    ];
}
