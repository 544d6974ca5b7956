using Kravbibliotek.Profiles;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;

namespace Kravbibliotek.Web.Features.Questions.Try;

/// <summary>What some answers come to.</summary>
public sealed record TryPage
{
    private const int PageSize = 50;

    /// <summary>The parts of the result by the word of the address.</summary>
    public static IReadOnlyList<(string Code, ApplicabilityOutcome Outcome)> Parts { get; } =
    [
        ("galler", ApplicabilityOutcome.Applies), ("oklart", ApplicabilityOutcome.Unknown), ("galler-inte", ApplicabilityOutcome.DoesNotApply),
    ];

    /// <summary>The questions in their order.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>The values answered, by the id of the question; those not answered are left out.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; }

    /// <summary>All requirements in use with what the answers come to for them.</summary>
    public required IReadOnlyList<ConditionedResult> Results { get; init; }

    /// <summary>The part of the result that is shown.</summary>
    public ApplicabilityOutcome Part { get; init; }

    /// <summary>The page of it, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many requirements are in a part.</summary>
    public int Count(ApplicabilityOutcome part) => Results.Count(r => r.Result.Outcome == part);

    /// <summary>The requirements of this page.</summary>
    public IReadOnlyList<ConditionedResult> Shown() =>
        [.. Results.Where(r => r.Result.Outcome == Part).Skip((Pages().Current - 1) * PageSize).Take(PageSize)];

    /// <summary>Where one is.</summary>
    public Pages Pages()
    {
        var last = Math.Max(1, (Count(Part) + PageSize - 1) / PageSize);
        return new(Math.Clamp(Page, 1, last), last, n => Address(Part, n));
    }

    /// <summary>The question that settles a fact, or null.</summary>
    public Question? Settling(string fact) => Questions.FirstOrDefault(q => q.Fact == fact);

    /// <summary>True when a question has been answered so.</summary>
    public bool IsChosen(Question question, string value) => Answers.GetValueOrDefault(question.Id)?.Contains(value) == true;

    /// <summary>
    /// The conditions that decided: those that failed, or else those that held, with the answers that made them hold.
    /// </summary>
    public static IReadOnlyList<Condition> Why(ApplicabilityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var fails = result.Outcome == ApplicabilityOutcome.DoesNotApply;
        return
        [
            .. result.Reasons.Where(r => r.Holds == !fails)
                .Select(r => fails ? r.Condition : r.Condition with { AnyOf = [.. r.Condition.AnyOf.Intersect(r.Values, StringComparer.Ordinal)] }),
        ];
    }

    /// <summary>The address of a part of the result for the same answers.</summary>
    public string Address(ApplicabilityOutcome part, int page = 1)
    {
        var query = new QueryBuilder(Answers.SelectMany(a => a.Value.Select(v => KeyValuePair.Create(a.Key, v))));
        if (part != ApplicabilityOutcome.Applies)
            query.Add("visa", Parts.First(p => p.Outcome == part).Code);
        if (page > 1)
            query.Add("sida", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Links.TryQuestions + query.ToQueryString();
    }
}
