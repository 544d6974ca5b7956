using Npgsql;

namespace Marten.Exceptions;

/// <summary>PostgreSQL refused a command or could not be reached. The inner exception is Npgsql's.</summary>
public class MartenCommandException : MartenException
{
    /// <summary>Wraps the failure of a command; the command is null when several were sent together.</summary>
    public MartenCommandException(NpgsqlCommand? command, Exception innerException) : this(command, innerException, null)
    {
    }

    /// <summary>Wraps the failure of a command, with an explanation first.</summary>
    public MartenCommandException(NpgsqlCommand? command, Exception innerException, string? prefix)
        : base($"Marten Command Failure:$\n{prefix}{command?.CommandText}$\n$\n{innerException.Message}", innerException)
    {
        Command = command;
    }

    /// <summary>The command, when there was a single one.</summary>
    public NpgsqlCommand? Command { get; }
}
