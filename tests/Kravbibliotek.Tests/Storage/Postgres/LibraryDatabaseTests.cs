using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;
using Npgsql;

namespace Kravbibliotek.Tests.Storage.Postgres;

public sealed class LibraryDatabaseTests : IAsyncLifetime
{
    private readonly string _schema = PostgresServer.NewSchemaName();
    private PostgresServer _server = null!;
    private LibraryDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.GetAsync();
        _database = await _server.OpenAsync(_schema);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _server.DropSchemaAsync(_schema);
    }

    [Fact]
    public async Task CheckAsync_FreshDatabase_FindsNoProblem() => Assert.Null(await _database.CheckAsync());

    [Fact]
    public async Task CheckAsync_SchemaGone_SaysSo()
    {
        await _server.DropSchemaAsync(_schema);

        var problem = await _database.CheckAsync();

        Assert.Equal("schema", problem?.Code);
        Assert.Contains(_schema, problem?.Message);
    }

    [Theory]
    [InlineData("create table {0}.ny (id int)")]
    [InlineData("create table public.ny (id int)")]
    [InlineData("create temporary table ny (id int)")]
    [InlineData("create schema ny")]
    [InlineData("drop table {0}.sak")]
    [InlineData("alter table {0}.sak add column namn text")]
    [InlineData("create index on {0}.sak (id)")]
    [InlineData("truncate {0}.sak")]
    [InlineData("create function {0}.ny() returns int language sql return 1")]
    [InlineData("set role krav_agare")]
    public async Task AppRole_ChangesTheSchema_IsRefused(string sql)
    {
        await RunAsync(_database.Owner, $"create table {_schema}.sak (id int)");
        await RunAsync(_database.Owner, $"grant select, insert, update, delete on {_schema}.sak to {_database.AppRole}");
        await RunAsync(_database.App, $"insert into {_schema}.sak values (1)");

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => RunAsync(_database.App, string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, _schema)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task WithSchemaLockAsync_TwoAtOnce_DoesOneAtATime()
    {
        await using var other = await _server.OpenAsync(_schema);
        var inside = 0;
        var most = 0;
        async Task Work(NpgsqlConnection connection)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(50);
            Interlocked.Decrement(ref inside);
        }

        await Task.WhenAll(_database.WithSchemaLockAsync(Work), other.WithSchemaLockAsync(Work), _database.WithSchemaLockAsync(Work));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task WithSchemaLockAsync_WorkFails_LetsTheNextIn()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _database.WithSchemaLockAsync(_ => throw new InvalidOperationException()));

        var ran = false;
        await _database.WithSchemaLockAsync(_ => Task.FromResult(ran = true)).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(ran);
    }

    [Fact]
    public async Task OpenAsync_OnlyOneRoleConfigured_SaysThatBothAreNeeded()
    {
        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(
            () => LibraryDatabase.OpenAsync(new DatabaseOptions { AppConnectionString = _server.AppConnectionString }));

        Assert.Contains("KravbibliotekOwner", problem.Message);
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
