using Golden;
using JasperFx;

namespace Marten.Tests;

public sealed class UpdateRevisionTests(Database database) : Behaviours(database)
{
    [Fact, Row(26)]
    public async Task UpdateRevision_NextRevision_IsWritten()
    {
        var document = await RowAt(2, "K-29");
        var before = document.Revision;
        var result = await Save(session => session.UpdateRevision(document, document.Revision + 1));
        Observed.Is(26, $"{result}; before {before}; {await Row("K-29")}; object.Revision afterwards {document.Revision}; "
            + $"loaded again Revision {(await Load("K-29")).Revision}");
    }

    [Fact, Row(27)]
    public async Task UpdateRevision_EqualRevision_IsRefused()
    {
        var document = await RowAt(3, "K-30");
        var result = await Save(session => session.UpdateRevision(document, 3));
        Observed.Is(27, $"{result}; {await Row("K-30")}");
    }

    [Fact, Row(28)]
    public async Task UpdateRevision_StaleObject_IsRefusedAndKeepsItsRevision()
    {
        await RowAt(3, "K-31");
        var stale = Doc("K-31", revision: 1);
        var result = await Save(session => session.UpdateRevision(stale, 2));
        Observed.Is(28, $"{result}; {await Row("K-31")}; object.Revision afterwards {stale.Revision}");
    }

    [Fact, Row(29)]
    public async Task UpdateRevision_Refused_ExceptionNamesTypeAndId()
    {
        await RowAt(2, "K-32");
        var failure = await Database.FailureAsync(session => session.UpdateRevision(Doc("K-32"), 1));
        var refused = Assert.IsType<ConcurrencyException>(failure);
        Observed.Is(29, $"DocType \"{refused.DocType}\", Id {refused.Id} ({refused.Id.GetType().Name}), Inner {refused.InnerException?.Message ?? "null"}");
    }

    [Theory, Row(30, 31)]
    [InlineData(30, "K-33", 0, 1)]
    [InlineData(31, "K-34", 4, 5)]
    public async Task UpdateRevision_MissingId_IsInserted(int row, string key, long revision, long asked)
    {
        var document = Doc(key, revision: revision);
        var result = await Save(session => session.UpdateRevision(document, asked));
        Observed.Is(row, $"{result}; {await Row(key)}; object.Revision {document.Revision}");
    }

    [Theory, Row(32, 33, 34)]
    [InlineData(32, "K-35", 10)]
    [InlineData(33, "K-36", 0)]
    [InlineData(34, "K-37", -1)]
    public async Task UpdateRevision_OddRevision_IsAsObserved(int row, string key, long asked)
    {
        var document = await RowAt(2, key);
        var result = await Save(session => session.UpdateRevision(document, asked));
        Observed.Is(row, $"{result}; {await Row(key)}; object.Revision {document.Revision}");
    }

    [Theory, Row(35, 36)]
    [InlineData(35, "K-38", 3)]
    [InlineData(36, "K-39", 2)]
    public async Task UpdateRevision_OneIdTwice_ChecksEach(int row, string key, long second)
    {
        await RowAt(1, key);
        Requirement a = Doc(key, $"{key} a", 1), b = Doc(key, $"{key} b", 1);
        var result = await Save(session =>
        {
            session.UpdateRevision(a, 2);
            session.UpdateRevision(b, second);
        });
        Observed.Is(row, $"{result}; {await Row(key)}; object.Revision {a.Revision}, {b.Revision}");
    }

    [Fact, Row(37)]
    public async Task UpdateRevision_AgainInTheSameSession_GoesOn()
    {
        var document = await RowAt(1, "K-40");
        long between = 0;
        var result = await Try(async () =>
        {
            await using var session = Store.LightweightSession();
            session.UpdateRevision(document, 2);
            await session.SaveChangesAsync();
            between = document.Revision;
            session.UpdateRevision(document, document.Revision + 1);
            await session.SaveChangesAsync();
        });
        Observed.Is(37, $"{result}; between {between}; {await Row("K-40")}; object.Revision {document.Revision}");
    }

    [Fact, Row(38)]
    public async Task UpdateRevision_TakenTitle_NamesTheFirstChangeOfTheTable()
    {
        await RowAt(1, "K-41", "VK-41");
        await RowAt(1, "K-42");
        var document = Doc("K-42", "VK-41", 1);
        var result = await Save(session =>
        {
            session.Insert(Doc("X-43"));
            session.UpdateRevision(document, 2);
        });
        Observed.Is(38, $"{result}; stored X {await Requirements("X-43")}; {await Row("K-42")}; object.Revision {document.Revision}");
    }

    [Fact, Row(39)]
    public async Task UpdateRevision_PlainDocument_IsStored()
    {
        await Save(session => session.Insert(new Note("N-44", "1")));
        var result = await Save(session => session.UpdateRevision(new Note("N-44", "2"), 2));
        Observed.Is(39, $"{result}; {await NoteRow("N-44")}");
    }

    [Fact, Row(44)]
    public async Task Load_ColumnChangedBySql_RevisionComesFromTheColumn()
    {
        await RowAt(3, "K-55");
        await Database.ExecuteAsync("update SCHEMA.mt_doc_requirement set mt_version = 42 where id = 'K-55'");
        await using var light = Store.LightweightSession();
        await using var query = Store.QuerySession();
        var loads = new List<string>();
        foreach (var (name, session) in new (string, IQuerySession)[] { ("Lightweight", light), ("QuerySession", query) })
            loads.Add($"{name} Load {(await session.LoadAsync<Requirement>("K-55"))!.Revision}");
        loads.Add($"LoadMany {(await query.LoadManyAsync<Requirement>(CancellationToken.None, ["K-55"]))[0].Revision}");
        foreach (var (name, session) in new (string, IQuerySession)[] { ("Lightweight", light), ("QuerySession", query) })
            loads.Add($"{name} Query {(await session.QueryAsync<Requirement>("where id = ?", CancellationToken.None, "K-55"))[0].Revision}");
        Observed.Is(44, $"{await Row("K-55")}; {string.Join(", ", loads)}");
    }
}
