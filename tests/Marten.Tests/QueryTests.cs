using Golden;
using Marten.Exceptions;

namespace Marten.Tests;

public sealed class QueryTests(Database database) : Behaviours(database), IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if (await Requirements("Q-1") > 0) return;
        await Save(session => session.Insert(
            Doc("Q-1", "Första") with { Area = "qa" }, Doc("Q-2", "Andra") with { Area = "qa" },
            Doc("Q-3", "Tredje"), Doc("Q-4") with { Title = null! }, Doc("A-50"), Doc("A-52")));
        await Save(session => session.Store(new Standard("S-1", "s")));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<int, string, object[]> Conditions => new()
    {
        { 80, "where data ->> 'area' = ? order by id", ["qa"] },
        { 81, "  \n WHERE data ->> 'area' = ? ORDER BY id", ["qa"] },
        { 82, "order by id limit 2", [] },
        { 83, "where id like 'Q-%' order by id desc limit ? offset ?", [2, 1] },
        { 85, "where d.id = ?", ["Q-1"] },
        { 86, "where d.mt_version = ? and d.id = ?", [1L, "Q-1"] },
        { 89, "where d.id in (select id from SCHEMA.mt_doc_requirement where data->>'area' = ?) order by d.id", ["qa"] },
        { 90, "where id = ? for update", ["Q-1"] },
        { 91, "select data from SCHEMA.mt_doc_requirement where id = ?", ["Q-1"] },
        { 93, "select data, mt_version from SCHEMA.mt_doc_requirement where id = ?", ["Q-1"] },
        { 96, "SELECT d.data FROM SCHEMA.mt_doc_requirement d WHERE d.id = ?", ["Q-1"] },
        { 97, "with x as (select data from SCHEMA.mt_doc_requirement where id = ?) select data from x", ["Q-1"] },
        { 109, "where data ->> 'title' = ?", [null!] },
        { 110, "where data ->> 'title' is not distinct from ?", [null!] },
        { 111, "where (? is null or data ->> 'area' = ?) and id like 'Q-%' order by id", [null!, null!] },
        { 112, "where (?::text is null or data ->> 'area' = ?) and id like 'Q-%' order by id", [null!, null!] },
        { 113, "where data ->> 'title' is not distinct from ?", [DBNull.Value] },
        { 115, "where id = any(?) order by id", [new[] { "Q-1", "Q-3" }] },
        { 116, "where id = any(?) order by id", [new List<string> { "Q-1", "Q-3" }] },
        { 117, "where id = any(?) order by id", [Array.Empty<string>()] },
        { 118, "where mt_version = any(?) and id = 'Q-1'", [new[] { 1, 2 }] },
        { 119, "where (data ->> 'validFrom')::date = ? and id='Q-1'", [new DateOnly(2026, 1, 2)] },
        { 122, "where id = :id", [new { id = "Q-1" }] },
        { 131, "where data @> ?::jsonb and id = ?", ["""{"area": "qa"}""", "Q-1"] },
    };

    [Theory, MemberData(nameof(Conditions))]
    [Row(80, 81, 82, 83, 85, 86, 89, 90, 91, 93, 96, 97, 109, 110, 111, 112, 113, 115, 116, 117, 118, 119, 122, 131)]
    public async Task Query_ByCondition_FindsAsObserved(int row, string sql, object[] parameters)
    {
        Observed.Is(row, await Found(session => session.QueryAsync<Requirement>(Database.Sql(sql), CancellationToken.None, parameters)));
    }

    public static TheoryData<int, string, object[]> Faults => new()
    {
        { 92, "select id, data from SCHEMA.mt_doc_requirement where id = 'Q-1'", [] },
        { 94, "select id, data, mt_version from SCHEMA.mt_doc_requirement where id = 'Q-1'", [] },
        { 95, "select * from SCHEMA.mt_doc_requirement where id = 'Q-1'", [] },
        { 114, "where id = any(?) order by id", ["Q-1", "Q-3"] },
        { 120, "where mt_last_modified > ? and id='Q-1'", [new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))] },
        { 123, "where id = :id", [new Dictionary<string, object> { ["id"] = "Q-1" }] },
        { 125, "where id = ? and id = ?", ["Q-1"] },
        { 126, "where id = ?", ["Q-1", "Q-2"] },
        { 127, "where data ->> 'title' <> 'vad?' and id = ?", ["Q-1"] },
        { 128, "where data -> 'tags' ? 't' and id = ?", ["Q-1"] },
        { 134, "where id = 'Q-1'; select 1", [] },
    };

    [Theory, MemberData(nameof(Faults)), Row(92, 94, 95, 114, 120, 123, 125, 126, 127, 128, 134)]
    public async Task Query_Faulty_ThrowsAsObserved(int row, string sql, object[] parameters)
    {
        Observed.Is(row, await Found(session => session.QueryAsync<Requirement>(Database.Sql(sql), CancellationToken.None, parameters)));
    }

    public static TheoryData<int, string, object[]> FaultsInBothSessions => new()
    {
        { 84, "", [] },
        { 87, "as x where x.id = ?", ["Q-1"] },
        { 88, "join SCHEMA.mt_doc_requirement o on o.data->>'area' = d.data->>'area' where o.id = ? order by d.id", ["Q-1"] },
        { 124, "where id = ?", [new { id = "Q-1" }] },
        { 132, "where nosuch = 1", [] },
        { 133, "wher id = 1", [] },
    };

    [Theory, MemberData(nameof(FaultsInBothSessions)), Row(84, 87, 88, 124, 132, 133)]
    public async Task Query_SqlError_IsACommandException(int row, string sql, object[] parameters)
    {
        Func<IQuerySession, Task<IReadOnlyList<Requirement>>> query
            = session => session.QueryAsync<Requirement>(Database.Sql(sql), CancellationToken.None, parameters);
        await using var light = Store.LightweightSession();
        Observed.Is(row, $"LightweightSession: {await Try(() => query(light))} — QuerySession: {await Found(query)}");
    }

    [Fact, Row(121)]
    public async Task Query_EnumParameter_IsRefused()
    {
        var failure = await Record.ExceptionAsync(() => Query<Requirement>("where data ->> 'kind' = ? and id='Q-1'", Kind.Must));
        Assert.IsType<InvalidCastException>(failure);
        Assert.StartsWith("Writing values of 'Golden.Kind' is not supported for parameters having", failure.Message);
    }

    [Fact, Row(129, 130)]
    public async Task Query_OtherPlaceholder_LeavesJsonOperatorsAlone()
    {
        Observed.Is(129, await Found(session => session.QueryAsync<Requirement>('^', "where data -> 'tags' ? 't' and id = ^", CancellationToken.None, "Q-1")));
        object tags = new[] { "t" };
        Observed.Is(130, await Found(
            session => session.QueryAsync<Requirement>('^', "where data -> 'tags' ?| ^ and id = ^", CancellationToken.None, tags, "Q-1")));
    }

    [Fact, Row(98, 99, 100)]
    public async Task Query_PlainType_ReadsTheFirstColumn()
    {
        async Task<string> Id(string sql, params object[] parameters)
        {
            var id = "";
            var result = await Try(async () => id = Assert.Single(await Query<Standard>(sql, parameters)).Id);
            return result == "ok" ? id : result;
        }
        Observed.Is(98, await Id("select data from SCHEMA.mt_doc_standardregister"));
        Observed.Is(99, await Id("select id, data from SCHEMA.mt_doc_standardregister"));
        Observed.Is(100, await Id("where data ->> 'name' = ?", "s"));
    }

    [Fact, Row(101, 102, 103, 104, 105, 106, 107, 108)]
    public async Task Query_PlainValues_AreRead()
    {
        const string From = "from SCHEMA.mt_doc_requirement where id";
        Observed.Is(101, Assert.Single(await Query<string>($"select data ->> 'title' {From} = ?", "Q-1")));
        Observed.Is(102, $"{Assert.Single(await Query<int>($"select count(*) {From} like 'Q-%'"))}");
        Observed.Is(103, $"{Assert.Single(await Query<long>($"select count(*) {From} like 'Q-%'"))}");
        Observed.Is(104, $"{Assert.Single(await Query<int>($"select count(*)::int {From} like 'Q-%'"))}");
        Observed.Is(105, $"count {(await Query<DateTimeOffset>($"select mt_last_modified {From} = 'Q-1'")).Count}");
        Observed.Is(106, Assert.Single(await Query<string?>($"select data ->> 'title' {From} = 'Q-4'")) ?? "null");
        Observed.Is(107, $"first 10 characters {Assert.Single(await Query<string>($"select data::text {From} = 'Q-1'"))[..10]}");
        Observed.Is(108, Assert.Single(await Query<Criterion>("select jsonb_build_object('label','x','weight',3)")).ToString());
    }

    [Fact, Row(135, 136)]
    public async Task Query_SqlError_ExceptionHasNoCommand()
    {
        var query = Assert.IsType<MartenCommandException>(await Record.ExceptionAsync(() => Query<Requirement>("where nosuch = 1")));
        var failure = await Database.FailureAsync(session => session.QueueSqlCommand("insert into nosuch values (1)"));
        var save = Assert.IsType<MartenCommandException>(failure);
        Observed.Is(135, $"{query.Command?.CommandText ?? "null"} / {save.Command?.CommandText ?? "null"}");
        Observed.Is(136, query.Message.Replace("\n", "⏎"));
    }

    // Documents as "[Q-1:1]", key and revision, or the exception.
    private async Task<string> Found(Func<IQuerySession, Task<IReadOnlyList<Requirement>>> query)
    {
        await using var session = Store.QuerySession();
        IReadOnlyList<Requirement> found = [];
        var result = await Try(async () => found = await query(session));
        return result == "ok" ? $"[{string.Join(", ", found.Select(document => $"{document.Key}:{document.Revision}"))}]" : result;
    }
}
