using System.CommandLine;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav check</c>: every hard rule over a library folder.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = LibraryFolderArgument.Create();
        var command = new Command("check", "Kontrollera biblioteket: visar vad som är fel, i vilken fil, på vilken rad och hur det lagas.")
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(LibraryFolderArgument.Find(parsed.GetValue(folder)));
            return ExitCodes.Ok;
        });
        return command;
    }
}
