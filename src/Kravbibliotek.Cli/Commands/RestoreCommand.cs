using System.CommandLine;
using Kravbibliotek.Storage.Backup;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav restore</c>: a backup into an empty library.</summary>
internal static class RestoreCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("fil") { Description = "En fil som krav backup har skrivit." };
        var command = new Command(
            "restore", "Läs in en säkerhetskopia i ett tomt bibliotek: allt eller inget. Går också mellan olika versioner av PostgreSQL.")
        {
            file,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static Task<int> RunAsync(FileInfo file, TextWriter output, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new CommandException(ExitCodes.Environment, $"Filen {file} finns inte.");
        return DatabaseAccess.RunWithLibraryAsync(
            async library =>
            {
                await using var source = file.OpenRead();
                var report = await WorkProgress.RunAsync(
                    "Läser in",
                    progress => LibraryRestore.ReadAsync(library.Database, source, new ShareOfRows(progress), cancellation));
                await output.WriteLineAsync(
                    $"{report.Rows} rader i {report.Tables} tabeller lästes in, säkerhetskopierade {report.Created:yyyy-MM-dd HH:mm}.");
                return ExitCodes.Ok;
            },
            cancellation);
    }
}
