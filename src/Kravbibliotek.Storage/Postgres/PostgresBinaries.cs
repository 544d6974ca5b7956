using System.Globalization;
using System.Text.RegularExpressions;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>A folder with the three programs that a private cluster needs, and the major version they are of.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest major that can sort and fold Swedish with ICU as a database's own locale.</summary>
    public const int OldestMajor = 15;

    private const string Variable = "KRAV_PG_BIN";

    public string InitDb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    /// <summary>All usable installations, best first.</summary>
    public static async IAsyncEnumerable<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, string root,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in Candidates(options, root).Where(seen.Add))
        {
            if (await ReadAsync(folder, cancellation).ConfigureAwait(false) is { Major: >= OldestMajor } found)
                yield return found;
        }
    }

    /// <summary>The sentence for a machine that has no PostgreSQL.</summary>
    public static string Missing(EmbeddedPostgresOptions options) => Told(options) is { } told
        ? $"{told}, som {Variable} anger, har inte initdb, pg_ctl och postgres av version {OldestMajor} eller senare som går att köra här."
        : $"PostgreSQL {OldestMajor} eller senare saknas på den här datorn. " +
        $"Gör något av detta: installera PostgreSQL med datorns pakethanterare ({PackageHint()}), kör `krav db hamta`, " +
        $"ange mappen med initdb, pg_ctl och postgres i miljövariabeln {Variable}, " +
        "eller ange en egen server i ConnectionStrings__Kravbibliotek och ConnectionStrings__KravbibliotekOwner.";

    private static string? Told(EmbeddedPostgresOptions options) =>
        (options.BinFolder ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    private static string PackageHint() =>
        OperatingSystem.IsWindows() ? "winget install PostgreSQL.PostgreSQL.17"
        : OperatingSystem.IsMacOS() ? "brew install postgresql@17"
        : "till exempel apt install postgresql";

    /// <summary>Reads which version a folder holds; null when it lacks a program or does not answer.</summary>
    public static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var found = new PostgresBinaries(folder, 0);
        string[] programs = [found.InitDb, found.PgCtl, found.Program("postgres")];
        if (!programs.All(File.Exists))
            return null;
        try
        {
            var answer = await ServerProgram.RunAsync(found.Program("postgres"), ["--version"], cancellation).ConfigureAwait(false);
            var match = MajorPattern().Match(answer.Output);
            return answer.ExitCode == 0 && match.Success
                ? found with { Major = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) }
                : null;
        }
        catch (DatabaseProblemException)
        {
            // A program that cannot be run is as good as none; another folder may do.
            return null;
        }
    }

    private string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static IEnumerable<string> Candidates(EmbeddedPostgresOptions options, string root)
    {
        if (Told(options) is { } told)
        {
            // Who points at a folder means that one and no other.
            yield return told;
            yield break;
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathRooted(folder))
                yield return folder;
        }

        foreach (var folder in UsualPlaces().SelectMany(NewestFirst))
            yield return folder;
        foreach (var folder in NewestFirst((DataRoot.Downloads(root), "bin")))
            yield return folder;
    }

    private static IEnumerable<(string Parent, string Bin)> UsualPlaces()
    {
        if (OperatingSystem.IsWindows())
            return [(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "bin")];
        if (OperatingSystem.IsMacOS())
            return [("/opt/homebrew/opt", "bin"), ("/usr/local/opt", "bin"), ("/Library/PostgreSQL", "bin"),
                ("/Applications/Postgres.app/Contents/Versions", "bin")];
        return [("/usr/lib/postgresql", "bin"), ("/usr", "bin"), ("/usr/libexec", ""), ("/usr/local", "bin"), ("/opt/postgresql", "bin")];
    }

    private static IEnumerable<string> NewestFirst((string Parent, string Bin) place)
    {
        if (!Directory.Exists(place.Parent))
            return [];
        return new DirectoryInfo(place.Parent).EnumerateDirectories()
            .Select(folder => (folder, number: NumberPattern().Match(folder.Name)))
            .Where(found => found.number.Success)
            .OrderByDescending(found => decimal.Parse(found.number.ValueSpan, CultureInfo.InvariantCulture))
            .Select(found => Path.Combine(found.folder.FullName, place.Bin));
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorPattern();

    [GeneratedRegex(@"(?<=^|^pgsql-|^postgresql@?)\d+(\.\d+)?")]
    private static partial Regex NumberPattern();
}
