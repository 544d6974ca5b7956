using Kravbibliotek.Profiles;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Questions.List;

/// <summary>The questions that decide what applies.</summary>
/// <param name="Questions">The questions in their order.</param>
/// <param name="Requirements">Every requirement in use, with when it applies.</param>
public sealed record ListPage(IReadOnlyList<Question> Questions, IReadOnlyList<ConditionedRequirement> Requirements)
{
    /// <summary>How many requirements apply whatever one answers.</summary>
    public int Always { get; } = Requirements.Count(r => r.Applicability.Conditions.Count == 0);

    /// <summary>How many requirements an answer brings in.</summary>
    public int Count(Question question, Answer answer) => QuestionEffects.BroughtInBy(question, answer, Requirements).Count;
}

/// <summary>The wizard's questions, to read: what is asked, why, and what each answer leads to.</summary>
[AllowAnonymous]
[InEnglish]
[Cached]
public sealed class ListController(RegisterStore registers, ConditionStore conditions) : Controller
{
    [Page(Links.Questions)]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        View(new ListPage(await registers.QuestionsAsync(cancellationToken), await conditions.AllAsync(cancellationToken)));
}
