using FsCheck;
using FsCheck.Fluent;
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
    public void Between_ParagraphMadeLongerAndOneAddedAfterIt_KeepsEachWordInItsParagraph()
    {
        var from = Sample.Content with { FollowUp = "Felsökningen börjar inom fyra timmar från anmälan." };
        var to = Sample.Content with
        {
            FollowUp = "Felsökningen börjar inom fyra timmar från Beställarens anmälan.\n\nLeverantören utgår från bedömningen i den anmälan.",
        };

        var paragraphs = Field(RequirementDiff.Between(from, to), "Uppföljning").Paragraphs;

        Assert.Equal(2, paragraphs.Count);
        Assert.Equal("anmälan.", paragraphs[0].Runs[^1].Text.Trim());
        Assert.Equal(DiffChange.Added, Assert.Single(paragraphs[1].Runs).Change);
    }

    [Fact]
    public void Between_ParagraphRemovedBetweenOthers_IsItsOwnRow()
    {
        var from = Sample.Content with { Guidance = "Ett om lösenord.\n\nTvå som handlar om loggar.\n\nTre tal om pris." };
        var to = Sample.Content with { Guidance = "Ett om lösenord.\n\nTre tal om nya pris." };

        var paragraphs = Field(RequirementDiff.Between(from, to), "Vägledning").Paragraphs;

        Assert.Equal(3, paragraphs.Count);
        Assert.Equal([new DiffRun("Två som handlar om loggar.", DiffChange.Removed)], paragraphs[1].Runs);
        Assert.Empty(paragraphs[1].After().Runs);
        Assert.Equal("Tre tal om pris.", string.Concat(paragraphs[2].Before().Runs.Select(r => r.Text)));
        Assert.Equal("Tre tal om nya pris.", string.Concat(paragraphs[2].After().Runs.Select(r => r.Text)));
    }

    [Fact]
    public void Between_VeryManyLines_IsStillQuick()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $"rad {i}"));
        var to = Sample.Content with { Guidance = lines + "\nsist" };

        var guidance = Field(RequirementDiff.Between(Sample.Content with { Guidance = lines }, to), "Vägledning");

        Assert.Equal(1, guidance.Words(DiffChange.Added));
    }

    [Fact]
    public void Between_AnyTexts_KeepsEveryWordOfBoth() => Prop.ForAll<string[], string[]>((before, after) =>
    {
        var (from, to) = (Text(before), Text(after));

        var paragraphs = Field(RequirementDiff.Between(Sample.Content with { Guidance = from }, Sample.Content with { Guidance = to }), "Vägledning").Paragraphs;

        Assert.Equal(Said(from), Said(string.Join(' ', paragraphs.SelectMany(p => p.Before().Runs.Append(new(" ", DiffChange.Same))).Select(r => r.Text))));
        Assert.Equal(Said(to), Said(string.Join(' ', paragraphs.SelectMany(p => p.After().Runs.Append(new(" ", DiffChange.Same))).Select(r => r.Text))));
    }).QuickCheckThrowOnFailure();

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

    private static string Text(string[] words) => "x" + string.Join(' ', words.Select(w => w is null ? "\n" : $"{w.Length % 5}ord"));

    private static string Said(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static FieldDiff Field(RequirementDiff diff, string label) => diff.Fields.Single(f => f.Label == label);
}
