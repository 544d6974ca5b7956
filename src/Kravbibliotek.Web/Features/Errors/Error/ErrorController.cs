using System.Diagnostics;
using System.Globalization;
using Kravbibliotek.Web.Features.Api;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Errors.Error;

/// <summary>What an error page says.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Heading">What went wrong.</param>
/// <param name="Advice">What the visitor can do.</param>
/// <param name="Id">What the log calls this request.</param>
/// <param name="Asked">The last part of the address asked for, when nothing was found.</param>
public sealed record ErrorPage(int Status, string Heading, string Advice, string Id, string? Asked);

/// <summary>Error pages in Swedish. Reached inside the server only; whoever goes here by hand gets the status as asked.</summary>
[AllowAnonymous]
[InEnglish]
[WithoutLibrary]
[IgnoreAntiforgeryToken]
public sealed class ErrorController : Controller
{
    [Route("/fel/{status:int:range(400,599)}")]
    public async Task<IActionResult> Error()
    {
        // Not a parameter: binding one would read the body, which may be just what was wrong.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var exception = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (exception is BadHttpRequestException bad)
            status = bad.StatusCode;
        if (ApiSurface.IsApi(HttpContext))
        {
            await ApiSurface.SendAsync(HttpContext, status);
            return new EmptyResult();
        }

        var (heading, advice) = Words(status);
        var asked = status == StatusCodes.Status404NotFound
            ? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath.Split('/').LastOrDefault(p => p.Length is > 0 and <= 60)
            : null;
        Response.StatusCode = status;
        // Both words: a form on the page (sign out) would otherwise replace the header and warn of it in the log each time.
        Response.Headers.CacheControl = "no-store, no-cache";
        Response.Headers.Remove("ETag");
        return View(new ErrorPage(status, heading, advice, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier, asked));
    }

    private static (string Heading, string Advice) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => (Texts.Error400, Texts.Error400Advice),
        StatusCodes.Status403Forbidden => (Texts.Error403, Texts.Error403Advice),
        StatusCodes.Status404NotFound => (Texts.Error404, Texts.Error404Advice),
        StatusCodes.Status405MethodNotAllowed => (Texts.Error405, Texts.Error405Advice),
        StatusCodes.Status413PayloadTooLarge => (Texts.Error413, Texts.Error413Advice),
        StatusCodes.Status429TooManyRequests => (Texts.Error429, Texts.Error429Advice),
        StatusCodes.Status503ServiceUnavailable => (Texts.Error503, Texts.Error503Advice),
        < 500 => (Texts.Error400, Texts.Error400Advice),
        _ => (Texts.Error500, Texts.Error500Advice),
    };
}
