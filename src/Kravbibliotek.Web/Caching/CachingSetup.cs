using System.Data.Common;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Web.Features.MyList;
using Microsoft.AspNetCore.OutputCaching;

namespace Kravbibliotek.Web.Caching;

/// <summary>Answers fast, and never with what is no longer so.</summary>
public static class CachingSetup
{
    /// <summary>The most memory that kept answers take, in bytes.</summary>
    private const long MostMemory = 96 * 1024 * 1024;

    /// <summary>The largest answer that is kept, in bytes.</summary>
    private const long LargestAnswer = 4 * 1024 * 1024;

    /// <summary>Adds what keeps answers.</summary>
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services.AddOutputCache();
        services.AddOptions<OutputCacheOptions>().Configure<PublishedChanges>((options, changes) =>
        {
            options.SizeLimit = MostMemory;
            options.MaximumBodySize = LargestAnswer;
            // A key in small letters leads to the address with capitals.
            options.UseCaseSensitivePaths = true;
            options.AddBasePolicy(new PublishedPages(changes));
        });
        services.AddHostedService<ForgetsChanged>();
        return services;
    }

    /// <summary>Keeps answers, and reads what they are made of from a standby. Comes after it is known who is signed in.</summary>
    public static IApplicationBuilder UseCaching(this IApplicationBuilder app)
    {
        app.Use(FreshForWhoeverChanges);
        app.UseOutputCache();
        return app.Use(ReadFromStandbyAsync);
    }

    /// <summary>
    /// The mark of the endpoint, when the answer is the same to everybody: to whoever is signed in or gathers a list it is not.
    /// </summary>
    internal static CachedAttribute? CachedEndpoint(this HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && context.User.Identity?.IsAuthenticated != true
            && !context.Request.Cookies.ContainsKey(ListCookie.Name)
            ? context.GetEndpoint()?.Metadata.GetMetadata<CachedAttribute>()
            : null;

    /// <summary>What somebody signed in has changed shows in the next answer of this process, also before the database has told of it.</summary>
    private static async Task FreshForWhoeverChanges(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.User.Identity?.IsAuthenticated == true)
        {
            var changes = context.RequestServices.GetRequiredService<PublishedChanges>();
            context.Response.OnStarting(() =>
            {
                changes.MayHaveChanged();
                return Task.CompletedTask;
            });
        }

        await next(context);
    }

    /// <summary>A standby may die under a request; what was only to be read is then read again, from the primary.</summary>
    private static async Task ReadFromStandbyAsync(HttpContext context, RequestDelegate next)
    {
        if (context.CachedEndpoint() is null)
        {
            await next(context);
            return;
        }

        var library = context.RequestServices.GetRequiredService<LibraryHost>();
        library.MayLag = true;
        try
        {
            await next(context);
        }
        catch (DbException e) when (!context.Response.HasStarted && library.HasSeveralHosts)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CachingSetup))
                .LogWarning("Läsningen från reservdatabasen avbröts och görs om: {Problem}", e.Message);
            context.Response.Clear();
            library.MayLag = false;
            await next(context);
        }
    }

    /// <summary>Gives back the memory of what will not be asked for again.</summary>
    private sealed class ForgetsChanged(PublishedChanges changes, IOutputCacheStore store) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            changes.Changed += ForgetAsync;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            changes.Changed -= ForgetAsync;
            return Task.CompletedTask;
        }

        private ValueTask ForgetAsync(LibraryPart part, CancellationToken cancellationToken) => store.EvictByTagAsync(part.ToString(), cancellationToken);
    }
}
