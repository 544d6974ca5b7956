using System.Globalization;
using System.Net.Mail;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Web.Mail;

/// <summary>The mail server and how to use it, under <c>Kravbibliotek:Smtp</c>.</summary>
public sealed record MailSettings
{
    private const string Section = "Kravbibliotek:Smtp";
    private const int Submission = 587;

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required MailAddress From { get; init; }

    /// <summary>True when the conversation is encrypted, which is so unless <c>StartTls</c> is false.</summary>
    public required bool StartTls { get; init; }

    public string? User { get; init; }

    /// <summary>File with the password, so that it stands in no setting.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Reads the settings; null when no server is set.</summary>
    /// <exception cref="InvalidDataException">Something is missing or wrong. The message is a Swedish sentence.</exception>
    public static MailSettings? Read(IConfiguration configuration, SiteAddress site)
    {
        var section = configuration.GetSection(Section);
        if (section["Host"] is not { Length: > 0 } host)
            return null;
        if (!site.IsConfigured)
            throw new InvalidDataException($"Mejl kräver inställningen {SiteAddress.Setting}, så att länkarna leder rätt.");
        if (!MailAddress.TryCreate(section["From"], out var from))
            throw new InvalidDataException($"Inställningen {Section}:From är ingen mejladress. Ange den som mejlen ska komma från.");
        var port = Submission;
        if (section["Port"] is { Length: > 0 } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > ushort.MaxValue))
            throw new InvalidDataException($"Inställningen {Section}:Port är ”{text}”. Ange ett portnummer.");
        if (section["PasswordFile"] is { Length: > 0 } file && !File.Exists(file))
            throw new InvalidDataException($"Filen {file} finns inte. Den anges av inställningen {Section}:PasswordFile.");
        return new()
        {
            Host = host,
            Port = port,
            From = from,
            StartTls = section.GetValue("StartTls", true),
            User = section["User"],
            PasswordFile = section["PasswordFile"],
        };
    }
}
