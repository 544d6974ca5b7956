using System.Diagnostics;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Web.Features.Api;

/// <summary>
/// What holds for every address below the API, also those that do not exist: any page on the web may read them, nobody may send anything,
/// and what goes wrong is told in JSON.
/// </summary>
public static class ApiSurface
{
    private const string Reading = "GET, HEAD, OPTIONS";
    private const string Exposed = "ETag, Link, Retry-After, RateLimit, RateLimit-Policy";
    private static readonly PathString Root = Links.ApiGuide;
    private static readonly object Mark = new();

    /// <summary>Marks the requests, lets other sites read and answers their browsers' question before they do.</summary>
    public static IApplicationBuilder UseApi(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(Root, out var rest) || !rest.HasValue || rest == "/")
            return next(context);
        context.Items[Mark] = context.Request.Path.Value;
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = Exposed;
            headers["RateLimit-Policy"] = context.RequestServices.GetRequiredService<ApiLimit>().Policy;
            return Task.CompletedTask;
        });
        return IsQuestion(context.Request) ? TellAsync(context.Response) : next(context);
    });

    /// <summary>Whether a request was for the API, also on the way to an error page.</summary>
    public static bool IsApi(HttpContext context) => context.Items.ContainsKey(Mark);

    /// <summary>Answers with what a status stands for.</summary>
    public static Task SendAsync(HttpContext context, int status)
    {
        var kind = ApiProblemKind.Of(status);
        return ApiEndpoints.SendAsync(context, new(kind, kind.Detail), status);
    }

    /// <summary>The address that was asked for and what the log calls the request.</summary>
    internal static string Instance(HttpContext context) =>
        $"{context.Items[Mark]}#{Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier}";

    /// <summary>A browser that asks for another site whether it may read (the Fetch standard, CORS preflight).</summary>
    private static bool IsQuestion(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    private static Task TellAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = Reading;
        response.Headers.AccessControlAllowMethods = Reading;
        response.Headers.AccessControlAllowHeaders = "*";
        response.Headers.AccessControlMaxAge = "86400";
        return Task.CompletedTask;
    }
}
