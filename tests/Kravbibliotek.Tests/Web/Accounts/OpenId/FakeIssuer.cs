using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>An issuer on this machine that signs whatever a test wants, also what no issuer should.</summary>
internal sealed class FakeIssuer(TimeProvider time) : IAsyncDisposable
{
    public const string Secret = "delad hemlighet";
    private readonly Dictionary<string, string> _challenges = [];
    private readonly Dictionary<string, string> _tokens = [];
    private WebApplication? _web;

    public string Address { get; private set; } = "";

    public RSA Key { get; private set; } = RSA.Create(2048);

    public string KeyId { get; private set; } = "nyckel-1";

    /// <summary>What it tells beside the token, of the same person unless said otherwise.</summary>
    public Dictionary<string, object> UserInfo { get; set; } = [];

    /// <summary>How often the keys have been fetched.</summary>
    public int KeyReads { get; private set; }

    /// <summary>False when it answers with errors.</summary>
    public bool Works { get; set; } = true;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _web = builder.Build();
        _web.Use((context, next) =>
        {
            if (Works)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return Task.CompletedTask;
        });
        _web.MapGet("/.well-known/openid-configuration", () => Json(Description()));
        _web.MapGet("/keys", () => Json(Keys()));
        _web.MapGet("/me", Told);
        _web.MapPost("/token", TokenAsync);
        await _web.StartAsync();
        Address = _web.Urls.Single();
    }

    public void Rotate()
    {
        Key = RSA.Create(2048);
        KeyId = "nyckel-2";
    }

    /// <summary>What the issuer does when a browser comes to it: gives a code for what it will say.</summary>
    public string Authorize(Uri asked, Func<string, string> tokenFor)
    {
        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal(("code", "S256"), (query["response_type"].ToString(), query["code_challenge_method"].ToString()));
        var code = Guid.NewGuid().ToString("N");
        _challenges[code] = query["code_challenge"]!;
        _tokens[code] = tokenFor(query["nonce"]!);
        return code;
    }

    /// <summary>What a good token says.</summary>
    public Dictionary<string, object> Claims(string nonce, string subject)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = Address,
            ["aud"] = "krav",
            ["sub"] = subject,
            ["nonce"] = nonce,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["name"] = $"Prov {subject}",
            ["email"] = $"{subject}@prov.se",
            ["email_verified"] = true,
            ["roles"] = new[] { "krav-upphandlare" },
            ["org"] = "212000-0142",
        };
    }

    public string Sign(Dictionary<string, object> claims) =>
        Token(new() { ["alg"] = "RS256", ["kid"] = KeyId }, claims, data => Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Token(Dictionary<string, object> header, Dictionary<string, object> claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Part(JsonSerializer.SerializeToUtf8Bytes(header))}.{Part(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Part(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
            await _web.DisposeAsync();
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var basic = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"krav:{Uri.EscapeDataString(Secret)}"))}";
        var code = form["code"].ToString();
        var proof = Part(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        // Codes are not taken away, so that it is us who notice what is used twice.
        return request.Headers.Authorization == basic && _challenges.TryGetValue(code, out var challenge) && challenge == proof
            ? Json(new { id_token = _tokens[code], access_token = code, token_type = "Bearer" })
            : Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private IResult Told(HttpRequest request)
    {
        var token = _tokens[request.Headers.Authorization.ToString()["Bearer ".Length..]];
        using var said = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        return Json(new Dictionary<string, object>(UserInfo) { ["sub"] = UserInfo.GetValueOrDefault("sub", said.RootElement.GetProperty("sub").GetString()!) });
    }

    private object Description() => new
    {
        issuer = Address,
        authorization_endpoint = $"{Address}/authorize",
        token_endpoint = $"{Address}/token",
        jwks_uri = $"{Address}/keys",
        userinfo_endpoint = $"{Address}/me",
        end_session_endpoint = $"{Address}/end",
        authorization_response_iss_parameter_supported = true,
    };

    private object Keys()
    {
        KeyReads++;
        var key = Key.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = KeyId, n = Part(key.Modulus!), e = Part(key.Exponent!) } } };
    }

    private static string Part(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static IResult Json(object value) => Results.Json(value);
}
