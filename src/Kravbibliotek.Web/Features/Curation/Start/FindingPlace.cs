using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Curation.Start;

/// <summary>Where what a check found can be seen.</summary>
public static class FindingPlace
{
    /// <summary>The page, or null when there is none.</summary>
    public static string? Of(Finding finding) => LibraryPath.Parse(finding.Path) switch
    {
        { Kind: LibraryFileKind.Draft, Id: var key } => Links.Draft(key),
        { Kind: LibraryFileKind.Version, Id: var key, Number: var number } => Links.Version(key, number),
        { Kind: LibraryFileKind.Requirement, Id: var key } => Links.Requirement(key),
        { Kind: LibraryFileKind.Standard or LibraryFileKind.ClauseList, Id: var id } => Links.Standard(id),
        { Kind: LibraryFileKind.Law, Id: var id } => Links.Law(id),
        { Kind: LibraryFileKind.Term, Id: var id } => Links.Term(id),
        { Kind: LibraryFileKind.Profile, Id: var id } => Links.Profile(id),
        { Kind: LibraryFileKind.Release, Id: var name } => Links.Release(name),
        _ => null,
    };
}
