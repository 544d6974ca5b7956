using System.Globalization;
using System.Threading.RateLimiting;
using Kravbibliotek.Web.Features.Api;

namespace Kravbibliotek.Web.Security;

/// <summary>How often one visitor may ask for what costs us work.</summary>
public static class RateLimits
{
    /// <summary>Policy for making annexes.</summary>
    public const string Annex = "kravbilaga";

    /// <summary>Setting with the number of annexes a visitor may make in a minute.</summary>
    public const string AnnexesAMinute = "Kravbibliotek:AnnexesAMinute";

    /// <summary>Policy for downloading whole releases.</summary>
    public const string Download = "nedladdning";

    /// <summary>Setting with the number of releases a visitor may download in a minute.</summary>
    public const string DownloadsAMinute = "Kravbibliotek:DownloadsAMinute";

    /// <summary>Policy for everything that takes a password or a code.</summary>
    public const string SignIn = "inloggning";

    /// <summary>Setting with the number of passwords and codes that may come from one address in a minute.</summary>
    public const string SignInsAMinute = "Kravbibliotek:SignInsAMinute";

    /// <summary>Policy for what anybody may write to us: comments, feedback and proposals.</summary>
    public const string Comments = "synpunkter";

    /// <summary>Setting with the number of texts that may come from one address in a minute.</summary>
    public const string CommentsAMinute = "Kravbibliotek:CommentsAMinute";

    /// <summary>Policy for the API.</summary>
    public const string Api = "api";

    /// <summary>Setting with the number of requests to the API that may come from one address in a minute.</summary>
    public const string ApiRequestsAMinute = "Kravbibliotek:ApiRequestsAMinute";

    /// <summary>Adds the limits. The visitor's address is used as a key in memory and never written anywhere.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var annexes = configuration.GetValue(AnnexesAMinute, 30);
        var signIns = configuration.GetValue(SignInsAMinute, 30);
        var comments = configuration.GetValue(CommentsAMinute, 10);
        var downloads = configuration.GetValue(DownloadsAMinute, 30);
        var requests = new ApiLimit(configuration.GetValue(ApiRequestsAMinute, 300));
        services.AddSingleton(requests);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                context.HttpContext.Response.Headers.RetryAfter = seconds;
                if (ApiSurface.IsApi(context.HttpContext))
                    context.HttpContext.Response.Headers["RateLimit"] = $"\"{Api}\";r=0;t={seconds}";
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Annex, context => EachMinute(context, annexes));
            options.AddPolicy(Download, context => EachMinute(context, downloads));
            options.AddPolicy(SignIn, context => EachMinute(context, signIns));
            options.AddPolicy(Comments, context => EachMinute(context, comments));
            options.AddPolicy(Api, context => EachMinute(context, requests.AMinute));
        });
    }

    private static RateLimitPartition<string> EachMinute(HttpContext context, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}

/// <summary>How often one visitor may ask the API.</summary>
/// <param name="AMinute">Requests in a minute.</param>
public sealed record ApiLimit(int AMinute)
{
    /// <summary>The same, as the header says it.</summary>
    public string Policy { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{RateLimits.Api}\";q={AMinute};w=60");
}
