using Kravbibliotek.Accounts;
using Kravbibliotek.Accounts.External;

namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>The organisation's own sign-in, as configured.</summary>
public sealed record OpenIdSettings
{
    /// <summary>Where the settings are.</summary>
    public const string Section = "Kravbibliotek:OpenIdConnect";

    private const string DefaultRoleClaim = "roles";

    /// <summary>The issuer.</summary>
    public required string Authority { get; init; }

    /// <summary>What the issuer calls us.</summary>
    public required string ClientId { get; init; }

    /// <summary>Null where the issuer asks for none.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What people call the issuer, for the button.</summary>
    public required string Name { get; init; }

    /// <summary>The claim with the values that stand for roles.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>The claim with the organisation, or null.</summary>
    public string? OrganisationClaim { get; init; }

    /// <summary>What the values mean here.</summary>
    public required RoleMapping Mapping { get; init; }

    /// <summary>True in development, where the issuer may be without TLS.</summary>
    public bool AllowsPlainHttp { get; init; }

    /// <summary>True for an address that may be asked: by TLS, or on this machine.</summary>
    public bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || AllowsPlainHttp)));

    /// <summary>The settings, or null when there are none.</summary>
    /// <exception cref="InvalidDataException">They do not hold. The message says what in one Swedish sentence.</exception>
    public static OpenIdSettings? From(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        if (section["Authority"] is not { Length: > 0 } authority)
            return null;
        var settings = new OpenIdSettings
        {
            Authority = authority,
            ClientId = section["ClientId"] is { Length: > 0 } id ? id : throw Wrong("ClientId saknas."),
            ClientSecret = Secret(section),
            Name = section["Name"] ?? "organisationens konto",
            RoleClaim = section["RoleClaim"] ?? DefaultRoleClaim,
            OrganisationClaim = section["OrganisationClaim"],
            Mapping = new RoleMapping
            {
                Roles = Values(section, "Roles").ToDictionary(p => p.Key, p => Role(p.Value), StringComparer.OrdinalIgnoreCase),
                Lawyer = section["Lawyer"],
                Organisations = Values(section, "Organisations").ToDictionary(
                    p => p.Key, p => Organisation(p.Value), StringComparer.OrdinalIgnoreCase),
            },
            AllowsPlainHttp = environment.IsDevelopment(),
        };
        return settings.IsAllowed(authority) ? settings : throw Wrong("Authority måste vara en adress som börjar med https.");
    }

    /// <summary>Flattened, since a value may hold a colon, which configuration takes for a level.</summary>
    private static IEnumerable<(string Key, string Value)> Values(IConfigurationSection section, string name) =>
        section.GetSection(name).AsEnumerable(makePathsRelative: true).Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => (p.Key, p.Value!));

    private static Role Role(string word) => AccountWords.Roles.TryParse(word, out var role)
        ? role
        : throw Wrong($"det finns ingen roll {word}. Välj bland {string.Join(", ", AccountWords.Roles.All.Select(r => r.Code))}.");

    private static string Organisation(string id) =>
        Organisations.Find(id)?.Id ?? throw Wrong($"det finns ingen organisation {id}. Skriv till exempel kommun-0180.");

    private static string? Secret(IConfigurationSection section)
    {
        if (section["ClientSecretFile"] is not { Length: > 0 } file)
            return section["ClientSecret"] is { Length: > 0 } secret ? secret : null;
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"filen {file} går inte att läsa.");
        }
    }

    private static InvalidDataException Wrong(string what) => new($"Inställningen {Section}: {what}");
}
