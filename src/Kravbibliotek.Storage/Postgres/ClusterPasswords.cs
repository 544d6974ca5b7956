using System.Security.Cryptography;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>Passwords of a private cluster's roles, kept in a file that only its owner can read, in the form that psql reads (PGPASSFILE).</summary>
internal sealed record ClusterPasswords(string Administrator, string Owner, string Application)
{
    public const string AdministratorRole = "krav_admin";
    public const string OwnerRole = "krav_agare";
    public const string ApplicationRole = "krav_app";

    private const string FileName = "krav.pgpass";

    public static ClusterPasswords Create() => new(NewPassword(), NewPassword(), NewPassword());

    public static ClusterPasswords Read(string dataFolder)
    {
        var found = File.ReadLines(Path.Combine(dataFolder, FileName))
            .Select(line => line.Split(':'))
            .Where(parts => parts.Length == 5)
            .ToDictionary(parts => parts[3], parts => parts[4], StringComparer.Ordinal);
        return new ClusterPasswords(found[AdministratorRole], found[OwnerRole], found[ApplicationRole]);
    }

    public void Write(string dataFolder) => PrivateFile.Write(
        Path.Combine(dataFolder, FileName),
        $"""
        *:*:*:{AdministratorRole}:{Administrator}
        *:*:*:{OwnerRole}:{Owner}
        *:*:*:{ApplicationRole}:{Application}

        """.ReplaceLineEndings("\n"));

    private static string NewPassword() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
