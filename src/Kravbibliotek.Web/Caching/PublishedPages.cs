using System.Globalization;
using Kravbibliotek.Storage.Freshness;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Kravbibliotek.Web.Caching;

/// <summary>
/// Which answers are kept, and for whom. An answer is kept under the edition of what it shows, read before the answer is made: one
/// that was made of what has since changed is never found again.
/// </summary>
public sealed class PublishedPages(PublishedChanges changes) : IOutputCachePolicy
{
    /// <summary>Some pages know what day it is; none of them is older than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (http.CachedEndpoint() is not { } cached || !changes.IsListening)
            return ValueTask.CompletedTask;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = true;
        // Else everybody would wait for the first who asks, however slowly that visitor reads the answer.
        context.AllowLocking = false;
        context.ResponseExpirationTimeSpan = Longest;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByHost = true;
        // What an address may be answered in: the header is one of few, see Compression.
        context.CacheVaryByRules.HeaderNames = new StringValues(["Accept", "Accept-Encoding"]);
        context.CacheVaryByRules.VaryByValues["språk"] = PageLanguage.Code;
        foreach (var part in cached.Parts)
        {
            context.Tags.Add(part.ToString());
            context.CacheVaryByRules.VaryByValues[part.ToString()] = changes.Edition(part).ToString(CultureInfo.InvariantCulture);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
