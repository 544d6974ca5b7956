using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Web.Features.Notices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kravbibliotek.Web.Startup;

/// <summary>Adds the library and what opens it.</summary>
public static class LibrarySetup
{
    /// <summary>Adds the stores, and the service that opens the database and reads the files into an empty library.</summary>
    public static WebApplicationBuilder AddLibrary(this WebApplicationBuilder builder)
    {
        builder.Services.AddKravbibliotekStorage(DatabaseOptions.From(builder.Configuration));
        builder.Services.AddSingleton<LibraryLocation>();
        builder.Services.AddSingleton<LibraryReadiness>();
        builder.Services.AddSingleton<AccountStart>();
        builder.Services.AddHostedService<LibraryStartup>();
        builder.Services.AddKravbibliotekJobs();
        return builder;
    }
}

/// <summary>
/// Opens the library while the server already answers for its health. What is wrong is said in one sentence, and the program ends.
/// </summary>
public sealed class LibraryStartup(
    LibraryHost host, LibraryImport import, LibraryLocation location, LibraryReadiness readiness, AccountStart accounts, NoticeMails mails,
    IServer server, IHostApplicationLifetime lifetime, ILogger<LibraryStartup> log) : BackgroundService
{
    /// <summary>Exit code when the surroundings lack something, the same as the command line's.</summary>
    private const int LacksSomething = 3;

    private static readonly ChangeContext FirstImport = new("webbplatsen", "Första inläsningen i ett tomt bibliotek.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Settings of mail that are wrong are told now, not when the first mail is due.
            log.LogDebug("Mejl skickas: {IsConfigured}.", mails.IsConfigured);
            await host.OpenAsync(stoppingToken);
            await ImportAsync(stoppingToken);
            await accounts.PrepareAsync(stoppingToken);
            readiness.Ready();
            SayWhere();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation("Starten avbröts.");
        }
        catch (Exception e) when (e is DatabaseProblemException or IOException or InvalidDataException)
        {
            log.LogCritical("{Problem}", e.Message);
            Environment.ExitCode = LacksSomething;
            // Stopping a server that is still starting would end in an exception of its own.
            lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        }
    }

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        var folder = location.Folder;
        if (await import.ImportIfEmptyAsync(folder, FirstImport, cancellation: cancellationToken) is not { } report)
            return;
        if (report.Refused is [var first, ..])
            throw new InvalidDataException(
                $"Biblioteket i {folder} går inte att läsa in: {first.Finding.Path}, rad {first.Finding.Line}: {first.Finding.Message} "
                + "Kör krav check för att se allt som är fel.");
        log.LogInformation("Biblioteket har lästs in från {Folder}: {Added} poster.", folder, report.Added.Count);
    }

    private void SayWhere() => lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        log.LogInformation("Kravbiblioteket finns på {Address}", string.Join(" och ", addresses));
    });
}
