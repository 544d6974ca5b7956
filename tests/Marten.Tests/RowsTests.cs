using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Golden;

namespace Marten.Tests;

/// <summary>What is stored, byte by byte, and what is read back: rows.json as a whole.</summary>
public sealed class RowsTests(Database database) : IClassFixture<Database>
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Save_EachGoldenDocument_StoresAndLoadsAsObserved()
    {
        var store = database.CreateStore(options => options.Schema.For<Sample>());
        var observed = JsonNode.Parse(GoldenFile.Read("rows.json"))!["documents"]!.AsArray();
        var documents = Documents();
        Assert.Equal(observed.Select(document => (string)document!["id"]!), documents.Select(document => document.Id));

        foreach (var (expected, document) in observed.Zip(documents))
        {
            await document.SaveAsync(store);
            var row = await database.RowsAsync(
                $"select data::text, mt_version::text, mt_dotnet_type from SCHEMA.{expected!["table"]} where id = '{document.Id}'");
            var version = (string)expected["mt_version"]!;
            var actual = Assert.Single(row).Split(" | ");
            Assert.Equal((string)expected["data"]!, actual[0]);
            if (version == "(a uuid)") Assert.True(Guid.TryParse(actual[1], out _), actual[1]);
            else Assert.Equal(version, actual[1]);
            Assert.Equal((string)expected["mt_dotnet_type"]!, actual[2]);
            Assert.Equal((string)expected["loadedBack"]!, await document.LoadAsync(store));
            Assert.Equal((string)expected["objectAfterSave"]!, JsonSerializer.Serialize(document.Saved, document.Saved.GetType(), Relaxed));
        }
        await store.DisposeAsync();
    }

    private static Document[] Documents() =>
    [
        Inserted("TIL-001",
            new Requirement("TIL-001", 0, "Tillgänglighet", "Tangentbord", Kind.Must, new DateOnly(2026, 1, 2), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), ["wcag", "en-301-549"], [new Criterion("Provning", 30), new Criterion("Intyg", 0)])),
        Inserted("TIL-002",
            new Requirement("TIL-002", 0, "", "Å ä ö é ß \"citat\" \\ / <b>&amp;</b> ' \t 😀", Kind.Optional, DateOnly.MinValue, DateTimeOffset.MinValue, [], [])),
        Inserted("TIL-003",
            new Requirement("TIL-003", 7, null!, null!, default, new DateOnly(9999, 12, 31), new DateTimeOffset(2026, 11, 21, 21, 51, 3, 123, 456, TimeSpan.Zero).AddTicks(7), null!, null!)),
        Updated("TIL-004",
            new Requirement("TIL-004", 0, "Säkerhet", "Gammal titel", Kind.Should, new DateOnly(2026, 2, 28), new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.FromHours(-5.5)), ["a", "b", "a"], [new Criterion("X", 1)])),
        Stored("TIL-001/1",
            new RequirementVersion("TIL-001/1", "TIL-001", 1, "Rad 1\nRad 2\r\nRad 3\u2028\u00a0slut")),
        Inserted("åäö id",
            new Catalogue.Entry { Id = "åäö id", Name = "Kapslad typ" }),
        Inserted("ISO/IEC 27002:2022",
            new Standard("ISO/IEC 27002:2022", "")),
        Inserted("tom",
            new Sample { Id = "tom" }),
        Inserted("full",
            new Sample { Id = "full", Text = "Smörgåsbord 🇸🇪 👩‍💻", Number = -42, Big = long.MaxValue, Amount = 12.50m, Ratio = 0.1, Flag = true, MaybeFlag = false, Day = new DateOnly(2026, 12, 24), MaybeDay = new DateOnly(2027, 1, 1), At = new DateTimeOffset(2026, 12, 24, 15, 0, 0, TimeSpan.FromHours(1)), MaybeAt = new DateTimeOffset(2026, 12, 24, 15, 0, 0, 500, TimeSpan.Zero), Kind = Kind.Should, MaybeKind = Kind.Must, Tags = ["", "två", "Två"], MaybeTags = [], Criteria = [new Criterion("å", 1), new Criterion("ä", 2)], Texts = new() { ["Sv"] = "hej", ["en"] = "hello", ["ÅÄÖ nyckel"] = "", ["zz"] = null! }, Matrix = [[1, 2], [], [3]], Nested = new Criterion(null!, 0), Renamed = "r", Ignored = "not stored" }),
        Inserted("tal",
            new Sample { Id = "tal", Number = int.MinValue, Big = long.MinValue, Amount = 79228162514264337593543950335m, Ratio = 1e300 }),
        Inserted("små tal",
            new Sample { Id = "små tal", Amount = 0.00m, Ratio = 5E-324, At = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(2)).AddTicks(1), Kind = (Kind)99 }),
        StoredTwice("två gånger",
            new Sample { Id = "två gånger", Text = "two", Amount = -1.10m, Ratio = -0.0, Texts = new() { ["b"] = "1", ["a"] = "2", ["aa"] = "3" } }),
    ];

    private static Document Inserted<T>(string id, T document) where T : notnull
        => new(id, document, store => SaveAsync(store, session => session.Insert(document)), store => LoadedAsync<T>(store, id));

    private static Document Stored<T>(string id, T document) where T : notnull
        => new(id, document, store => SaveAsync(store, session => session.Store(document)), store => LoadedAsync<T>(store, id));

    private static Document Updated(string id, Requirement document) => new(
        id,
        document,
        async store =>
        {
            await SaveAsync(store, session => session.Insert(document));
            await using var session = store.LightweightSession();
            var loaded = (await session.LoadAsync<Requirement>(id))!;
            session.UpdateRevision(loaded with { Title = "Ny titel" }, loaded.Revision + 1);
            await session.SaveChangesAsync();
        },
        store => LoadedAsync<Requirement>(store, id));

    private static Document StoredTwice(string id, Sample document) => new(
        id,
        document,
        async store =>
        {
            await SaveAsync(store, session => session.Store(new Sample { Id = id, Text = "one" }));
            await SaveAsync(store, session => session.Store(document));
        },
        store => LoadedAsync<Sample>(store, id));

    private static async Task SaveAsync(IDocumentStore store, Action<IDocumentSession> calls)
    {
        await using var session = store.LightweightSession();
        calls(session);
        await session.SaveChangesAsync();
    }

    private static async Task<string> LoadedAsync<T>(IDocumentStore store, string id) where T : notnull
    {
        await using var session = store.QuerySession();
        return JsonSerializer.Serialize(await session.LoadAsync<T>(id), Relaxed);
    }

    private sealed record Document(string Id, object Saved, Func<IDocumentStore, Task> SaveAsync, Func<IDocumentStore, Task<string>> LoadAsync);
}
