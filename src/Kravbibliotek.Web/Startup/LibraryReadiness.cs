namespace Kravbibliotek.Web.Startup;

/// <summary>Whether the library has been opened. Until then only the health addresses, the files and the error pages answer.</summary>
public sealed class LibraryReadiness
{
    private volatile bool _isReady;

    /// <summary>True once the database is open and the first import is done.</summary>
    public bool IsReady => _isReady;

    /// <summary>Opens the doors.</summary>
    public void Ready() => _isReady = true;
}

/// <summary>Marks an endpoint that answers also before the library has been opened.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutLibraryAttribute : Attribute;

/// <summary>The doors.</summary>
public static class LibraryGate
{
    /// <summary>Answers 503 with a time to come back, until the library has been opened.</summary>
    public static IApplicationBuilder UseLibraryGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var readiness = context.RequestServices.GetRequiredService<LibraryReadiness>();
        var endpoint = context.GetEndpoint();
        if (readiness.IsReady || endpoint is null || endpoint.Metadata.GetMetadata<WithoutLibraryAttribute>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        return Task.CompletedTask;
    });
}
