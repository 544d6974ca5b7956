using Kravbibliotek.Consultations;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Web.Features.Shared;

// The closed vocabularies in the language of the page.
public static partial class Wording
{
    public static string Kind(RequirementKind kind) => Label(Words.Kinds, kind);

    public static string Status(RequirementStatus status) => Label(Words.Statuses, status);

    public static string Change(ChangeKind change) => Label(Words.Changes, change);

    public static string Level(Level level) => Label(Words.Levels, level);

    public static string ProofTime(ProofTime time) => Label(Words.ProofTimes, time);

    public static string QualificationGround(QualificationGround ground) => Label(Words.QualificationGrounds, ground);

    public static string ParameterType(ParameterType type) => Label(Words.ParameterTypes, type);

    public static string EditionStatus(EditionStatus status) => Label(Words.EditionStatuses, status);

    public static string Openness(Openness openness) => Label(Words.Opennesses, openness);

    public static string Ground(AwardGround ground) => Label(TenderWords.Grounds, ground);

    public static string LawTopic(LawTopic topic) => Label(Words.LawTopics, topic);

    public static string Effect(AnswerEffect effect) => Label(ConsultationWords.Effects, effect);

    public static string Effect(SubmissionEffect effect) => Label(SubmissionWords.Effects, effect);

    public static string SubmissionStatus(SubmissionStatus status) => Label(SubmissionWords.Statuses, status);

    public static string SubmissionKind(SubmissionKind kind) => Label(SubmissionWords.Kinds, kind);

    /// <summary>The name of a field of a requirement.</summary>
    /// <param name="label">Its Swedish name.</param>
    public static string Field(string label) => PageLanguage.IsEnglish ? RequirementFields.English(label) : label;

    /// <summary>The name of an area.</summary>
    public static string Area(Area area) => Area(Areas.Of(area));

    /// <summary>The name of an area.</summary>
    public static string Area(AreaInfo area) => PageLanguage.IsEnglish ? area.English : area.Name;

    /// <summary>One sentence on what an area holds.</summary>
    public static string AreaDescription(AreaInfo area) => PageLanguage.IsEnglish ? area.EnglishDescription : area.Description;

    private static string Label<T>(Vocabulary<T> words, T value)
        where T : struct, Enum => PageLanguage.IsEnglish ? words.English(value) : words.Label(value);
}
