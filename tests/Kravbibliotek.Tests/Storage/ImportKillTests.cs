using System.Diagnostics;
using System.Globalization;
using Kravbibliotek.Cli;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Tests.Storage.Postgres;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.TestSupport;
using Npgsql;
using Xunit.Abstractions;

namespace Kravbibliotek.Tests.Storage;

/// <summary>
/// <c>krav import</c> is killed at random moments, sometimes together with PostgreSQL. How often is said by KRAVBIBLIOTEK_KILLS;
/// without it often enough to see a gross fault.
/// </summary>
public sealed class ImportKillTests(ITestOutputHelper output) : IDisposable
{
    private const int KillsWhenNotSaid = 6;
    private readonly EmbeddedPostgresFolder _cluster = new();
    private readonly string _files = TemporaryRoot.Create();
    private string _owner = "";
    private TimeSpan _whole;
    private long _changes;

    private DatabaseOptions Options => new() { Embedded = _cluster.Options };

    [Fact]
    public async Task Import_KilledAtRandomMoments_LeavesNothingHalfAndTheNextOneCompletes()
    {
        var said = Environment.GetEnvironmentVariable("KRAVBIBLIOTEK_KILLS");
        var kills = int.TryParse(said, CultureInfo.InvariantCulture, out var number) ? number : KillsWhenNotSaid;
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var source = LargeLibrary.Write(await RealLibrary.ReadAsync(), perArea: 60);
        await LibraryFolder.WriteAsync(_files, source);
        await MeasureAsync();

        await KillAsync(kills, new Random(seed));

        await using var host = new LibraryHost(Options);
        await host.OpenAsync();
        var import = new LibraryImport(host, TimeProvider.System);
        await import.ImportIfEmptyAsync(_files, LibraryFixture.Context);
        Assert.False(await import.IsEmptyAsync());
        var stored = await new LibraryExport(host).FilesAsync();
        Assert.Equal(source.Select(Hashed), stored.Select(Hashed));
        Assert.Equal(0, (await import.ImportAsync(LibraryReader.Read(source).Library, LibraryFixture.Context)).Changes);
    }

    public void Dispose()
    {
        _cluster.Dispose();
        Directory.Delete(_files, recursive: true);
    }

    private async Task KillAsync(int kills, Random random)
    {
        long stored = 0;
        for (var killed = 0; killed < kills;)
        {
            using var import = StartImport();
            if (random.Next(4) == 0)
                await Task.Delay(_whole * random.NextDouble());
            else
                await StoredAsync(import, stored + random.Next((int)(_changes - stored) + 1));
            await Task.Delay(random.Next(10));
            if (import.HasExited)
            {
                // It was done before the moment drawn: begin again with an empty library.
                Assert.Equal(0, import.ExitCode);
                await EmptyAsync();
                stored = 0;
                continue;
            }

            var server = random.Next(3) == 0 && _cluster.ServerPid is not null;
            if (server)
                _cluster.KillServer();
            import.Kill();
            await import.WaitForExitAsync();
            killed++;
            stored = await RequireWholeAsync();
            output.WriteLine($"{killed}{(server ? " with the server" : "")}: {stored} changes stored");
        }
    }

    /// <summary>Waits until so many changes are stored; the import takes up where the one before was killed.</summary>
    private async Task StoredAsync(Process import, long changes)
    {
        while (!import.HasExited)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_owner + ";Pooling=false");
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("select count(*) from krav.mt_doc_change", connection);
                while (!import.HasExited && (long)(await command.ExecuteScalarAsync())! <= changes)
                    await Task.Delay(1);
                return;
            }
            catch (NpgsqlException)
            {
                // The import has not started the server or made the table yet.
                await Task.Delay(5);
            }
        }
    }

    /// <summary>How long an import takes from the start of the process and how much it changes, so that the moments drawn are spread over all of it.</summary>
    private async Task MeasureAsync()
    {
        await using (var server = await _cluster.StartAsync())
            _owner = server.OwnerConnectionString;
        var clock = Stopwatch.StartNew();
        using (var import = StartImport())
        {
            await import.WaitForExitAsync();
            Assert.Equal(0, import.ExitCode);
        }

        _whole = clock.Elapsed;
        _changes = await RequireWholeAsync();
        await EmptyAsync();
    }

    /// <summary>Looks straight at the tables, before any code of ours could mend them.</summary>
    private async Task<long> RequireWholeAsync()
    {
        await using var server = await _cluster.StartAsync();
        if (await Ask(server, "to_regclass('krav.sok') is not null") is not true)
            return 0;
        Assert.Equal(0L, await Ask(server, "(select count(*) from krav.mt_doc_requirement r left join "
            + "(select data ->> 'key' as key, count(*) as numbers from krav.mt_doc_requirementversion group by 1) v on v.key = r.id "
            + "where (r.data ->> 'currentNumber')::int <> coalesce(v.numbers, 0))"));
        Assert.Equal(0L, await Ask(server, "(select count(*) from krav.mt_doc_requirementversion v where not exists "
            + "(select from krav.mt_doc_requirement r where r.id = v.data ->> 'key'))"));
        Assert.Equal(0L, await Ask(server, "(select count(*) from krav.mt_doc_requirement r full join krav.sok s on s.key = r.id "
            + "where s.number is distinct from (r.data ->> 'currentNumber')::int)"));
        Assert.Equal(0L, await Ask(server, "(select count(*) from "
            + "(select id from krav.mt_doc_requirement union all select id from krav.mt_doc_requirementversion) d left join "
            + "(select data ->> 'subject' as subject, count(*) as lines from krav.mt_doc_change group by 1) c on c.subject = d.id where c.lines is distinct from 1)"));
        Assert.Equal(0L, await Ask(server, "(select count(*) from krav.mt_doc_release r, jsonb_array_elements(r.data -> 'files') f "
            + "where not exists (select from krav.mt_doc_storedfile s where s.id = f ->> 'sha256'))"));
        return (long)(await Ask(server, "(select count(*) from krav.mt_doc_change)"))!;
    }

    private async Task EmptyAsync()
    {
        await using var server = await _cluster.StartAsync();
        await EmbeddedPostgresFolder.AskAsync(server.OwnerConnectionString, "drop schema if exists krav cascade");
    }

    private Process StartImport()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCodes).Assembly.Location, "import", _files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KRAV_DATA"] = _cluster.Root;
        start.Environment.Remove("ConnectionStrings__Kravbibliotek");
        start.Environment.Remove("ConnectionStrings__KravbibliotekOwner");
        return Process.Start(start)!;
    }

    private static (string Path, string Hash) Hashed(LibraryFile file) => (file.Path, StoredFile.Hash(file.Content.Span));

    private static Task<object?> Ask(EmbeddedPostgres server, string expression) =>
        EmbeddedPostgresFolder.AskAsync(server.OwnerConnectionString, "select " + expression);
}
