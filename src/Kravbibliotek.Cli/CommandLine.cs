using System.CommandLine;
using System.CommandLine.Help;
using Kravbibliotek.Cli.Commands;

namespace Kravbibliotek.Cli;

/// <summary>The command <c>krav</c>: its sub-commands, and what becomes of a failure.</summary>
internal static class CommandLine
{
    private const string Description = """
        Kravbiblioteket på kommandoraden: kontrollera, läs in, exportera och gör kravbilagor.

        Slutkoder: 0 klart, 1 anmärkningar eller avvisat, 2 kommandoraden gick inte att tolka, 3 något i omgivningen saknas (fil, databas).
        """;

    /// <summary>Parses and runs one command line.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not SwedishHelp)
            return UsageErrors.Write(parsed, output, error);
        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (CommandException failure)
        {
            await error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Avbrutet.");
            return ExitCodes.Findings;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync("Filen eller mappen gick inte att läsa eller skriva: " + failure.Message);
            return ExitCodes.Environment;
        }
    }

    /// <summary>The root command with one line for each command, in the order help shows them.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(),
            FormatCommand.Create(),
            ReleaseCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            AnnexCommand.Create(),
            AnnexBenchCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            DbCommand.Create(),
            UserCommand.Create(),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
                help.Action = new SwedishHelp();
            option.Description = option is HelpOption ? "Visa hjälp." : "Visa versionen.";
        }

        return root;
    }
}
