using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>Why a sign-in from an organisation came to nothing.</summary>
public enum OpenIdProblem
{
    /// <summary>The issuer does not answer.</summary>
    Unreachable,

    /// <summary>What the issuer answers cannot be trusted.</summary>
    Untrusted,
}

/// <summary>A sign-in from an organisation came to nothing.</summary>
/// <param name="problem">What to tell the person.</param>
/// <param name="reason">What to tell the log; never a token, a code or an address of anybody.</param>
public sealed class OpenIdException(OpenIdProblem problem, string reason) : Exception(reason)
{
    public OpenIdProblem Problem { get; } = problem;
}

/// <summary>What the issuer gives for a code.</summary>
public sealed record OpenIdTokens(string IdToken, string? AccessToken);

/// <summary>Talks with the issuer.</summary>
public sealed class OpenIdProvider
{
    /// <summary>Name of the client for HTTP.</summary>
    public const string Client = "openid";

    private readonly SignInWays _ways;
    private readonly IHttpClientFactory _clients;
    private readonly Lazy<ConfigurationManager<OpenIdConnectConfiguration>> _manager;

    public OpenIdProvider(SignInWays ways, IHttpClientFactory clients)
    {
        (_ways, _clients) = (ways, clients);
        _manager = new(() => new(MetadataAddress, new OpenIdConnectConfigurationRetriever(), Retriever()));
    }

    private OpenIdSettings Settings => _ways.OpenId ?? throw new InvalidOperationException("No issuer is configured.");

    private string MetadataAddress => Settings.Authority.TrimEnd('/') + "/.well-known/openid-configuration";

    /// <summary>What the issuer says of itself; read again now and then.</summary>
    public Task<OpenIdConnectConfiguration> ConfigurationAsync(CancellationToken cancellation) =>
        ReadAsync(() => _manager.Value.GetConfigurationAsync(cancellation));

    /// <summary>What the issuer says of itself right now, since it may have changed its keys.</summary>
    public Task<OpenIdConnectConfiguration> FreshConfigurationAsync(CancellationToken cancellation)
    {
        _manager.Value.RequestRefresh();
        return ReadAsync(() => OpenIdConnectConfigurationRetriever.GetAsync(MetadataAddress, Retriever(), cancellation));
    }

    /// <summary>Gives the code for tokens.</summary>
    public async Task<OpenIdTokens> ExchangeAsync(
        OpenIdConnectConfiguration issuer, string code, string verifier, string redirect, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, issuer.TokenEndpoint);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["code_verifier"] = verifier,
        };
        Identify(issuer, request, form);
        request.Content = new FormUrlEncodedContent(form);
        using var answer = await JsonAsync(request, cancellation);
        return Text(answer.RootElement, "id_token") is { } token
            ? new OpenIdTokens(token, Text(answer.RootElement, "access_token"))
            : throw new OpenIdException(OpenIdProblem.Untrusted, "svaret saknar id_token");
    }

    /// <summary>What the issuer tells of the person beside the token.</summary>
    public async Task<JsonDocument> UserInfoAsync(OpenIdConnectConfiguration issuer, string accessToken, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, issuer.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await JsonAsync(request, cancellation);
    }

    /// <summary>A text of a JSON object, or null.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void Identify(OpenIdConnectConfiguration issuer, HttpRequestMessage request, Dictionary<string, string> form)
    {
        if (Settings.ClientSecret is not { } secret)
        {
            form["client_id"] = Settings.ClientId;
            return;
        }

        // Basic is what a silent issuer takes, by the specification.
        var methods = issuer.TokenEndpointAuthMethodsSupported;
        if (methods.Count == 0 || methods.Contains("client_secret_basic"))
        {
            var pair = $"{Uri.EscapeDataString(Settings.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
            return;
        }

        form["client_id"] = Settings.ClientId;
        form["client_secret"] = secret;
    }

    private async Task<JsonDocument> JsonAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await _clients.CreateClient(Client).SendAsync(request, cancellation);
            if ((int)response.StatusCode >= StatusCodes.Status500InternalServerError)
                throw new OpenIdException(OpenIdProblem.Unreachable, $"svarade {(int)response.StatusCode}");
            if (!response.IsSuccessStatusCode)
                throw new OpenIdException(OpenIdProblem.Untrusted, $"svarade {(int)response.StatusCode}");
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json
                : throw new OpenIdException(OpenIdProblem.Untrusted, "svarade med annat än ett objekt");
        }
        catch (JsonException)
        {
            throw new OpenIdException(OpenIdProblem.Untrusted, "svarade med annat än JSON");
        }
        catch (Exception e) when (IsSilence(e, cancellation))
        {
            throw new OpenIdException(OpenIdProblem.Unreachable, e.GetType().Name);
        }
    }

    private async Task<OpenIdConnectConfiguration> ReadAsync(Func<Task<OpenIdConnectConfiguration>> read)
    {
        OpenIdConnectConfiguration issuer;
        try
        {
            issuer = await read();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or ArgumentException or OperationCanceledException)
        {
            throw new OpenIdException(OpenIdProblem.Unreachable, $"beskrivningen gick inte att läsa ({e.GetType().Name})");
        }

        // Whoever could put another issuer's description here could let anybody in.
        if (issuer.Issuer?.TrimEnd('/') != Settings.Authority.TrimEnd('/'))
            throw new OpenIdException(OpenIdProblem.Untrusted, "beskrivningen gäller en annan utfärdare");
        string?[] addresses = [issuer.AuthorizationEndpoint, issuer.TokenEndpoint];
        string?[] optional = [issuer.UserInfoEndpoint, issuer.EndSessionEndpoint];
        return addresses.All(Settings.IsAllowed) && optional.All(a => string.IsNullOrEmpty(a) || Settings.IsAllowed(a))
            ? issuer
            : throw new OpenIdException(OpenIdProblem.Untrusted, "beskrivningen har adresser utan https");
    }

    private HttpDocumentRetriever Retriever() => new(_clients.CreateClient(Client))
    {
        RequireHttps = Settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
    };

    private static bool IsSilence(Exception e, CancellationToken cancellation) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested);
}
