using Kravbibliotek.Storage.Backup;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage.Backup;

/// <summary>Two libraries with tables that have all that a backup must carry: one filled, one empty.</summary>
public sealed class BackupFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    // "barn" comes before "foralder" by name, but cannot be filled before it.
    private const string Tables = """
        create table foralder (id text primary key, data jsonb not null, mt_version bigint not null default 0, mt_last_modified timestamptz default now());
        create table barn (id int generated always as identity, foralder text not null references foralder, namn text, primary key (foralder, id));
        create table alla_slag (
            id uuid primary key, heltal bigint, decimal numeric, flyt double precision, sant boolean, dag date, tid timestamptz, langd interval,
            bytes bytea, lista text[], ord tsvector, stor text generated always as (upper(namn)) stored, namn text, "Konstigt ""namn" text);
        create table utan_nyckel (a text, b int);
        create table tom (id int primary key);
        create function nej() returns trigger language plpgsql as 'begin raise exception ''aldrig''; end';
        create trigger nej before update or delete on foralder for each row execute function nej();
        """;

    private const string Rows = """
        insert into foralder select 'K-' || i, jsonb_build_object('id', 'K-' || i, 'text', repeat('åäö ', i)) from generate_series(1, 300) i;
        insert into foralder values ('Ä', '{"a": 1.50}'), ('a', '{}'), ('Å', 'null'), ('Z', '[]');
        insert into barn (foralder, namn) values ('Å', 'först'), ('K-7', null), ('K-7', '');
        insert into alla_slag values
            ('00000000-0000-0000-0000-000000000001', 9223372036854775807, 0.10, 'NaN', true, '2026-11-21', '2026-11-21 12:00:00.123456+01', '1 day 2 hours',
             '\x00ff5c0a', array['a,b', null, '"c"'], to_tsvector('swedish', 'kraven på säkerheten'), default, E'tab\t ny\nrad \\ snedstreck \\N 😀', 'x'),
            ('00000000-0000-0000-0000-000000000002', null, null, 0.1::float8 + 0.2, null, 'infinity', null, null, '', '{}', null, default, '\.', null);
        insert into utan_nyckel values ('b', 2), ('a', 1), ('b', 2);
        """;

    private PostgresServer _server = null!;

    public LibraryDatabase Filled { get; private set; } = null!;

    public LibraryDatabase Empty { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.GetAsync();
        Filled = await _server.OpenAsync(PostgresServer.NewSchemaName());
        Empty = await _server.OpenAsync(PostgresServer.NewSchemaName());
        await RunAsync(Filled, Tables + Rows);
        await RunAsync(Empty, Tables);
    }

    public async Task DisposeAsync()
    {
        foreach (var database in new[] { Filled, Empty })
        {
            await database.DisposeAsync();
            await _server.DropSchemaAsync(database.Schema);
        }
    }

    public static async Task<MemoryStream> WriteAsync(LibraryDatabase database, IProgress<BackupProgress>? progress = null)
    {
        var archive = new MemoryStream();
        await LibraryBackup.WriteAsync(database, archive, Now, progress);
        archive.Position = 0;
        return archive;
    }

    public static async Task<object?> RunAsync(LibraryDatabase database, string sql)
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"set search_path to {database.Schema}, public; {sql}";
        return await command.ExecuteScalarAsync();
    }

    /// <summary>All rows of a table as text, in an order of their own.</summary>
    public static async Task<string> DumpAsync(LibraryDatabase database, string table) =>
        (string)(await RunAsync(database, $"select coalesce(string_agg(t::text, E'\\n' order by t::text collate \"C\"), '') from {table} t"))!;
}
