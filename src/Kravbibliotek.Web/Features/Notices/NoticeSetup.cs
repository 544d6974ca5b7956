using Kravbibliotek.Web.Features.Administration;
using Kravbibliotek.Web.Mail;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Web.Features.Notices;

/// <summary>Adds notices and mail.</summary>
public static class NoticeSetup
{
    /// <summary>Adds what tells people of what has happened.</summary>
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<NoticeMails>();
        services.AddSingleton<LinkHandover>();
        services.AddSingleton<NoticeJob>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeJob>());
    }
}
