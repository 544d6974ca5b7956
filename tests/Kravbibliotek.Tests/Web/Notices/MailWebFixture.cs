using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.AspNetCore.Hosting;

namespace Kravbibliotek.Tests.Web.Notices;

/// <summary>The application with a mail server of its own.</summary>
public sealed class MailWebFixture : AccountWebFixture
{
    internal MailServer Mail { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Kravbibliotek:BaseAddress", "https://krav.exempel.se/");
        builder.UseSetting("Kravbibliotek:Smtp:Host", "127.0.0.1");
        builder.UseSetting("Kravbibliotek:Smtp:Port", $"{Mail.Port}");
        builder.UseSetting("Kravbibliotek:Smtp:StartTls", "false");
        builder.UseSetting("Kravbibliotek:Smtp:From", "Kravbiblioteket <krav@exempel.se>");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Mail.Dispose();
    }
}
