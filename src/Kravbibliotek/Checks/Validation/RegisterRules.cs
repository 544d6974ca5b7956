using System.Text.RegularExpressions;
using Kravbibliotek.Formats;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on standards, laws and terms.</summary>
internal static partial class RegisterRules
{
    private static readonly Rule Twice = new("K601", "{0} står två gånger.", "Ta bort den ena.");

    private static readonly Rule NoEditions = new("K602", "Standarden har ingen utgåva.", "Lägg till minst en utgåva.");

    private static readonly Rule UnknownSuccessor = new("K603",
        "Utgåvan {0} som ska ersätta finns inte.",
        "Lägg till utgåvan, eller rätta ersatt-av.");

    private static readonly Rule BadPublished = new("K604",
        "”{0}” är inget datum.",
        "Skriv år, år-månad eller datum: 2021, 2021-03 eller 2021-03-15.");

    private static readonly Rule OrphanClauses = new("K605",
        "Avsnittsfilen hör inte till någon utgåva i registret.",
        "Filen heter <id>.<utgåva>.avsnitt.csv efter en utgåva som finns.");

    private static readonly Rule NotAssessed = new("K606",
        "Bedömningen {0} saknar {1}.",
        "Lägg till när bedömningen gjordes och vilka kriterier som användes, eller sätt ej-bedömd.");

    private static readonly Rule Address = new("K607", "”{0}” är ingen webbadress.", "Adressen börjar med https:// eller http://.");

    private static readonly Rule RepealedTooEarly = new("K611", "upphävd ligger före ikraft.", "Rätta datumen.");

    private static readonly Rule UnknownExceptionPlace = new("K612",
        "Undantagets lagrum {0} finns inte bland lagrummen.",
        "Lägg till lagrummet.");

    public static IEnumerable<Finding> Check(LibraryIndex index) =>
        index.Library.Standards.SelectMany(s => Standard(s, index))
            .Concat(Clauses(index))
            .Concat(index.Library.Laws.SelectMany(l => Law(l, index)))
            .Concat(Terms(index));

    private static IEnumerable<Finding> Standard(Standard standard, LibraryIndex index)
    {
        var path = LibraryPath.OfRegister(LibraryFileKind.Standard, standard.Id);
        if (standard.Address is { } address && !IsWeb(address))
            yield return index.At(Address, path, "adress", address);
        if (standard.Editions.Count == 0)
            yield return index.At(NoEditions, path, "utgåvor");
        foreach (var (edition, i) in standard.Editions.Select((e, i) => (e, i)))
        {
            if (standard.Editions.Take(i).Any(e => e.Name == edition.Name))
                yield return index.At(Twice, path, $"utgåvor[{i}].namn", edition.Name);
            if (edition.ReplacedBy is { } successor && (successor == edition.Name || standard.Editions.All(e => e.Name != successor)))
                yield return index.At(UnknownSuccessor, path, $"utgåvor[{i}].ersatt-av", successor);
            if (edition.Published is { } published && !IsPartialDate(published))
                yield return index.At(BadPublished, path, $"utgåvor[{i}].publicerad", published);
        }

        var openness = standard.Openness;
        var judgement = Requirements.Words.Opennesses.Code(openness.Judgement);
        if (openness.Judgement == Openness.NotAssessed)
            yield break;
        if (openness.Date is null)
            yield return index.At(NotAssessed, path, "öppenhet", judgement, "datum");
        if (openness.Criteria.Count == 0)
            yield return index.At(NotAssessed, path, "öppenhet", judgement, "kriterier");
    }

    private static IEnumerable<Finding> Clauses(LibraryIndex index)
    {
        var expected = index.Library.Standards
            .SelectMany(s => s.Editions.Select(e => LibraryPath.OfClauses(s.Id, e.Name))).ToHashSet(StringComparer.Ordinal);
        foreach (var path in index.Paths.Where(p => p.Kind == LibraryFileKind.ClauseList && !expected.Contains(p.Path)))
        {
            // The edition may stand in a file that could not be read, which is reported there.
            if (index.Standard(path.Id) is not null || !index.Knows(LibraryFileKind.Standard, path.Id))
                yield return OrphanClauses.At(path.Path, 0);
        }
    }

    private static IEnumerable<Finding> Law(Law law, LibraryIndex index)
    {
        var path = LibraryPath.OfRegister(LibraryFileKind.Law, law.Id);
        if (law.Address is { } address && !IsWeb(address))
            yield return index.At(Address, path, "adress", address);
        if (law.Repealed < law.InForce)
            yield return index.At(RepealedTooEarly, path, "upphävd");
        foreach (var (place, i) in law.Places.Select((p, i) => (p, i)))
        {
            if (law.Places.Take(i).Any(p => p.Name == place.Name))
                yield return index.At(Twice, path, $"lagrum[{i}].namn", place.Name);
            if (place.Topic is { } topic && law.Places.Take(i).Any(p => p.Topic == topic))
                yield return index.At(Twice, path, $"lagrum[{i}].ämne", Requirements.Words.LawTopics.Code(topic));
        }

        foreach (var (exception, i) in law.Exceptions.Select((e, i) => (e, i)).Where(e => law.Places.All(p => p.Name != e.e.Place)))
            yield return index.At(UnknownExceptionPlace, path, $"undantag[{i}].lagrum", exception.Place);
    }

    private static IEnumerable<Finding> Terms(LibraryIndex index)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var term in index.Library.Terms.Where(t => !seen.Add(t.Name)))
            yield return index.At(Twice, LibraryPath.OfRegister(LibraryFileKind.Term, term.Id), "namn", term.Name);
    }

    private static bool IsWeb(string address) =>
        MarkdownRules.IsAddress(address) && !address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    private static bool IsPartialDate(string text) =>
        YearPattern().IsMatch(text) || MonthPattern().IsMatch(text) || Requirements.ParameterValue.TryDate(text, out _);

    [GeneratedRegex(@"\A[12][0-9]{3}\z")]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"\A[12][0-9]{3}-(?:0[1-9]|1[0-2])\z")]
    private static partial Regex MonthPattern();
}
