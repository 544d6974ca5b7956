using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.Show;

/// <summary>A requirement that leans on an edition.</summary>
/// <param name="Version">The requirement as it is now.</param>
/// <param name="Clauses">The clauses it refers to; none when it refers to all of the edition.</param>
/// <param name="Reason">Why it leans on a standard that is not open, or null.</param>
public sealed record Leaning(RequirementVersion Version, IReadOnlyList<string> Clauses, string? Reason);

/// <summary>A standard with the requirements that lean on it, as they are now.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="All">The requirements.</param>
public sealed record ShowPage(Standard Standard, RequirementsOn All)
{
    /// <summary>The names of the editions that requirements lean on, the newest first. One that the register lacks comes last.</summary>
    public IReadOnlyList<string> LeantOn() =>
    [
        .. Standard.Editions.Select(e => e.Name)
            .Concat(All.First.SelectMany(v => v.Content.Standards).Where(r => r.Standard == Standard.Id).Select(r => r.Edition))
            .Distinct(StringComparer.Ordinal).Where(name => On(name).Count > 0),
    ];

    /// <summary>The requirements that lean on an edition, by key.</summary>
    public IReadOnlyList<Leaning> On(string edition) =>
    [
        .. from version in All.First
           let references = version.Content.Standards.Where(r => r.Standard == Standard.Id && r.Edition == edition).ToList()
           where references.Count > 0
           select new Leaning(
               version, [.. references.SelectMany(r => r.Clauses).Distinct(StringComparer.Ordinal)],
               references.Select(r => r.DeviationReason).FirstOrDefault(r => r is not null)),
    ];

    /// <summary>The clauses of an edition that requirements refer to, in the order of the edition, each with the keys.</summary>
    public IReadOnlyList<(string Clause, IReadOnlyList<string> Keys)> Clauses(string edition)
    {
        var known = Standard.Editions.FirstOrDefault(e => e.Name == edition)?.Clauses.Select(c => c.Number).ToList() ?? [];
        return
        [
            .. On(edition).SelectMany(l => l.Clauses.Select(c => (Clause: c, l.Version.Key)))
                .GroupBy(p => p.Clause, StringComparer.Ordinal)
                .OrderBy(g => known.IndexOf(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(p => p.Key).Distinct(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>The editions that an edition replaced.</summary>
    public IReadOnlyList<string> ReplacedBy(string edition) =>
        [.. Standard.Editions.Where(e => e.ReplacedBy == edition).Select(e => e.Name)];
}

/// <summary>One standard.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ShowController(RegisterStore registers) : Controller
{
    [Page(Links.Standards + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken) =>
        await registers.StandardAsync(id, cancellationToken) is { } standard
            ? View(new ShowPage(standard, await registers.RequirementsOnStandardAsync(id, cancellationToken)))
            : NotFound();
}
