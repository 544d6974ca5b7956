using System.Diagnostics;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>PostgreSQL refuses to run as root; then it runs as another account of the machine.</summary>
internal static class ServerAccount
{
    /// <summary>A file that everybody can read.</summary>
    public const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>A folder that everybody can pass through, or a program that everybody can run.</summary>
    public const UnixFileMode Passable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The account to run PostgreSQL as, or null when it can run as ourselves.</summary>
    public static string? Name { get; } = Find();

    /// <summary>What to say when the account may be what stops us.</summary>
    public static string Hint => Name is null ? "" : $" (kontot {Name} måste kunna nå mappen; KRAV_DATA anger en annan)";

    /// <summary>Lets the account read a file of ours, or pass through a folder, also where root creates everything closed (umask).</summary>
    public static void Let(UnixFileMode access, string path)
    {
        if (!OperatingSystem.IsWindows() && Name is not null)
            File.SetUnixFileMode(path, access);
    }

    /// <summary>Gives a file or folder that we made to the account.</summary>
    public static async Task GiveAsync(string path, CancellationToken cancellation)
    {
        if (Name is null)
            return;
        using var chown = Process.Start("chown", ["--", Name, path]);
        await chown.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (chown.ExitCode != 0)
            throw new DatabaseProblemException($"{path} går inte att ge till kontot {Name}, som PostgreSQL ska köra som.");
    }

    private static string? Find()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        var known = File.Exists("/etc/passwd") ? File.ReadLines("/etc/passwd") : [];
        return known.Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
    }
}
