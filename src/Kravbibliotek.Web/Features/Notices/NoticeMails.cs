using System.Text;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Web.Features.Changes;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Mail;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Web.Features.Notices;

/// <summary>Notices and one-time links as mails.</summary>
public sealed class NoticeMails(SmtpSender sender, SiteAddress site)
{
    /// <summary>True when there is a mail server.</summary>
    public bool IsConfigured => sender.IsConfigured;

    /// <summary>Sends what somebody is to be told.</summary>
    public Task<LetterFate> SendAsync(NoticeLetter letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var subject = letter.Notices is [var only] ? only.Text : NoticeTexts.MailSubject.With(letter.Notices.Count);
        var body = new StringBuilder();
        foreach (var notice in letter.Notices)
        {
            body.Append(notice.Text).Append('\n');
            if (ChangeWording.Address(notice.Subject) is { } address)
                body.Append(site.Absolute(address)).Append('\n');
            body.Append('\n');
        }

        body.Append(NoticeTexts.MailFooter.With(site.Absolute(Links.NoticeSettings))).Append('\n');
        return sender.SendAsync(
            letter.To.Email, subject, body.ToString(), string.Join(' ', letter.Notices.Select(n => n.Id)), cancellation);
    }

    /// <summary>Sends the link by which somebody chooses a password.</summary>
    public Task<LetterFate> SendLinkAsync(string email, string address, int days, CancellationToken cancellation) => sender.SendAsync(
        email, NoticeTexts.LinkSubject, NoticeTexts.LinkBody.With(address, days), address, cancellation);
}
