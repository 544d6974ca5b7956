using System.CommandLine;
using Kravbibliotek.Storage.Backup;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav backup</c>: everything in the database as one file.</summary>
internal static class BackupCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("fil") { Description = "Filen som skrivs, till exempel kravbibliotek.zip. Den får inte finnas." };
        var command = new Command(
            "backup", "Säkerhetskopiera allt i databasen till en fil. Den innehåller även det som inte är offentligt: förvara den därefter.")
        {
            file,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static Task<int> RunAsync(FileInfo file, TextWriter output, CancellationToken cancellation)
    {
        if (file.Exists)
            throw new CommandException(ExitCodes.Findings, $"Filen {file} finns redan och skrivs inte över.");
        return DatabaseAccess.RunWithLibraryAsync(
            async library =>
            {
                var report = await WorkProgress.RunAsync("Säkerhetskopierar", async progress =>
                {
                    await using var target = new UnfinishedFile(file.FullName);
                    var made = await LibraryBackup.WriteAsync(
                        library.Database, target.Stream, TimeProvider.System.GetUtcNow(), new ShareOfRows(progress), cancellation);
                    target.Finish();
                    return made;
                });
                await output.WriteLineAsync($"{report.Rows} rader i {report.Tables} tabeller skrevs till {file}.");
                return ExitCodes.Ok;
            },
            cancellation);
    }
}
