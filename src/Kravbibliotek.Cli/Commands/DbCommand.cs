using System.CommandLine;
using Kravbibliotek.Storage.Postgres;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav db</c>: the database that the library lies in.</summary>
internal static class DbCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() => new("db", "Databasen: hämta PostgreSQL till den här datorn, eller se hur databasen mår.")
    {
        Fetch(),
        Status(),
    };

    private static Command Fetch()
    {
        var file = new Option<FileInfo?>("--file")
        {
            HelpName = "fil",
            Description = "Ett paket (tgz) som redan är hämtat, för en dator som inte når nätet.",
        };
        var command = new Command(
            "hamta",
            $"Hämta PostgreSQL {PostgresDownload.Version} till kravbibliotekets egen mapp. " +
            "Behövs bara där PostgreSQL inte är installerad. Kräver npm.")
        {
            file,
        };
        command.SetAction((parsed, cancellation) => DatabaseAccess.GuardAsync(async () =>
        {
            var folder = await WorkProgress.RunAsync(
                $"Hämtar PostgreSQL {PostgresDownload.Version}",
                progress => PostgresDownload.FetchAsync(
                    DatabaseAccess.Options().Embedded, parsed.GetValue(file)?.FullName, progress, cancellation));
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"PostgreSQL {PostgresDownload.Version} finns i {folder}.");
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static Command Status()
    {
        var command = new Command("status", "Visa var databasen ligger och om den går att använda. En egen databas startas om den inte redan kör.");
        command.SetAction((parsed, cancellation) => DatabaseAccess.RunAsync(
            async database =>
            {
                await using var connection = await database.App.OpenConnectionAsync(cancellation);
                var output = parsed.InvocationConfiguration.Output;
                await output.WriteLineAsync($"Databas:    {database.Place}");
                await output.WriteLineAsync($"PostgreSQL: {connection.PostgreSqlVersion.ToString(2)}");
                await output.WriteLineAsync($"Schema:     {database.Schema}");
                await output.WriteLineAsync("Svenska bokstäver hanteras rätt. Databasen går att använda.");
                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }
}
