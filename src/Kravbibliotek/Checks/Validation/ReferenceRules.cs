using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on what a version refers to: standards, laws and the facts of its conditions.</summary>
internal static class ReferenceRules
{
    private static readonly Rule UnknownStandard = new("K501",
        "Standarden {0} finns inte i registret.",
        "Lägg till standarder/{0}.yaml, eller rätta id.");

    private static readonly Rule UnknownEdition = new("K502", "{0} har ingen utgåva {1}.", "Utgåvorna är: {2}.");

    private static readonly Rule UnknownClause = new("K503",
        "Avsnitt {0} finns inte i {1} {2}.",
        "Rätta avsnittet. Det måste stå i avsnittsfilen {3}.");

    private static readonly Rule VoidClause = new("K504",
        "Avsnitt {0} i {1} {2} innehåller inget krav.",
        "Hänvisa till det avsnitt som gäller.");

    private static readonly Rule NoReason = new("K505",
        "{0} är inte bedömd som öppen och avsteg saknas.",
        "Lägg till avsteg med ett motiv, eller välj en öppen standard.");

    private static readonly Rule UnknownLaw = new("K511", "Lagen {0} finns inte i registret.", "Lägg till lagar/{0}.yaml, eller rätta id.");

    private static readonly Rule UnknownPlace = new("K512",
        "{0} finns inte bland lagrummen i {1}.",
        "Lägg till lagrummet i lagregistret, eller rätta det.");

    private static readonly Rule UnknownFact = new("K521",
        "Ingen fråga bestämmer {0}.",
        "Rätta villkoret, eller lägg till en fråga i fragor/.");

    private static readonly Rule UnknownAnswer = new("K522", "”{0}” är inget av svaren på {1}.", "Svaren är: {2}.");

    private static readonly Rule ClassificationAsList = new("K523",
        "{0} är en klassning och har ett lägsta värde.",
        "Skriv till exempel {0}: \">=2\".");

    private static readonly Rule ListAsClassification = new("K524",
        "{0} är ingen klassning och har ingen ordning.",
        "Skriv en lista med svar, till exempel {0}: [{1}].");

    private static readonly Rule EmptyCondition = new("K525",
        "Villkoret på {0} har inga värden.",
        "Ange minst ett värde, eller ta bort villkoret.");

    private static readonly Rule Twice = new("K526", "{0} står två gånger.", "Slå ihop hänvisningarna.");

    public static IEnumerable<Finding> Check(ContentFile file, LibraryIndex index) =>
        Standards(file, index).Concat(Laws(file, index)).Concat(file.IsInUse ? Conditions(file, index) : []);

    /// <summary>Checks that a list of values are answers to the question that settles a fact.</summary>
    public static IEnumerable<Finding> Answers(string path, string field, string fact, IReadOnlyList<string> values, LibraryIndex index)
    {
        if (index.Fact(fact) is not { } question)
        {
            if (!index.FactsAreUncertain)
                yield return index.At(UnknownFact, path, field, fact);
            yield break;
        }

        foreach (var (value, i) in values.Select((v, i) => (v, i)).Where(v => question.Answers.All(a => a.Value != v.v)))
            yield return index.At(UnknownAnswer, path, $"{field}[{i}]", value, fact, Values(question.Answers));
    }

    private static IEnumerable<Finding> Standards(ContentFile file, LibraryIndex index)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (reference, i) in file.Content.Standards.Select((r, i) => (r, i)))
        {
            var at = $"standarder[{i}]";
            if (!seen.Add((reference.Standard, reference.Edition)))
                yield return index.At(Twice, file.Path, at + ".id", $"{reference.Standard} {reference.Edition}");
            if (!index.Knows(LibraryFileKind.Standard, reference.Standard))
                yield return index.At(UnknownStandard, file.Path, at + ".id", reference.Standard);
            if (index.Standard(reference.Standard) is not { } standard)
                continue;
            if (file.IsInUse && standard.Openness.Judgement != Openness.Open && string.IsNullOrWhiteSpace(reference.DeviationReason))
                yield return index.At(NoReason, file.Path, at, standard.Designation);
            if (standard.Editions.FirstOrDefault(e => e.Name == reference.Edition) is not { } edition)
            {
                var editions = string.Join(", ", standard.Editions.Select(e => e.Name));
                yield return index.At(UnknownEdition, file.Path, at + ".utgåva", standard.Designation, reference.Edition, editions);
                continue;
            }

            foreach (var finding in Clauses(file, at, reference, standard, edition, index))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Clauses(
        ContentFile file, string at, StandardReference reference, Standard standard, Edition edition, LibraryIndex index)
    {
        var list = LibraryPath.OfClauses(standard.Id, edition.Name);
        if (index.Read.Unreadable.Contains(list))
            yield break;
        foreach (var (number, i) in reference.Clauses.Select((c, i) => (c, i)))
        {
            var place = $"{at}.avsnitt[{i}]";
            var clause = edition.Clauses.FirstOrDefault(c => c.Number == number);
            if (clause is null)
                yield return index.At(UnknownClause, file.Path, place, number, standard.Designation, edition.Name, list);
            else if (clause.IsVoid)
                yield return index.At(VoidClause, file.Path, place, number, standard.Designation, edition.Name);
            if (reference.Clauses.Take(i).Contains(number))
                yield return index.At(Twice, file.Path, place, number);
        }
    }

    private static IEnumerable<Finding> Laws(ContentFile file, LibraryIndex index)
    {
        foreach (var (reference, i) in file.Content.Laws.Select((r, i) => (r, i)))
        {
            var at = $"lagar[{i}]";
            if (file.Content.Laws.Take(i).Any(l => l.Law == reference.Law && l.Place == reference.Place))
                yield return index.At(Twice, file.Path, at + ".lagrum", reference.Place);
            if (!index.Knows(LibraryFileKind.Law, reference.Law))
                yield return index.At(UnknownLaw, file.Path, at + ".id", reference.Law);
            else if (index.Law(reference.Law) is { } law && law.Places.All(p => p.Name != reference.Place))
                yield return index.At(UnknownPlace, file.Path, at + ".lagrum", reference.Place, law.ShortName ?? law.Name);
        }
    }

    private static IEnumerable<Finding> Conditions(ContentFile file, LibraryIndex index)
    {
        foreach (var condition in file.Content.Applicability.Conditions)
        {
            var at = "gäller." + condition.Fact;
            var question = index.Fact(condition.Fact);
            if (condition.AtLeast is null && condition.AnyOf.Count == 0)
                yield return index.At(EmptyCondition, file.Path, at, condition.Fact);
            else if (question is { IsClassification: true } && condition.AtLeast is null)
                yield return index.At(ClassificationAsList, file.Path, at, condition.Fact);
            else if (question is { IsClassification: false } && condition.AtLeast is not null)
                yield return index.At(ListAsClassification, file.Path, at, condition.Fact, Values(question.Answers.Take(2)));
            else
                foreach (var finding in Answers(file.Path, at, condition.Fact, condition.AnyOf, index))
                    yield return finding;
        }
    }

    private static string Values(IEnumerable<Answer> answers) => string.Join(", ", answers.Select(a => a.Value));
}
