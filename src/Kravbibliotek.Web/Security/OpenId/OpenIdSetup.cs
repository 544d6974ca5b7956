namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>Adds sign-in from an organisation's own.</summary>
public static class OpenIdSetup
{
    /// <summary>No issuer needs longer, or more to say.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int LongAnswer = 1024 * 1024;

    public static IServiceCollection AddOpenId(this IServiceCollection services)
    {
        services.AddSingleton<SignInWays>();
        services.AddSingleton<OpenIdProvider>();
        services.AddSingleton<OpenIdTickets>();
        services.AddSingleton<IdTokenCheck>();
        services.AddScoped<OpenIdSignIn>();
        services.AddHttpClient(OpenIdProvider.Client, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = LongAnswer;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return services;
    }
}
