using Kravbibliotek.Profiles;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Questions.Try;

/// <summary>Which requirements would apply for some answers. The address holds the answers; nothing is kept.</summary>
[AllowAnonymous]
[InEnglish]
[Cached]
public sealed class TryController(RegisterStore registers, ConditionStore conditions) : Controller
{
    [Page(Links.TryQuestions)]
    public async Task<IActionResult> Try(
        [FromQuery(Name = "visa")] string? part, [FromQuery(Name = "sida")] string? page, CancellationToken cancellationToken)
    {
        var questions = await registers.QuestionsAsync(cancellationToken);
        var answers = questions.Select(q => (Question: q, Values: Answered(q))).Where(a => a.Values.Count > 0).ToList();
        var facts = answers.ToDictionary(a => a.Question.Fact, a => (IReadOnlyList<string>)a.Values);
        return View("Try", new TryPage
        {
            Questions = questions,
            Answers = answers.ToDictionary(a => a.Question.Id, a => (IReadOnlyList<string>)a.Values),
            Results = QuestionEffects.Of(await conditions.AllAsync(cancellationToken), facts),
            Part = TryPage.Parts.FirstOrDefault(p => p.Code == part).Outcome,
            Page = int.TryParse(page, out var number) ? number : 1,
        });
    }

    // What is no answer is left out, so that an old link still works.
    private List<string> Answered(Question question)
    {
        var known = question.Answers.Select(a => a.Value).Intersect(Request.Query[question.Id].OfType<string>()).ToList();
        return question.AllowsMany ? known : known[..Math.Min(1, known.Count)];
    }
}
