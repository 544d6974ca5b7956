using Kravbibliotek.Web.Startup;
using Microsoft.Extensions.Configuration;

namespace Kravbibliotek.Tests.Web.Notices;

/// <summary>The address that mails and feeds link to.</summary>
public sealed class SiteAddressTests
{
    [Fact]
    public void SiteAddress_BadSettings_AreRefusedInSwedish()
    {
        foreach (var text in new[] { "krav.exempel.se", "ftp://krav.exempel.se", "https://krav.exempel.se?a=b", "https://a:b@krav.exempel.se" })
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Kravbibliotek:BaseAddress", text)]).Build();
            var refused = Assert.Throws<InvalidDataException>(() => (object)new SiteAddress(settings).IsConfigured);
            Assert.Contains(text, refused.Message, StringComparison.Ordinal);
        }
    }
}
