using System.Buffers.Text;
using System.Security.Cryptography;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Features.Api;

/// <summary>Answers the operations of the API.</summary>
public static class ApiEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Maps every operation there is.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        foreach (var operation in ApiOperations.All)
            app.MapMethods(Links.Api + operation.Path, Reading, http => AnswerAsync(operation, http))
                .AllowAnonymous().RequireRateLimiting(RateLimits.Api).WithMetadata(new CachedAttribute());
    }

    private static async Task AnswerAsync(ApiOperation operation, HttpContext http)
    {
        var call = new ApiCall(http);
        var problem = Accepts(http.Request, operation.MediaType)
            ? operation.Check(http.Request.Query)
            : new ApiProblem(ApiProblemKind.NotAcceptable, ApiProblemKind.NotAcceptable.Detail);
        var answer = problem is null ? await operation.Answer(call, http.RequestAborted) : ApiAnswer.Not(problem);
        if (answer.Problem is { } wrong)
            await SendAsync(http, wrong);
        else
            await SendAsync(call, operation, answer);
    }

    private static async Task SendAsync(ApiCall call, ApiOperation operation, ApiAnswer answer)
    {
        var (request, response) = (call.Http.Request, call.Http.Response);
        var headers = response.GetTypedHeaders();
        headers.ETag = Tag(answer.Body.Span);
        headers.CacheControl = new() { Public = true, MaxAge = answer.MaxAge };
        IEnumerable<ApiLink> always =
        [
            new("license", "https://creativecommons.org/publicdomain/zero/1.0/"),
            new("service-desc", call.Absolute(Links.OpenApi)),
        ];
        IEnumerable<ApiLink> described = operation.Shape is { } shape ? [new("describedby", call.Absolute(Links.ApiSchema(shape.Name)))] : [];
        response.Headers.Link = string.Join(", ", answer.Links.Concat(described).Concat(always).Select(l => $"<{l.Address}>; rel=\"{l.Relation}\""));
        response.Headers.ContentLanguage = "sv";
        if (request.Knows(headers.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await WriteAsync(call.Http, operation.MediaType, answer.Body);
    }

    /// <summary>Sends what went wrong. The status of the response is that of the problem, or the one given.</summary>
    internal static Task SendAsync(HttpContext http, ApiProblem problem, int? status = null)
    {
        var call = new ApiCall(http);
        http.Response.StatusCode = status ?? problem.Kind.Status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = "sv";
        var written = new WrittenProblem(
            problem, http.Response.StatusCode, call.Absolute(Links.ApiProblem(problem.Kind.Code)), ApiSurface.Instance(http));
        return WriteAsync(http, ApiProblem.MediaType, ApiProblem.Shape.Document(written));
    }

    private static async Task WriteAsync(HttpContext http, string mediaType, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = mediaType + "; charset=utf-8";
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static EntityTagHeaderValue Tag(ReadOnlySpan<byte> body) =>
        new($"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 18))}\"");

    /// <summary>Whether what the request accepts holds a media type; without the header everything is accepted.</summary>
    private static bool Accepts(HttpRequest request, string mediaType)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return true;
        var ours = new MediaTypeHeaderValue(mediaType);
        // Only the most exact line that fits counts: */* together with application/json;q=0 means anything but JSON.
        return accepted.Where(a => ours.IsSubsetOf(a.WithoutQuality()))
            .OrderByDescending(a => (a.MatchesAllTypes ? 0 : a.MatchesAllSubTypes ? 1 : 2))
            .FirstOrDefault() is { } best && (best.Quality ?? 1) > 0;
    }

    private static MediaTypeHeaderValue WithoutQuality(this MediaTypeHeaderValue value) => new(value.MediaType);
}
