using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Backup;
using Kravbibliotek.Storage.Postgres;
using Microsoft.Extensions.Configuration;

namespace Kravbibliotek.Cli;

/// <summary>Work on the database from the command line; what stops it becomes a message and an exit code.</summary>
internal static class DatabaseAccess
{
    /// <summary>The database that the environment names, as the web application reads it; a private one when it names none.</summary>
    public static DatabaseOptions Options() => DatabaseOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Opens the database, does the work and leaves it.</summary>
    public static Task<int> RunAsync(Func<LibraryDatabase, Task<int>> work, CancellationToken cancellation) => GuardAsync(async () =>
    {
        await using var database = await LibraryDatabase.OpenAsync(Options(), cancellation);
        return await work(database);
    });

    /// <summary>Opens the library with its schema brought up to date, does the work and leaves it.</summary>
    public static Task<int> RunWithLibraryAsync(Func<LibraryHost, Task<int>> work, CancellationToken cancellation) => GuardAsync(async () =>
    {
        await using var host = new LibraryHost(Options());
        await host.OpenAsync(cancellation);
        return await work(host);
    });

    /// <summary>Gives what is wrong with the database or a backup as a message to the person.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (DatabaseProblemException problem)
        {
            throw new CommandException(ExitCodes.Environment, problem.Message);
        }
        catch (BackupRefusedException refusal)
        {
            throw new CommandException(ExitCodes.Findings, refusal.Message);
        }
    }
}
