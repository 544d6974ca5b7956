using Kravbibliotek.Lists;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.MyList.Save;

/// <summary>A list as a file. Either can be opened again; the CSV also has everything that the requirements say.</summary>
[AllowAnonymous]
public sealed class SaveController(ListRows rows) : Controller
{
    [Page(Links.ListJsonFile)]
    public Task<IActionResult> Json(ListQuery query, CancellationToken cancellationToken) =>
        FileAsync(query, ListJson.Write, "application/json; charset=utf-8", "lista.json", cancellationToken);

    [Page(Links.ListCsvFile)]
    public Task<IActionResult> Csv(ListQuery query, CancellationToken cancellationToken) =>
        FileAsync(query, ListCsv.Write, "text/csv; charset=utf-8", "lista.csv", cancellationToken);

    private async Task<IActionResult> FileAsync(
        ListQuery query, Action<IEnumerable<ListRow>, Stream> write, string type, string name, CancellationToken cancellationToken)
    {
        var list = query.ToList();
        if (list.Picks.Count == 0)
            return Redirect(Links.MyList);
        var file = new MemoryStream();
        write(await rows.LoadAsync(list, cancellationToken), file);
        file.Position = 0;
        return File(file, type, name);
    }
}
