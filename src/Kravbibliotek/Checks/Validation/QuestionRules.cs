using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on the wizard's questions.</summary>
internal static class QuestionRules
{
    private static readonly Rule FactTwice = new("K641",
        "{0} bestäms redan av frågan {1}.",
        "En fråga för varje fakta: byt namn eller slå ihop.");

    private static readonly Rule OrderTwice = new("K642", "Ordning {0} har redan frågan {1}.", "Ge frågan ett eget nummer, från 1.");

    private static readonly Rule BadOrder = new("K643", "Ordningen är {0}.", "Ordningen är ett heltal från 1.");

    private static readonly Rule NoAnswers = new("K644", "Frågan har färre än två svar.", "Lägg till svar.");

    private static readonly Rule AnswerTwice = new("K645", "Svaret {0} står två gånger.", "Ta bort det ena.");

    private static readonly Rule BadLevel = new("K646",
        "”{0}” är ingen klassningsnivå.",
        "En klassning har svaren \"0\", \"1\", \"2\" och \"3\", i den ordningen.");

    private static readonly Rule ManyLevels = new("K647", "En klassning har ett enda svar.", "Ta bort flera.");

    public static IEnumerable<Finding> Check(LibraryIndex index)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        var orders = new Dictionary<int, string>();
        foreach (var question in index.Library.Questions)
        {
            var path = LibraryPath.OfRegister(LibraryFileKind.Question, question.Id);
            if (!facts.TryAdd(question.Fact, question.Id))
                yield return index.At(FactTwice, path, "fakta", question.Fact, facts[question.Fact]);
            if (question.Order < 1)
                yield return index.At(BadOrder, path, "ordning", question.Order);
            else if (!orders.TryAdd(question.Order, question.Id))
                yield return index.At(OrderTwice, path, "ordning", question.Order, orders[question.Order]);
            foreach (var finding in Answers(question, path, index))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Answers(Question question, string path, LibraryIndex index)
    {
        if (question.Answers.Count < 2)
            yield return index.At(NoAnswers, path, "svar");
        if (question is { IsClassification: true, AllowsMany: true })
            yield return index.At(ManyLevels, path, "flera");
        foreach (var (answer, i) in question.Answers.Select((a, i) => (a, i)))
        {
            if (question.Answers.Take(i).Any(a => a.Value == answer.Value))
                yield return index.At(AnswerTwice, path, $"svar[{i}].värde", answer.Value);
            else if (question.IsClassification && (answer.Value.Length != 1 || answer.Value[0] != '0' + i || i > 3))
                yield return index.At(BadLevel, path, $"svar[{i}].värde", answer.Value);
        }
    }
}
