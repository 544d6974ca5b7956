using System.Text.Json;
using Kravbibliotek.Changes;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Changes;

/// <summary>Lines of the change log as people read them.</summary>
public sealed class ChangeDiffTests
{
    [Fact]
    public void Of_ChangedDraft_NamesFieldsAndPeopleInSwedish()
    {
        var before = Json("""{"key":"LEV-003","state":"Editing","authors":["konton/a"],"revision":1}""");
        var after = Json("""{"key":"LEV-003","state":"Review","authors":["konton/a","konton/b"],"revision":2}""");

        var diff = ChangeDiff.Of(before, after, who => who == "konton/b" ? "Bo Berg" : "Anna Alm");

        Assert.Equal(["Läge", "Författare"], diff.Select(f => f.Label));
        Assert.Equal("Granskning", Text(diff[0], DiffChange.Added));
        Assert.Equal("Redigeras", Text(diff[0], DiffChange.Removed));
        Assert.Equal("Bo Berg", Text(diff[1], DiffChange.Added));
    }

    [Fact]
    public void Of_NewRecord_ShowsAllOfIt()
    {
        var diff = ChangeDiff.Of(null, Json("""{"tags":["ny","viktig"],"isLocked":false,"replacedBy":[],"lastDay":null}"""), n => n);

        Assert.Equal([("Taggar", "ny viktig"), ("Låst", "nej")], diff.Select(f => (f.Label, Text(f, DiffChange.Added))));
    }

    [Fact]
    public void Of_UnknownFieldAndDepth_IsShownByItsOwnName()
    {
        var diff = ChangeDiff.Of(null, Json("""{"relations":{"requires":["SAK-001"]},"nyttFalt":[{"key":"A","tags":["x"]}]}"""), n => n);

        Assert.Equal(["Relationer › Kräver", "nyttFalt"], diff.Select(f => f.Label));
        Assert.Equal("Nyckel: A. Taggar: x", Text(diff[1], DiffChange.Added));
    }

    [Fact]
    public void Mentioned_AnyDepth_FindsAccounts() =>
        Assert.Equal(
            ["konton/a", "konton/b"],
            ChangeDiff.Mentioned(Json("""{"authors":["konton/a"],"comments":[{"by":"konton/b","text":"x"}]}"""), null)
                .Order(StringComparer.Ordinal));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string Text(FieldDiff field, DiffChange change) => string.Join(
        ' ', field.Paragraphs.SelectMany(p => p.Runs).Where(r => r.Change == change).Select(r => r.Text.Trim(' ', ',')));
}
