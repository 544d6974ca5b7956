using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Requirements;

namespace Kravbibliotek.Tests.Curation.Editing;

/// <summary>Two who wrote at the same time see what differs, and who changed it.</summary>
public class DraftMergeTests
{
    private static readonly RequirementContent Began = Sample.Content;
    private static readonly RequirementContent Theirs = Began with { Guidance = "Deras råd.", Rationale = "Deras motiv." };

    [Fact]
    public void Compare_DifferentParts_TellsWhoChangedWhat()
    {
        var mine = ContentFields.Write(Began with { Guidance = "Mitt råd.", Title = "Min titel" });

        var conflicts = DraftMerge.Compare(DraftMerge.MarksOf(Began), Theirs, mine);

        Assert.Equal(
            [("Title", true, false), ("Rationale", false, true), ("Guidance", true, true)],
            conflicts.Select(c => (c.Part.Root, c.ChangedByMe, c.ChangedByOther)));
    }

    [Fact]
    public void Compare_SameText_IsNoConflict() =>
        Assert.Empty(DraftMerge.Compare(DraftMerge.MarksOf(Began), Theirs, ContentFields.Write(Theirs)));

    [Fact]
    public void Compare_ValueThatCannotBeRead_IsNeverTakenForTheSame()
    {
        var mine = ContentFields.Write(Theirs).With("Parameters[0].Min", "ett");

        Assert.Equal("Parameters", DraftMerge.Compare("", Theirs, mine).Single().Part.Root);
    }

    [Fact]
    public void Choose_TheirPart_TakesThatAndLeavesTheRest()
    {
        var mine = ContentFields.Write(Began with { Guidance = "Mitt råd.", Parameters = [] });

        var both = ContentFields.Read(DraftMerge.Choose(mine, Theirs, new HashSet<string> { "Parameters", "Rationale" })).Content;

        Assert.Equal(("Mitt råd.", "Deras motiv.", 1), (both.Guidance, both.Rationale, both.Parameters.Count));
    }
}
