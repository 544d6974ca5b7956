using Kravbibliotek.Lists;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Profiles.Show;

/// <summary>A profile with its requirements.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Rows">Its requirements, in its order.</param>
/// <param name="Others">The other profiles.</param>
public sealed record ShowPage(Profile Profile, IReadOnlyList<ProfileRow> Rows, IReadOnlyList<Profile> Others)
{
    /// <summary>Its requirements as a list to go on with.</summary>
    public RequirementList ToList() => RequirementList.Of(Rows.Select(r => new RequirementPick(r.Version.Key)));

    /// <summary>How many requirements it has, and how many of them are in the short form.</summary>
    public (int All, int Short) Total() => Count(Rows);

    /// <summary>The same by the kind proposed, those without any left out.</summary>
    public IReadOnlyList<(RequirementKind Kind, int All, int Short)> ByKind() =>
    [
        .. from word in Words.Kinds.All
           let rows = Rows.Where(r => r.Kind == word.Value).ToList()
           where rows.Count > 0
           select (word.Value, Count(rows).All, Count(rows).Short),
    ];

    /// <summary>The areas that it has requirements of, in order, each with its requirements.</summary>
    public IReadOnlyList<(AreaInfo Area, IReadOnlyList<ProfileRow> Rows)> ByArea() =>
    [
        .. from area in Areas.All
           let rows = Rows.Where(r => r.Requirement.Area == area.Area).ToList()
           where rows.Count > 0
           select (area, (IReadOnlyList<ProfileRow>)rows),
    ];

    private static (int All, int Short) Count(IReadOnlyList<ProfileRow> rows) => (rows.Count, rows.Count(r => r.Proposed.ShortForm));
}

/// <summary>One profile.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ShowController(RegisterStore registers, RequirementStore requirements) : Controller
{
    [Page(Links.Profiles + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken)
    {
        var profiles = await registers.ProfilesAsync(cancellationToken);
        return profiles.FirstOrDefault(p => p.Id == id) is { } profile
            ? View(new ShowPage(
                profile, await ProfileRow.LoadAsync(profile, requirements, cancellationToken), [.. profiles.Where(p => p.Id != id)]))
            : NotFound();
    }
}
