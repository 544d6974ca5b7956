using Kravbibliotek.Storage;

namespace Kravbibliotek.Web.Startup;

/// <summary>What whoever watches over the application asks.</summary>
public static class HealthEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (the library can be read).</summary>
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithMetadata(new WithoutLibraryAttribute());
        health.MapMethods("/live", Reading, () => Results.Text("Lever."));
        health.MapMethods("/ready", Reading, Ready);
    }

    private static async Task<IResult> Ready(
        LibraryReadiness readiness, LibraryStatus status, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        // Not by way of the error page: who asks here is a program.
        response.HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>()!.Enabled = false;
        if (!readiness.IsReady)
            return Results.Text("Startar.", statusCode: StatusCodes.Status503ServiceUnavailable);
        return await status.CheckAsync(cancellationToken) is { } problem
            ? Results.Text(problem.Message, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("Redo.");
    }
}
