using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Web.Mail;

/// <summary>Hands plain mails to the mail server. What it says is told in the log by kind alone: its own words may hold addresses.</summary>
public sealed class SmtpSender(IConfiguration configuration, SiteAddress site, ILogger<SmtpSender> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lazy<MailSettings?> _settings = new(() => MailSettings.Read(configuration, site));

    /// <summary>True when there is a mail server.</summary>
    public bool IsConfigured => _settings.Value is not null;

    /// <summary>Sends one mail.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="body">The text.</param>
    /// <param name="about">What it is about; the same mail sent twice has the same id, so that it can be told.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<LetterFate> SendAsync(string to, string subject, string body, string about, CancellationToken cancellation)
    {
        if (!MailAddress.TryCreate(to, out var address))
            return LetterFate.RecipientRefused;
        var settings = _settings.Value ?? throw new InvalidOperationException("There is no mail server.");
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(Patience);
        try
        {
            using var client = await ClientAsync(settings, cancellation);
            using var message = Message(settings, address, subject, body, about);
            await client.SendMailAsync(message, waiting.Token);
            return LetterFate.Sent;
        }
        catch (SmtpFailedRecipientException e)
        {
            log.LogWarning("Mejlservern tog inte emot ett mejl till en mottagare: {Status}.", e.StatusCode);
            return LetterFate.RecipientRefused;
        }
        catch (SmtpException e)
        {
            log.LogWarning("Mejlservern svarade inte som den skulle: {Status}.", e.StatusCode);
            return LetterFate.ServerFailed;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or UnauthorizedAccessException
            && !cancellation.IsCancellationRequested)
        {
            log.LogWarning("Mejlservern gick inte att nå: {Kind}.", e.GetType().Name);
            return LetterFate.ServerFailed;
        }
    }

    private static async Task<SmtpClient> ClientAsync(MailSettings settings, CancellationToken cancellation)
    {
        var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings is { User: { Length: > 0 } user, PasswordFile: { Length: > 0 } file })
            client.Credentials = new NetworkCredential(user, (await File.ReadAllTextAsync(file, cancellation)).Trim());
        return client;
    }

    private MailMessage Message(MailSettings settings, MailAddress to, string subject, string body, string about)
    {
        var message = new MailMessage(settings.From, to)
        {
            Subject = string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            SubjectEncoding = Encoding.UTF8,
            // The line ends of mail.
            Body = body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{to.Address} {about}")))[..32];
        message.Headers.Add("Message-ID", $"<{id}@{site.Host}>");
        // So that no automatic answer comes back.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
