using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Kravbibliotek.Web.Caching;

/// <summary>
/// Compresses what visitors read. What is made for somebody signed in is sent as it is: a page that mixes secrets with what others may
/// put in its address would tell of them by its length.
/// </summary>
public static class Compression
{
    private static readonly string[] Types =
    [
        "text/html", "text/plain", "text/markdown", "text/csv", "text/turtle", "application/json", "application/problem+json", "application/ld+json",
        "application/schema+json", "application/feed+json", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    ];

    /// <summary>Adds the compression.</summary>
    public static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }

    /// <summary>Settles how an answer may be compressed before it is looked up, so that few variants of it are kept.</summary>
    public static IApplicationBuilder UseSettledEncoding(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value.Value).ToList();
        context.Response.OnStarting(() =>
        {
            EntityTags.WeakenWhenCompressed(context.Response);
            return Task.CompletedTask;
        });
        context.Request.Headers.AcceptEncoding = accepted.Contains("br") ? "br" : accepted.Contains("gzip") ? "gzip" : "identity";
        return next(context);
    });

    /// <summary>Compresses the answers to visitors who are not signed in.</summary>
    public static IApplicationBuilder UseCompression(this IApplicationBuilder app) =>
        app.UseWhen(context => context.User.Identity?.IsAuthenticated != true, visitors => visitors.UseResponseCompression());
}
