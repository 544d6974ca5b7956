namespace Kravbibliotek.Storage.Postgres;

/// <summary>The folder that holds the private clusters (<c>postgres-15</c> …), their locks and what <c>krav db hamta</c> fetched.</summary>
internal static class DataRoot
{
    private const string Variable = "KRAV_DATA";
    private const string Name = "kravbibliotek";

    /// <summary>The folder to use; it need not exist.</summary>
    public static string Find(string? wanted)
    {
        var chosen = wanted ?? Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(chosen))
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(chosen));

        // The home of root is closed to the account that the server runs as.
        if (ServerAccount.Name is not null)
            return Path.Combine("/var/lib", Name);

        var home = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, Name)
            : throw new DatabaseProblemException(
                $"Användaren har ingen hemmapp att lägga databasen i. Ange en mapp med miljövariabeln {Variable}.");
    }

    /// <summary>Creates the folder, and those above it that are missing, so that the server's account can pass through them.</summary>
    public static void Create(string root)
    {
        try
        {
            if (Directory.Exists(root))
                return;
            if (Path.GetDirectoryName(root) is { } above)
                Create(above);
            Directory.CreateDirectory(root);
            ServerAccount.Let(ServerAccount.Passable, root);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseProblemException(
                $"Det går inte att skriva i {root}, där databasen ska ligga. Ange en annan mapp med miljövariabeln {Variable}.", e);
        }
    }

    /// <summary>Where a fetched PostgreSQL of a version is laid.</summary>
    public static string Downloads(string root) => Path.Combine(root, "hamtat");
}
