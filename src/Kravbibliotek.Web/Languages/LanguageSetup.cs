using Microsoft.AspNetCore.Diagnostics;

namespace Kravbibliotek.Web.Languages;

/// <summary>Reads the language of a page from its address.</summary>
public static class LanguageSetup
{
    /// <summary>
    /// Takes <c>/en</c> off the address and remembers it in the page's culture, so that one route serves both languages. Comes before
    /// routing, and before error pages, which are in the language of the page that failed.
    /// </summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isEnglish = context.Request.Path.StartsWithSegments(PageLanguage.Prefix, StringComparison.Ordinal, out var rest);
        if (isEnglish)
        {
            context.Request.Path = rest.HasValue ? rest : "/";
            context.Response.OnStarting(() => StayInEnglish(context));
        }

        PageLanguage.Use(isEnglish);
        await next(context);
    });

    /// <summary>Leads whoever asks for the English page of something that is in Swedish only to the Swedish one. Comes after routing.</summary>
    public static IApplicationBuilder UseSwedishWhereNoEnglish(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!PageLanguage.IsEnglish || context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<InEnglishAttribute>() is not null)
            return next(context);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            context.Response.Redirect(request.PathBase + request.Path + request.QueryString);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>The address of this page in the other language, or null for a page in Swedish only.</summary>
    public static string? OtherLanguage(this HttpContext context)
    {
        var isOwn = context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null;
        if (!isOwn || context.GetEndpoint()?.Metadata.GetMetadata<InEnglishAttribute>() is null)
            return null;
        var address = context.Request.Path + context.Request.QueryString;
        return PageLanguage.IsEnglish ? address : PageLanguage.English(address);
    }

    private static Task StayInEnglish(HttpContext context)
    {
        var isToSwedish = context.GetEndpoint()?.Metadata.GetMetadata<InEnglishAttribute>() is null;
        var headers = context.Response.Headers;
        if (!isToSwedish && context.RequestServices.GetRequiredService<EnglishPages>().Of(headers.Location) is { } address)
            headers.Location = address;
        return Task.CompletedTask;
    }
}
