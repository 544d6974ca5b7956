using Kravbibliotek.Requirements;

namespace Kravbibliotek.Profiles;

/// <summary>A requirement in use with what decides whether it applies.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Area">Its area.</param>
/// <param name="Kind">The kind it is proposed as.</param>
/// <param name="Applicability">When it applies.</param>
public sealed record ConditionedRequirement(string Key, string Title, Area Area, RequirementKind Kind, Applicability Applicability);

/// <summary>A requirement and what some answers come to for it.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Result">The outcome with its reasons.</param>
public sealed record ConditionedResult(ConditionedRequirement Requirement, ApplicabilityResult Result);

/// <summary>What questions and answers bring in. Pure.</summary>
public static class QuestionEffects
{
    /// <summary>
    /// The requirements that an answer alone opens for: those with a condition on its question that it meets. Of a classification only
    /// those that begin at its level, since every higher level has them too.
    /// </summary>
    public static IReadOnlyList<ConditionedRequirement> BroughtInBy(
        Question question, Answer answer, IEnumerable<ConditionedRequirement> requirements)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        return [.. requirements.Where(r => r.Applicability.Conditions.Any(c => c.Fact == question.Fact && Opens(c, answer)))];
    }

    /// <summary>What applies when some answers are known, in the order given.</summary>
    /// <param name="requirements">The requirements in use.</param>
    /// <param name="facts">Values by fact; a fact that is not there is not known.</param>
    public static IReadOnlyList<ConditionedResult> Of(
        IEnumerable<ConditionedRequirement> requirements, IReadOnlyDictionary<string, IReadOnlyList<string>> facts) =>
        [.. requirements.Select(r => new ConditionedResult(r, r.Applicability.Evaluate(facts)))];

    private static bool Opens(Condition condition, Answer answer) => condition.AtLeast is { } least
        ? answer.Value == FormattableString.Invariant($"{least}")
        : condition.AnyOf.Contains(answer.Value, StringComparer.Ordinal);
}
