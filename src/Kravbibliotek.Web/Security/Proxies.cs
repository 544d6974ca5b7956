using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Kravbibliotek.Web.Security;

/// <summary>
/// The proxies in front of the application. Only they are believed about who the visitor is and whether TLS was used; a visitor who says so
/// is not.
/// </summary>
public static class Proxies
{
    /// <summary>Setting with addresses and networks, with commas between.</summary>
    public const string Setting = "Kravbibliotek:Proxies";

    /// <summary>Adds what is read from the proxies' headers.</summary>
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many as there are: the walk ends at the first that is not one of them.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in Parts(configuration).Select(Network).OfType<System.Net.IPNetwork>())
                options.KnownIPNetworks.Add(network);
        });

    /// <summary>Says what is wrong with the setting.</summary>
    /// <exception cref="InvalidDataException">A part is neither an address nor a network.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (Parts(configuration).FirstOrDefault(part => Network(part) is null) is { } wrong)
            throw new InvalidDataException($"{Setting}: {wrong} är varken en adress eller ett nät. Skriv till exempel 10.0.0.4 eller 10.0.0.0/24.");
    }

    /// <summary>Reads the headers, where there are proxies.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (Parts(app.Configuration).Length > 0)
            app.UseForwardedHeaders();
    }

    private static string[] Parts(IConfiguration configuration) =>
        (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static System.Net.IPNetwork? Network(string part) =>
        IPAddress.TryParse(part, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(part, out var network) ? network
        : null;
}
