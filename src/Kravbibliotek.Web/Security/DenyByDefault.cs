using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Kravbibliotek.Web.Security;

/// <summary>
/// Nothing of ours is open unless it says so. What routing makes up itself (no such page, wrong method) is let through to its
/// error page, and whoever may not see a page gets 403.
/// </summary>
public sealed class DenyByDefault : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
