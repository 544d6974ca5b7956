using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Kravbibliotek.Web.Security;

/// <summary>
/// The certificates that the protection keys in the database are encrypted with, so that whoever has the database or a backup of it can
/// neither make up sessions nor read the keys of second factors.
/// </summary>
public static class KeyCertificates
{
    /// <summary>Setting with the file of the certificate and its key, pfx or pem; earlier ones after it, with semicolons between.</summary>
    public const string Setting = "Kravbibliotek:KeyCertificate";

    /// <summary>Setting with a file that holds the password of the certificates.</summary>
    public const string PasswordFile = "Kravbibliotek:KeyCertificatePasswordFile";

    /// <summary>Encrypts new keys with the first certificate; keys encrypted with any of them can be read.</summary>
    public static void AddKeyCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        var certificates = Paths(configuration).Select(path => Read(path, configuration).Certificate).OfType<X509Certificate2>().ToArray();
        if (certificates is [var current, ..])
            services.AddDataProtection().ProtectKeysWithCertificate(current).UnprotectKeysWithAnyCertificate(certificates);
    }

    /// <summary>Says what is wrong with the settings, and whether there are any.</summary>
    /// <exception cref="InvalidDataException">A certificate cannot be used.</exception>
    public static bool Check(IConfiguration configuration)
    {
        var paths = Paths(configuration);
        foreach (var path in paths)
            if (Read(path, configuration).Problem is { } problem)
                throw new InvalidDataException($"{Setting}: {path} {problem}");
        return paths.Length > 0;
    }

    private static string[] Paths(IConfiguration configuration) =>
        (configuration[Setting] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (X509Certificate2? Certificate, string? Problem) Read(string path, IConfiguration configuration)
    {
        try
        {
            var password = configuration[PasswordFile] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null;
            var certificate = Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
                ? FromPem(path, password)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.GetRSAPrivateKey() is null
                ? (null, "saknar en privat RSA-nyckel.")
                : (certificate, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return (null, "går inte att läsa. Kontrollera filen och lösenordet.");
        }
    }

    private static X509Certificate2 FromPem(string path, string? password) =>
        password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
}
