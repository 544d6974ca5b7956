namespace Kravbibliotek.Web.Startup;

/// <summary>The address of the site itself, for links that are read elsewhere: in mails and in feeds.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    /// <summary>Setting with the address that people reach the site at, for instance <c>https://krav.exempel.se</c>.</summary>
    public const string Setting = "Kravbibliotek:BaseAddress";

    private readonly Lazy<string?> _configured = new(() => Read(configuration[Setting]));

    /// <summary>True when the setting is there.</summary>
    /// <exception cref="InvalidDataException">It is no address.</exception>
    public bool IsConfigured => _configured.Value is not null;

    /// <summary>The host that mails are said to come from.</summary>
    public string Host => _configured.Value is { } address ? new Uri(address).Host : "kravbibliotek.invalid";

    /// <summary>The whole address of a page, by the setting alone.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting.</exception>
    public string Absolute(string path) =>
        IsConfigured ? _configured.Value + path : throw new InvalidOperationException($"{Setting} is not set.");

    /// <summary>The whole address of a page, by the setting, or else as the visitor reached us.</summary>
    public string Absolute(string path, HttpRequest request) =>
        IsConfigured ? Absolute(path) : $"{request.Scheme}://{request.Host}{request.PathBase}{path}";

    private static string? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0)
            throw new InvalidDataException($"Inställningen {Setting} är ”{text}”. Ange webbplatsens adress, till exempel https://krav.exempel.se.");
        return address.ToString().TrimEnd('/');
    }
}
