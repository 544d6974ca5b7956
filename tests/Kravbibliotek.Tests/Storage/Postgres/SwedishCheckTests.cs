using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;
using Npgsql;

namespace Kravbibliotek.Tests.Storage.Postgres;

/// <summary>A database that would lose Swedish letters in silence is refused aloud.</summary>
public sealed class SwedishCheckTests
{
    [Theory]
    [InlineData("encoding 'UTF8' locale 'C' locale_provider libc", "liten bokstav")]
    [InlineData("encoding 'UTF8' locale 'C.UTF-8' locale_provider libc", "sorterar")]
    [InlineData("encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'sv-SE'", "hittar inga bokstäver")]
    [InlineData("encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'en-US'", "sorterar")]
    [InlineData("encoding 'SQL_ASCII' locale 'C' locale_provider libc", "UTF8")]
    public async Task OpenAsync_DatabaseNotSwedish_IsRefusedWithHowToCreateItAndLeftAlone(string how, string what)
    {
        var server = await PostgresServer.GetAsync();
        await using var database = await TemporaryDatabase.CreateAsync(server, $"owner krav_agare template template0 {how}");

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(() => LibraryDatabase.OpenAsync(database.Options));

        Assert.Contains(what, problem.Message);
        Assert.Contains("ICU_LOCALE 'sv-SE'", problem.Message);
        Assert.Equal(0L, await database.AskAsync("select count(*) from pg_namespace where nspname = 'krav'"));
    }

    [Fact]
    public async Task OpenAsync_SwedishDatabaseWithoutTrigrams_AddsThem()
    {
        var server = await PostgresServer.GetAsync();
        await using var database = await TemporaryDatabase.CreateAsync(
            server, "owner krav_agare template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'sv-SE'");

        await using var opened = await LibraryDatabase.OpenAsync(database.Options);

        Assert.Null(await opened.CheckAsync());
    }

    [Fact]
    public async Task CheckAsync_TrigramsGone_SaysSo()
    {
        var server = await PostgresServer.GetAsync();
        await using var database = await TemporaryDatabase.CreateAsync(
            server, "owner krav_agare template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'sv-SE'");
        await using var opened = await LibraryDatabase.OpenAsync(database.Options);
        await database.AskAsync("drop extension pg_trgm cascade");

        var problem = await opened.CheckAsync();

        Assert.Equal("pg_trgm", problem?.Code);
        Assert.Contains("CREATE EXTENSION", problem?.Message);
    }

    [Fact]
    public async Task OpenAsync_ServerDoesNotAnswer_SaysSoWithoutPassword()
    {
        var nowhere = "Host=127.0.0.1;Port=1;Username=krav_app;Password=hemligt;Database=kravbibliotek;Timeout=2";

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(
            () => LibraryDatabase.OpenAsync(new DatabaseOptions { AppConnectionString = nowhere, OwnerConnectionString = nowhere }));

        Assert.Contains("svarar inte", problem.Message);
        Assert.DoesNotContain("hemligt", problem.Message);
    }

    /// <summary>The script that README shows makes a database that is accepted, by the roles it makes.</summary>
    [Fact]
    public async Task OpenAsync_DatabaseMadeByServerSql_IsAccepted()
    {
        var server = await PostgresServer.GetAsync();
        var unique = Guid.NewGuid().ToString("N")[..8];
        var (name, owner, app) = ($"sql_{unique}", $"agare_{unique}", $"app_{unique}");
        var script = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storage", "Postgres", "server.sql")))
            .Replace("krav_agare", owner, StringComparison.Ordinal)
            .Replace("krav_app", app, StringComparison.Ordinal)
            .Replace("kravbibliotek", name, StringComparison.Ordinal);
        var parts = script.Split($"\\connect {name}");
        await using var database = TemporaryDatabase.Named(server, name, owner, "byt-mig-1", app, "byt-mig-2");

        // CREATE DATABASE must stand alone, as psql sends it.
        await using (var connection = new NpgsqlConnection(server.SuperuserConnectionString))
        {
            await connection.OpenAsync();
            var lines = parts[0].Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
            foreach (var statement in string.Join('\n', lines).Split(';').Where(statement => statement.Trim().Length > 0))
                await new NpgsqlCommand(statement, connection).ExecuteNonQueryAsync();
        }

        await database.AskAsync(parts[1]);
        await using var opened = await LibraryDatabase.OpenAsync(database.Options);

        Assert.Null(await opened.CheckAsync());
        Assert.Equal(app, opened.AppRole);
    }
}
