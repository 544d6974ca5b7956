using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Kravbibliotek.Web.Security;

/// <summary>Refuses what is too large with 413 before anything reads it.</summary>
public static class RequestLimits
{
    /// <summary>The largest body any page takes, in bytes.</summary>
    public const long MaxBody = 1024 * 1024;

    /// <summary>The largest body of the pages that read in whole files, in bytes: five megabytes of file, and the form around it.</summary>
    public const long MaxUploadBody = MaxUpload + 64 * 1024;

    /// <summary>The largest file that is read in.</summary>
    public const long MaxUpload = 5 * 1024 * 1024;

    /// <summary>The most fields a form may hold; an annex form has a handful for each requirement.</summary>
    public const int MaxFields = 8192;

    /// <summary>
    /// Reads forms here: later, MVC would turn a body that proves too large into an ordinary 400.
    /// </summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // On the way to an error page: what was wrong with the body has been found already.
            await next(context);
            return;
        }
        var most = context.Request.Path.StartsWithSegments(Links.Import) ? MaxUploadBody : MaxBody;
        if (context.Request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
        if (context.Request.HasFormContentType && !await CanReadFormAsync(context))
            return;
        await next(context);
    });

    private static async Task<bool> CanReadFormAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        catch (IOException)
        {
            // The body ends in the middle of a part.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        return false;
    }
}
