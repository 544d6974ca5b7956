using Kravbibliotek.Checks;
using Kravbibliotek.Proposals;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kravbibliotek.Web.Features.Proposals;

/// <summary>Shows what the rules found beside the fields that it concerns.</summary>
public static class FieldProblems
{
    /// <summary>Adds the problems of fields.</summary>
    public static void Add(this ModelStateDictionary state, IEnumerable<FieldProblem> problems)
    {
        foreach (var problem in problems)
            state.AddModelError(problem.Field, $"{problem.Message} {problem.Mend}");
    }

    /// <summary>Adds why something was refused.</summary>
    public static void Add(this ModelStateDictionary state, IEnumerable<Finding> findings, string field = "")
    {
        foreach (var finding in findings)
            state.AddModelError(field, $"{finding.Message} {finding.Mend}");
    }
}
