using Kravbibliotek.Storage;
using Npgsql;

namespace Kravbibliotek.Tests.Storage;

/// <summary>SQL as the role that serves requests, and as the owner, against what must never change.</summary>
public sealed class UnchangeableTests(RealLibraryFixture fixture) : IClassFixture<RealLibraryFixture>
{
    public static TheoryData<string> Tables { get; } = [.. Documents.Unchangeable];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Sql_AsApplicationRole_CannotChangeAnything(string table)
    {
        foreach (var sql in Attempts(table))
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => fixture.Library.ExecuteAsync(sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        Assert.True(await fixture.Library.ScalarAsync<long>($"select count(*) from {table}") > 0);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Sql_AsOwner_IsStoppedByTheTrigger(string table)
    {
        foreach (var sql in new[] { $"update {table} set data = '{{}}'", $"delete from {table}", $"truncate {table}" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => fixture.Library.ExecuteAsync(sql, asOwner: true));
            Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
            Assert.StartsWith("Det som är publicerat ändras aldrig", refused.MessageText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sql_AsApplicationRole_CannotMakeOrTruncateTables()
    {
        string[] attempts = ["create table egen (n int)", "truncate mt_doc_requirement", "truncate sok", "delete from mt_doc_requirement"];
        foreach (var sql in attempts)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => fixture.Library.ExecuteAsync(sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Sql_AsApplicationRole_CannotDeleteAnyDocument()
    {
        var tables = await fixture.Library.ScalarAsync<string[]>(
            "select array_agg(tablename::text) from pg_tables where schemaname = current_schema() and tablename like 'mt\\_doc\\_%'");
        Assert.Superset(Documents.Unchangeable.ToHashSet(), tables.ToHashSet());
        foreach (var table in tables)
        {
            foreach (var sql in new[] { $"delete from {table}", $"truncate {table}", $"drop table {table}" })
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => fixture.Library.ExecuteAsync(sql));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }
        }
    }

    private static string[] Attempts(string table) =>
    [
        $"update {table} set data = '{{}}'",
        $"delete from {table}",
        $"truncate {table}",
        $"alter table {table} add column egen int",
        $"alter table {table} disable trigger all",
        $"drop trigger refuse_change on {table}",
        $"insert into {table} select * from {table} on conflict (id) do update set data = excluded.data",
        $"merge into {table} t using {table} s on s.id = t.id when matched then delete",
    ];
}
