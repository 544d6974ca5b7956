using System.Globalization;
using Kravbibliotek.Consultations;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Tests.Web;

/// <summary>The labels of the closed vocabularies follow the language of the page.</summary>
public sealed class WordingTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("sv-SE", "Ska-krav", "Bas", "Upphävd", "Brytande", "Tillgänglighet", "Ersatt", "Delvis öppen", "Motiv")]
    [InlineData("en", "Mandatory requirement", "Basic", "Withdrawn", "Breaking", "Accessibility", "Replaced", "Partly open", "Rationale")]
    public void Label_Culture_IsInItsLanguage(
        string culture, string kind, string level, string status, string change, string area, string edition, string openness, string field)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(kind, Wording.Kind(RequirementKind.Mandatory));
        Assert.Equal(level, Wording.Level(Level.Basic));
        Assert.Equal(status, Wording.Status(RequirementStatus.Withdrawn));
        Assert.Equal(change, Wording.Change(ChangeKind.Breaking));
        Assert.Equal(area, Wording.Area(Area.Accessibility));
        Assert.Equal(edition, Wording.EditionStatus(EditionStatus.Replaced));
        Assert.Equal(openness, Wording.Openness(Openness.PartlyOpen));
        Assert.Equal(field, Wording.Field("Motiv"));
    }

    [Fact]
    public void Vocabularies_All_SayEveryValueInBothLanguages()
    {
        AssertComplete(Words.Kinds);
        AssertComplete(Words.Statuses);
        AssertComplete(Words.Changes);
        AssertComplete(Words.Levels);
        AssertComplete(Words.ProofTimes);
        AssertComplete(Words.QualificationGrounds);
        AssertComplete(Words.ParameterTypes);
        AssertComplete(Words.EditionStatuses);
        AssertComplete(Words.Opennesses);
        AssertComplete(Words.LawTopics);
        AssertComplete(ConsultationWords.Effects);
        AssertComplete(SubmissionWords.Kinds);
        AssertComplete(SubmissionWords.Statuses);
        AssertComplete(SubmissionWords.Effects);
        Assert.All(RequirementDiff.TextsOf(Requirements.Sample.Content).Keys, label => Assert.NotEmpty(RequirementFields.English(label)));
        Assert.All(Areas.All, a => Assert.True(a.English.Length > 0 && a.EnglishDescription.EndsWith('.')));
    }

    private static void AssertComplete<T>(Vocabulary<T> words)
        where T : struct, Enum
    {
        Assert.Equal(Enum.GetValues<T>().Order(), words.All.Select(w => w.Value).Order());
        Assert.Equal(words.All.Count, words.All.Select(w => w.English).Distinct().Count());
        Assert.All(words.All, w => Assert.True(w.Label.Length > 0 && w.English is { Length: > 0 }));
    }
}
