using System.Globalization;
using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
// Members of the class have the names of these vocabularies.
using EditionState = Kravbibliotek.Standards.EditionStatus;
using Judgement = Kravbibliotek.Standards.Openness;
using ValueType = Kravbibliotek.Requirements.ParameterType;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>How data is said in words on the pages.</summary>
public static partial class Wording
{
    /// <summary>Swedish with ISO dates, whatever the machine is set to.</summary>
    public static CultureInfo Swedish { get; } = MakeSwedish();

    /// <summary>As a Swedish dictionary orders its words.</summary>
    public static StringComparer SwedishOrder { get; } = StringComparer.Create(Swedish, ignoreCase: true);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment as the clock on a Swedish wall shows it.</summary>
    public static string Moment(DateTimeOffset at) => SwedishDay.Clock(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) => string.Create(Swedish, $"{count} {(count == 1 ? one : many)}");

    /// <summary>The words joined as a Swede would say them: a, b eller c.</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} {Texts.Or} {words[^1]}",
    };

    public static string Condition(Condition condition) => condition.AtLeast is { } level
        ? Texts.ConditionLevel.With(condition.Fact, level)
        : $"{condition.Fact}: {Or(condition.AnyOf)}";

    /// <summary>The colour of a tag with this status.</summary>
    public static string Colour(RequirementStatus status) => status switch
    {
        RequirementStatus.Published => "success",
        RequirementStatus.Retiring => "warning",
        RequirementStatus.Withdrawn => "danger",
        _ => "neutral",
    };

    public static string Colour(Judgement openness) => openness switch
    {
        Judgement.Open => "success",
        Judgement.PartlyOpen => "warning",
        Judgement.Closed => "danger",
        _ => "neutral",
    };

    public static string Colour(EditionState status) => status switch
    {
        EditionState.Current => "success",
        EditionState.Upcoming => "info",
        EditionState.Replaced => "warning",
        _ => "danger",
    };

    /// <summary>A name with a capital, as a label begins.</summary>
    public static string Sentence(string name) => Capital(name).Replace('-', ' ');

    /// <summary>A name with a capital, as a heading begins.</summary>
    public static string Capital(string name) => name.Length == 0 ? name : char.ToUpper(name[0], Swedish) + name[1..];

    /// <summary>What a parameter means, and its recommended range.</summary>
    public static string Hint(Parameter parameter) => (ParameterValue.Range(parameter), parameter.Type) switch
    {
        ({ } range, _) => $"{parameter.Explanation} {Texts.RecommendedRange.With(range)}",
        (_, ValueType.Date) => $"{parameter.Explanation} {Texts.DateHint}",
        _ => parameter.Explanation,
    };

    /// <summary>A value in file form as a person would type it: a number has a decimal comma.</summary>
    public static string? Typed(Parameter parameter, string? value) =>
        parameter.Type == ValueType.Number ? value?.Replace('.', ',') : value;

    private static CultureInfo MakeSwedish()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("sv-SE").Clone();
        culture.DateTimeFormat.ShortDatePattern = "yyyy-MM-dd";
        // The sign that people and programs know, rather than the typographic minus.
        culture.NumberFormat.NegativeSign = "-";
        return CultureInfo.ReadOnly(culture);
    }
}
