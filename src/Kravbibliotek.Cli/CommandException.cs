namespace Kravbibliotek.Cli;

/// <summary>Ends a command with a Swedish message to the person at the keyboard and an exit code.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
