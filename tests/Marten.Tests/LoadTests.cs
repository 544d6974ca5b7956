using Golden;
using Npgsql;

namespace Marten.Tests;

public sealed class LoadTests(Database database) : Behaviours(database), IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if (await Requirements("Q-1") > 0) return;
        await Save(session => session.Insert(Doc("Q-1"), Doc("Q-2"), Doc("Q-3")));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact, Row(71, 72, 73)]
    public async Task Load_OddIds_AsObserved()
    {
        await using var session = Store.QuerySession();
        Observed.Is(71, await LoadedAs("nope"));
        Observed.Is(72, $"{await LoadedAs(null!)} / {await LoadedAs("")}");
        Observed.Is(73, await LoadedAs("q-1"));
        async Task<string> LoadedAs(string id)
        {
            var found = "null";
            var result = await Try(async () => found = (await session.LoadAsync<Requirement>(id))?.Key ?? "null");
            return result == "ok" ? found : result;
        }
    }

    [Fact, Row(74, 76, 77, 78)]
    public async Task LoadMany_OddLists_AsObserved()
    {
        await using var session = Store.QuerySession();
        Task<IReadOnlyList<Requirement>> Many(params string[] ids) => session.LoadManyAsync<Requirement>(CancellationToken.None, (IEnumerable<string>)ids);
        var found = await Many("Q-3", "nope", "Q-1", "Q-2");
        Observed.Is(74, $"{string.Join(", ", found.Select(document => document.Key).Order())} (missing ids left out; for the order see the next row)");
        Observed.Is(76, $"count {(await Many("Q-1", "Q-1")).Count}");
        Observed.Is(77, $"count {(await Many()).Count}");
        var nullList = await Try(() => session.LoadManyAsync<Requirement>(CancellationToken.None, (IEnumerable<string>)null!));
        Observed.Is(78, $"count {(await Many(null!, "Q-1")).Count} / {nullList}");
    }

    [Fact, Row(75)]
    public async Task LoadMany_ManyIds_ComeInTheOrderOfStoring()
    {
        var ids = Enumerable.Range(0, 30).Select(number => $"L-{number:D2}").ToList();
        await Save(other => other.Insert(Enumerable.Reverse(ids).Select(id => new Standard(id, ""))));
        await using var session = Store.QuerySession();
        var found = await session.LoadManyAsync<Standard>(CancellationToken.None, ids);
        Assert.Equal(30, found.Count);
        Observed.Is(75, $"in the order of storing (not as asked): {string.Join(' ', found.Take(4).Select(standard => standard.Id))} …");
    }

    [Fact, Row(79)]
    public async Task CheckExists_TellsExistingFromMissing()
    {
        await using var session = Store.QuerySession();
        var results = new List<bool>();
        foreach (var id in new[] { "Q-1", "nope", "" }) results.Add(await session.CheckExistsAsync<Requirement>(id));
        Observed.Is(79, string.Join(" / ", results));
    }

    [Fact, Row(137, 138, 140, 141, 142)]
    public async Task Load_RowsWrittenByHand_AsObserved()
    {
        async Task<string> Loaded(string json, string type = "Golden.Note")
        {
            await Database.ExecuteAsync("delete from SCHEMA.mt_doc_note where id = 'hand'");
            var insert = Database.Sql("insert into SCHEMA.mt_doc_note (id, data, mt_dotnet_type) values ('hand', $1::jsonb, $2)");
            await using (var command = Database.DataSource.CreateCommand(insert))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = json });
                command.Parameters.Add(new NpgsqlParameter { Value = type });
                await command.ExecuteNonQueryAsync();
            }
            await using var session = Store.QuerySession();
            Note? note = null;
            var result = await Try(async () => note = await session.LoadAsync<Note>("hand"));
            return result == "ok" ? $"{note!.Id}|{note.Text ?? "null"}" : result;
        }
        await Save(session => session.Insert(new Note("first", "")));
        Observed.Is(137, $"loaded Text is {(await Loaded("""{"id": "hand", "unknown": 1}""")).Split('|')[1]}");
        var wrong = await Loaded("""{"id": "hand", "text": 5}""");
        Assert.StartsWith("System.Text.Json.JsonException: \"The JSON value could not be converted to Golden.Note. Path: $.text |", wrong);
        Observed.Is(140, (await Loaded("""{"id": "hand", "Text": "x"}""")).Split('|')[1]);
        Observed.Is(141, $"loaded Id {(await Loaded("""{"id": "other", "text": "x"}""")).Split('|')[0]}");
        Observed.Is(142, $"loaded {(await Loaded("""{"id": "hand", "text": "x"}""", "X.Y")).Split('|')[1]} (not looked at)");
    }

    [Fact, Row(139)]
    public async Task Load_EnumsWrittenByHand_AsObserved()
    {
        await RowAt(1, "enum");
        async Task<string> Kind(string json)
        {
            await Database.ExecuteAsync($"update SCHEMA.mt_doc_requirement set data = data || '{json}' where id = 'enum'");
            var kind = "";
            var result = await Try(async () => kind = (await Load("enum")).Kind.ToString());
            return result == "ok" ? kind : result.Split('.')[3].Split(':')[0];
        }
        Assert.Equal("Optional", await Kind("""{"kind": 2}"""));
        Assert.Equal("JsonException", await Kind("""{"kind": "Nope"}"""));
        Assert.Equal("Must", await Kind("""{"kind": "must"}"""));
    }
}
