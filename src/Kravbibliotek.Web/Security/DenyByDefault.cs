using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Kravbibliotek.Web.Security;

/// <summary>
/// Nothing of ours is open unless it says so. What routing makes up itself (no such page, wrong method) is let through to its
/// error page. Whoever wants to read is sent to sign in, or to get a second factor; otherwise the answer is 403.
/// </summary>
public sealed class DenyByDefault : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint)
            return next(context);
        context.Response.Headers.CacheControl = "no-store";
        var here = context.Request.Path + context.Request.QueryString;
        if (Way(context.Request, authorizeResult) is { } address)
            context.Response.Redirect(Links.WithReturn(address, here));
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static string? Way(HttpRequest request, PolicyAuthorizationResult result)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return null;
        if (result.Challenged)
            return Links.SignIn;
        var failed = result.AuthorizationFailure?.FailedRequirements.ToList() ?? [];
        return failed.Count > 0 && failed.All(r => r is TwoFactorRequirement) ? Links.TwoFactor : null;
    }
}
