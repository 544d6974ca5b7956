namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>The ways in: with a password kept here, and from an organisation's own sign-in.</summary>
public sealed class SignInWays(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>Setting that closes the way in with a password for all but administrators.</summary>
    public const string LocalSetting = "Kravbibliotek:LocalSignIn";

    private readonly Lazy<OpenIdSettings?> _openId = new(() => OpenIdSettings.From(configuration, environment));

    /// <summary>
    /// True when anybody may have a password here. Otherwise only administrators may, so that a broken issuer locks nobody out.
    /// </summary>
    public bool IsLocalOpen { get; } = configuration.GetValue(LocalSetting, true);

    /// <summary>The organisation's own sign-in, or null when there is none.</summary>
    public OpenIdSettings? OpenId => _openId.Value;

    /// <summary>Says what is wrong with the settings before anybody tries them.</summary>
    /// <exception cref="InvalidDataException">They do not hold.</exception>
    public void Check()
    {
        if (OpenId is null && !IsLocalOpen)
            throw new InvalidDataException($"{LocalSetting} är avstängd, men {OpenIdSettings.Section} saknas: ingen skulle kunna logga in.");
    }
}
