using Kravbibliotek.Lists;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Lists;

public class ListReviewTests
{
    [Fact]
    public void Rows_UnknownKeyOrVersion_IsTold()
    {
        var rows = Review([new("SAK-009"), new("SAK-001", 7)], Build.Requirement("SAK-001", 2));

        Assert.Equal(ListNoteKind.UnknownKey, Assert.Single(rows[0].Notes).Kind);
        Assert.Equal((ListNoteKind.UnknownVersion, 2), (Assert.Single(rows[1].Notes).Kind, rows[1].Notes[0].Number));
        Assert.Null(rows[1].Version);
    }

    [Fact]
    public void Rows_WithoutVersion_FollowTheCurrentOne()
    {
        var row = Assert.Single(Review([new("SAK-001")], Build.Requirement("SAK-001", 2)));

        Assert.Equal(2, row.Version!.Number);
        Assert.Empty(row.Notes);
    }

    [Fact]
    public void Rows_OlderVersion_IsTold() =>
        Assert.Equal((ListNoteKind.NewerVersion, 2), NoteOf(Review([new("SAK-001", 1)], Build.Requirement("SAK-001", 2))[0]));

    [Fact]
    public void Rows_WithdrawnAndRetiring_AreToldWithWhatReplacesThem()
    {
        var day = new DateOnly(2027, 1, 31);
        var rows = Review(
            [new("SAK-001"), new("SAK-002")],
            Build.Requirement("SAK-001", status: RequirementStatus.Withdrawn) with { ReplacedBy = ["SAK-005"] },
            Build.Requirement("SAK-002", status: RequirementStatus.Retiring) with { LastDay = day });

        Assert.Equal((ListNoteKind.Withdrawn, "SAK-005"), (rows[0].Notes[0].Kind, rows[0].Notes[0].Keys[0]));
        Assert.Equal((ListNoteKind.Retiring, day), (rows[1].Notes[0].Kind, rows[1].Notes[0].Day));
    }

    [Fact]
    public void Rows_Relations_AreToldAtTheRequirementTheyConcern()
    {
        var rows = Review(
            [new("SAK-001"), new("SAK-002"), new("SAK-003")],
            Build.Requirement("SAK-001") with { Relations = new() { Requires = ["SAK-002", "SAK-008"] } },
            Build.Requirement("SAK-002") with { Relations = new() { Conflicts = ["SAK-003"] } },
            Build.Requirement("SAK-003") with { Relations = new() { Replaces = ["SAK-001"] } });

        Assert.Equal(
            ["Requires SAK-008", "NotNeeded SAK-003"], rows[0].Notes.Select(n => $"{n.Kind} {string.Join(' ', n.Keys)}"));
        Assert.Equal("SAK-003", Assert.Single(Assert.Single(rows[1].Notes).Keys));
        Assert.Equal((ListNoteKind.Conflicts, "SAK-002"), (rows[2].Notes[0].Kind, Assert.Single(rows[2].Notes[0].Keys)));
    }

    private static (ListNoteKind Kind, int? Number) NoteOf(ListRow row) => (Assert.Single(row.Notes).Kind, row.Notes[0].Number);

    private static IReadOnlyList<ListRow> Review(RequirementPick[] picks, params Requirement[] requirements) => ListReview.Rows(
        RequirementList.Of(picks), requirements,
        requirements.SelectMany(r => Enumerable.Range(1, r.CurrentNumber).Select(n => Build.Version(r.Key, n))));
}
