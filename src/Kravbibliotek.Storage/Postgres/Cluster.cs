namespace Kravbibliotek.Storage.Postgres;

/// <summary>One data folder together with the programs of its major version.</summary>
internal sealed record Cluster(PostgresBinaries Binaries, string Folder, EmbeddedPostgresOptions Options)
{
    private const string Prefix = "postgres-";
    private const string HalfMade = ".ny-";

    public string Root => Path.GetDirectoryName(Folder)!;

    public bool Exists => File.Exists(Path.Combine(Folder, "PG_VERSION"));

    /// <summary>Chooses programs and folder. A folder of another major is never opened, and never silently passed by.</summary>
    public static async Task<Cluster> ChooseAsync(EmbeddedPostgresOptions options, CancellationToken cancellation)
    {
        var root = DataRoot.Find(options.DataRoot);
        var existing = ExistingMajors(root);
        PostgresBinaries? first = null;
        await foreach (var found in PostgresBinaries.FindAsync(options, root, cancellation).ConfigureAwait(false))
        {
            first ??= found;
            if (existing.Count == 0 || existing.Contains(found.Major))
                return new Cluster(found, Path.Combine(root, $"{Prefix}{found.Major}"), options);
        }

        if (first is null)
            throw new DatabaseProblemException(PostgresBinaries.Missing(options));
        throw new DatabaseProblemException(
            $"Databasen i {root} är gjord med PostgreSQL {existing.Max()}, men här finns bara PostgreSQL {first.Major}, som inte kan läsa den. " +
            $"Installera PostgreSQL {existing.Max()} också. För att byta version: kör `krav backup FIL` med den gamla, flytta undan mappen " +
            $"{Prefix}{existing.Max()} och kör `krav restore FIL` med den nya.");
    }

    /// <summary>Makes the cluster when it does not exist. Asked for only while holding the turn.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        RemoveHalfMade();
        if (Exists)
        {
            RequireOwnMajor();
            return;
        }

        Options.Progress?.Report($"Skapar databasen i {Folder}.");
        try
        {
            await MakeAsync($"{Folder}{HalfMade}{Guid.NewGuid():N}", cancellation).ConfigureAwait(false);
        }
        finally
        {
            RemoveHalfMade();
        }
    }

    private async Task MakeAsync(string temporary, CancellationToken cancellation)
    {
        await CreateFolderAsync(temporary, cancellation).ConfigureAwait(false);
        var passwords = ClusterPasswords.Create();
        await InitAsync(temporary, passwords, cancellation).ConfigureAwait(false);
        passwords.Write(temporary);
        ClusterConfiguration.Include(temporary);

        // Only a whole cluster ever gets the real name: whoever is killed above leaves a folder that the next start removes.
        Directory.Move(temporary, Folder);
    }

    private static HashSet<int> ExistingMajors(string root) =>
        !Directory.Exists(root) ? [] : [.. Directory.EnumerateDirectories(root, Prefix + "*")
            .Where(folder => File.Exists(Path.Combine(folder, "PG_VERSION")))
            .Select(folder => int.TryParse(Path.GetFileName(folder)[Prefix.Length..], out var major) ? major : 0)
            .Where(major => major > 0)];

    private void RequireOwnMajor()
    {
        var version = File.ReadAllText(Path.Combine(Folder, "PG_VERSION")).Trim();
        if (version != $"{Binaries.Major}")
            throw new DatabaseProblemException($"Mappen {Folder} är gjord med PostgreSQL {version} och öppnas inte med {Binaries.Major}.");
    }

    private void RemoveHalfMade()
    {
        foreach (var left in new DirectoryInfo(Root).EnumerateFileSystemInfos(Path.GetFileName(Folder) + HalfMade + "*"))
        {
            try
            {
                if (left is DirectoryInfo folder)
                    folder.Delete(recursive: true);
                else
                    left.Delete();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // An orphaned initdb may still write in it; it is in nobody's way and goes at a later start.
                continue;
            }
        }
    }

    private static async Task CreateFolderAsync(string folder, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await ServerAccount.GiveAsync(folder, cancellation).ConfigureAwait(false);
    }

    private async Task InitAsync(string folder, ClusterPasswords passwords, CancellationToken cancellation)
    {
        // initdb wants an empty folder and reads the password as the account of the server, so the password lies beside the folder meanwhile.
        var password = folder + ".losenord";
        PrivateFile.Write(password, passwords.Administrator);
        await ServerAccount.GiveAsync(password, cancellation).ConfigureAwait(false);
        var locale = OperatingSystem.IsWindows() ? "sv-SE" : OperatingSystem.IsMacOS() ? "sv_SE.UTF-8" : "C.UTF-8";
        List<string> arguments =
        [
            "--pgdata", folder, "--encoding=UTF8", $"--locale={locale}", "--locale-provider=icu", "--icu-locale=sv-SE",
            $"--username={ClusterPasswords.AdministratorRole}", "--auth=scram-sha-256", "--pwfile", password,
        ];
        if (!Options.Durable)
            arguments.Add("--no-sync");
        var answer = await ServerProgram.RunAsync(Binaries.InitDb, arguments, cancellation).ConfigureAwait(false);
        if (answer.ExitCode != 0)
        {
            throw new DatabaseProblemException(
                $"Databasen går inte att skapa i {Folder}{ServerAccount.Hint}. initdb svarade: {answer.Errors}");
        }
    }
}
