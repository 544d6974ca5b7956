using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kravbibliotek.Web.Security;

/// <summary>
/// Takes a form only from our own pages, by what the browser itself says of where it comes from. For forms on pages that are stored and
/// the same to everybody, which can hold no token. Every browser says it; what says nothing is no browser, and is nobody's unwitting tool.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SameOriginAttribute : Attribute, IResourceFilter
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var isOwn = (string?)request.Headers[FetchSite] switch
        {
            { Length: > 0 } site => site is "same-origin" or "none",
            _ => (string?)request.Headers.Origin is not { Length: > 0 } origin || origin == $"{request.Scheme}://{request.Host}",
        };
        if (!isOwn)
            context.Result = new BadRequestResult();
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
