using Kravbibliotek.Formats.Export;
using Kravbibliotek.Lists;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Requirements.List;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Requirements.Results;

/// <summary>All that a search finds, as a list to go on with or as a file. What finds too much leads back to the search, which says so.</summary>
[AllowAnonymous]
public sealed class ResultsController(RequirementSearch search, RequirementStore requirements) : Controller
{
    /// <summary>The most requirements of one file.</summary>
    public const int MostRows = 2000;

    [Page(Links.Results)]
    [InEnglish]
    public async Task<IActionResult> List(ListForm form, CancellationToken cancellationToken)
    {
        var query = form.ToQuery();
        var keys = await search.KeysAsync(query, cancellationToken);
        return keys.Count is 0 or > RequirementList.MostPicks
            ? Redirect(ListForm.Address(query))
            : Redirect(Links.List(RequirementList.Of(keys.Select(key => new RequirementPick(key)))));
    }

    [Page(Links.ResultsCsvFile)]
    [EnableRateLimiting(RateLimits.Download)]
    public async Task<IActionResult> Csv(ListForm form, CancellationToken cancellationToken)
    {
        var query = form.ToQuery();
        var keys = await search.KeysAsync(query, cancellationToken);
        if (keys.Count is 0 or > MostRows)
            return Redirect(ListForm.Address(query));
        var found = (await requirements.FindManyAsync(keys, cancellationToken)).ToDictionary(r => r.Key);
        var versions = await requirements.CurrentVersionsAsync(keys, cancellationToken);
        var file = new MemoryStream();
        CsvExport.Write(versions.Where(v => found.ContainsKey(v.Key)).Select(v => (found[v.Key], v)), ListCsv.Schema, file);
        file.Position = 0;
        return File(file, "text/csv; charset=utf-8", "krav.csv");
    }
}
