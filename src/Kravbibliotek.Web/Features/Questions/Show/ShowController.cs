using Kravbibliotek.Profiles;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Questions.Show;

/// <summary>One question with what an answer brings in.</summary>
/// <param name="Question">The question.</param>
/// <param name="Chosen">The answer whose requirements are shown.</param>
/// <param name="Counts">How many requirements each answer brings in, in the order of the answers.</param>
/// <param name="Requirements">Those of the chosen answer that stand on this page.</param>
/// <param name="Pages">Where one is among them.</param>
public sealed record ShowPage(
    Question Question, Answer Chosen, IReadOnlyList<int> Counts, IReadOnlyList<ConditionedRequirement> Requirements, Pages Pages);

/// <summary>One question of the wizard.</summary>
[AllowAnonymous]
[InEnglish]
[Cached]
public sealed class ShowController(RegisterStore registers, ConditionStore conditions) : Controller
{
    private const int PageSize = 100;

    [Page(Links.Questions + "/{id}")]
    public async Task<IActionResult> Show(
        string id, [FromQuery(Name = "svar")] string? value, [FromQuery(Name = "sida")] string? page, CancellationToken cancellationToken)
    {
        if ((await registers.QuestionsAsync(cancellationToken)).FirstOrDefault(q => q.Id == id) is not { } question)
            return NotFound();
        var all = await conditions.AllAsync(cancellationToken);
        var answers = question.Answers.Select(a => (Answer: a, Requirements: QuestionEffects.BroughtInBy(question, a, all))).ToList();
        // Without an answer in the address: the first that brings in anything.
        var chosen = answers.FirstOrDefault(a => a.Answer.Value == value) is { Answer: not null } asked ? asked
            : answers.FirstOrDefault(a => a.Requirements.Count > 0) is { Answer: not null } first ? first : answers[0];
        var last = Math.Max(1, (chosen.Requirements.Count + PageSize - 1) / PageSize);
        var current = Math.Clamp(int.TryParse(page, out var number) ? number : 1, 1, last);
        return View(new ShowPage(
            question, chosen.Answer, [.. answers.Select(a => a.Requirements.Count)],
            [.. chosen.Requirements.Skip((current - 1) * PageSize).Take(PageSize)],
            new(current, last, n => $"{Links.Answer(question.Id, chosen.Answer.Value)}&sida={n}")));
    }
}
