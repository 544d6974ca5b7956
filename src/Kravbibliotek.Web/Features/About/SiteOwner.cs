namespace Kravbibliotek.Web.Features.About;

/// <summary>Who runs the site.</summary>
/// <param name="Publisher">The organisation, or null when it is not set.</param>
/// <param name="Contact">A mail address or the address of a page, or null when it is not set.</param>
public sealed record SiteOwner(string? Publisher, string? Contact)
{
    /// <summary>Setting with the name of the organisation that runs the site.</summary>
    public const string PublisherSetting = "Kravbibliotek:Publisher";

    /// <summary>Setting with the address to which one writes.</summary>
    public const string ContactSetting = "Kravbibliotek:Contact";

    /// <summary>Where the contact leads, or null.</summary>
    public string? ContactAddress => Contact is null ? null : Contact.Contains('@') ? $"mailto:{Contact}" : Contact;

    /// <summary>As the settings say.</summary>
    public static SiteOwner Of(IConfiguration configuration) => new(
        Filled(configuration[PublisherSetting]), Filled(configuration[ContactSetting]));

    private static string? Filled(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting;
}
