using Golden;
using JasperFx;

namespace Marten.Tests;

public sealed class InsertTests(Database database) : Behaviours(database)
{
    [Theory, Row(1, 2, 3)]
    [InlineData(1, "K-1", 0)]
    [InlineData(2, "K-2", 7)]
    [InlineData(3, "K-3", -3)]
    public async Task Insert_NewDocument_StartsAtOneWhateverTheObjectSays(int row, string key, long revision)
    {
        var document = Doc(key, revision: revision);
        var result = await Save(session => session.Insert(document));
        Observed.Is(row, $"{result}; {await Row(key)}; object.Revision afterwards {document.Revision}");
    }

    [Fact, Row(4)]
    public async Task Insert_ExistingIdBetweenNewOnes_StoresNothing()
    {
        await RowAt(1, "B-4");
        Requirement a = Doc("A-4"), b = Doc("B-4", "other"), c = Doc("C-4");
        var result = await Save(session =>
        {
            session.Insert(a);
            session.Insert(b);
            session.Insert(c);
        });
        Observed.Is(4, $"{result}; stored A/C: {await Requirements("A-4")}/{await Requirements("C-4")}; B {await Row("B-4")}; "
            + $"object.Revision afterwards A {a.Revision}, B {b.Revision}, C {c.Revision}");
    }

    [Fact, Row(5)]
    public async Task Insert_TakenTitle_NamesTheFirstInsertAndTheConstraint()
    {
        await RowAt(1, "T-5", "same title 1");
        Requirement a = Doc("A-8"), x = Doc("X-8", "same title 1");
        var result = await Save(session => session.Insert(a, x));
        Observed.Is(5, $"{result}; stored A/X: {await Requirements("A-8")}/{await Requirements("X-8")}; object.Revision afterwards A {a.Revision}, X {x.Revision}");
    }

    [Fact, Row(6)]
    public async Task Insert_Refused_ExceptionNamesTypeAndId()
    {
        await RowAt(1, "B-10", "title six");
        var existing = await Database.FailureAsync(session => session.Insert(Doc("B-10", "other six")));
        var taken = await Database.FailureAsync(session => session.Insert(Doc("X9", "title six")));
        static string Properties(Exception? failure)
        {
            var refused = Assert.IsType<DocumentAlreadyExistsException>(failure);
            return $"DocType {refused.DocType}, DocumentType {refused.DocumentType}, Id {refused.Id} ({refused.Id.GetType().Name}), "
                + $"Inner {refused.InnerException?.GetType().Name ?? "null"}";
        }
        Observed.Is(6, $"{Properties(existing)} / {Properties(taken)}");
    }

    [Fact, Row(7)]
    public async Task Insert_SameIdTwice_IsRefused()
    {
        var result = await Save(session => session.Insert(Doc("K-11", "one"), Doc("K-11", "two")));
        Observed.Is(7, $"{result}; {await Row("K-11")}");
    }

    [Fact, Row(8)]
    public async Task Insert_SameTitleTwice_IsRefused()
    {
        var result = await Save(session => session.Insert(Doc("K-12", "dup K-12"), Doc("K-13", "dup K-12")));
        Observed.Is(8, $"{result}; stored {await Requirements("K-12")}/{await Requirements("K-13")}");
    }

    [Fact, Row(9)]
    public async Task Insert_PlainDocumentWithExistingId_IsRefused()
    {
        await Save(session => session.Insert(new Note("N-14", "1")));
        var result = await Save(session => session.Insert(new Note("N-14", "2")));
        Observed.Is(9, $"{result}; {await NoteRow("N-14")}");
    }

    [Fact, Row(11)]
    public async Task Insert_Null_Throws() => Observed.Is(11, await Save(session => session.Insert((Note)null!)));

    [Fact, Row(12, 13)]
    public async Task Insert_WithoutId_ThrowsInTheCall()
    {
        await using var session = Store.LightweightSession();
        Observed.Is(12, "in Insert throws " + Observed.Describe(Record.Exception(() => session.Insert(new Note(null!, "")))!));
        Observed.Is(13, "in Store throws " + Observed.Describe(Record.Exception(() => session.Store(new Note("", "")))!));
    }

    [Fact, Row(14)]
    public async Task Insert_IdOfSpaces_IsStored()
    {
        var result = await Save(session => session.Insert(new Note("   ", "")));
        Observed.Is(14, $"{result}, stored {await Notes("   ")}");
    }

    [Fact, Row(15)]
    public async Task Insert_Nothing_IsFine() => Observed.Is(15, await Save(session =>
    {
        session.Insert<Note>();
        session.Insert<Note>(new List<Note>());
    }));

    [Fact, Row(16)]
    public async Task Insert_SeveralOrAList_StoresAll()
    {
        var result = await Save(session =>
        {
            session.Insert(new Note("I-1", ""), new Note("I-2", ""));
            session.Insert<Note>(new List<Note> { new("I-3", "") });
        });
        Observed.Is(16, $"{result}; stored {await Database.CountAsync("mt_doc_note", "id like 'I-%'")}");
    }
}
