using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Requirements;

public class RequirementDiffTests
{
    [Fact]
    public void Between_Same_SaysSo()
    {
        var diff = RequirementDiff.Between(Sample.Content, Sample.Content);

        Assert.DoesNotContain(diff.Fields, f => f.IsChanged);
        Assert.Equal("Versionerna är lika.", diff.Summary);
    }

    [Fact]
    public void Between_ChangedWord_MarksOnlyThatWord()
    {
        var to = Sample.Content with { Proof = "En kort beskrivning av organisationen." };

        var proof = Field(RequirementDiff.Between(Sample.Content, to), "Bevis");

        Assert.Equal(
            [new("En ", DiffChange.Same), new("kort ", DiffChange.Added), new("beskrivning av organisationen.", DiffChange.Same)],
            Assert.Single(proof.Paragraphs).Runs);
    }

    [Fact]
    public void Between_SeveralWordsInARow_AreOneChange()
    {
        var to = Sample.Content with { Rationale = "Kommunen måste veta." };

        var rationale = Field(RequirementDiff.Between(Sample.Content, to), "Motiv");

        Assert.Equal(
            [
                new("Verksamheten behöver", DiffChange.Removed), new("Kommunen måste", DiffChange.Added),
                new DiffRun(" veta.", DiffChange.Same),
            ],
            Assert.Single(rationale.Paragraphs).Runs);
    }

    [Fact]
    public void Between_AddedParagraph_IsItsOwn()
    {
        var to = Sample.Content with { FollowUp = "Vid varje avtalsmöte.\n\nOckså på begäran." };

        var followUp = Field(RequirementDiff.Between(Sample.Content, to), "Uppföljning");

        Assert.Equal(2, followUp.Paragraphs.Count);
        Assert.Equal([new DiffRun("Också på begäran.", DiffChange.Added)], followUp.Paragraphs[1].Runs);
    }

    [Fact]
    public void Between_OnlyGuidance_SaysThatWhatIsRequiredIsUnchanged()
    {
        var to = Sample.Content with { Title = "Svarstid", Guidance = "Välj med omsorg." };

        Assert.Equal(
            "Titel och vägledning skiljer sig: 2 tillagda och 9 borttagna ord. Vad som krävs är oförändrat.",
            RequirementDiff.Between(Sample.Content, to).Summary);
    }

    [Fact]
    public void Between_Parameter_ShowsItsRange()
    {
        var to = Sample.Content with { Parameters = [Sample.ResponseTime with { Max = 48 }] };

        var diff = RequirementDiff.Between(Sample.Content, to);

        Assert.Contains(new("48", DiffChange.Added), Field(diff, "Parametrar").Paragraphs[0].Runs);
        Assert.EndsWith("Vad som krävs är ändrat.", diff.Summary, StringComparison.Ordinal);
    }

    private static FieldDiff Field(RequirementDiff diff, string label) => diff.Fields.Single(f => f.Label == label);
}
