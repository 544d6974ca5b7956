using Kravbibliotek.Formats.Dcat;
using Kravbibliotek.Web.Features.About;

namespace Kravbibliotek.Web.Features.Dcat.Show;

/// <summary>Who gives the library out, as the settings say.</summary>
internal static class DcatSettings
{
    /// <summary>Setting with the IRI that data portals know the organisation by.</summary>
    public const string PublisherAddress = "Kravbibliotek:PublisherAddress";

    /// <summary>Reads them. Without a name the library itself is named; a contact that is no mail address is left out.</summary>
    /// <exception cref="InvalidDataException">The IRI is none.</exception>
    public static DcatPublisher Read(IConfiguration configuration)
    {
        var address = configuration[PublisherAddress];
        if (!string.IsNullOrEmpty(address) && !(Uri.TryCreate(address, UriKind.Absolute, out var iri) && iri.Scheme is "https" or "http"))
            throw new InvalidDataException($"Inställningen {PublisherAddress} är ”{address}”. Ange en adress som börjar med https://.");
        var owner = SiteOwner.Of(configuration);
        return new(
            owner.Publisher ?? Texts.SiteName, string.IsNullOrEmpty(address) ? null : address,
            owner.Contact?.Contains('@', StringComparison.Ordinal) == true ? owner.Contact : null);
    }
}
